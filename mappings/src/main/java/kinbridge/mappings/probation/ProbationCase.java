package kinbridge.mappings.probation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Crn;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** One resource of one case while it is read. Every reference begins with the case reference number. */
final class ProbationCase {

    static final String SYSTEM = "probation-api";

    private final Crn crn;
    private final Findings findings;
    private final StatementList statements;

    ProbationCase(Crn crn, @Nullable Instant time, Item item, Findings findings) {
        this.crn = crn;
        this.findings = findings;
        this.statements = new StatementList(item, Agency.PROBATION, time);
    }

    Crn crn() {
        return crn;
    }

    Findings findings() {
        return findings;
    }

    StatementList statements() {
        return statements;
    }

    /** {@code X000001/<part>}. */
    String reference(String part) {
        return crn.value() + "/" + part;
    }

    /** A key made of something personal, which a reference must not show. */
    static String opaque(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Subject person() {
        return person(Subject.Role.SUBJECT);
    }

    Subject person(Subject.Role role) {
        return Subject.person(SYSTEM, crn.value(), role);
    }

    @Nullable
    Occurred when(JsonPart at, String name) {
        return findings.when(at.field(name), at.text(name), DateText.Order.UNKNOWN);
    }

    /** The day of a date or time, as a field holds it. */
    @Nullable
    String day(JsonPart at, String name) {
        Occurred when = when(at, name);
        return when == null ? null : when.firstDay().toString();
    }
}
