package kinbridge.alerts;

import java.time.LocalDate;
import java.util.UUID;

/** One trigger of a rule: a record, the part it plays in the rule, and the day that counts. */
record Fact(UUID record, String part, LocalDate day) {}
