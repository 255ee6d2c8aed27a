package kinbridge.mappings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong with an item while it was read: a bad part waits in quarantine, an unknown code is
 * kept raw and warned about, and the sound rest goes on. One for each item; not for several threads.
 */
public final class Findings {

    private final String location;
    private final List<Unreadable> parts = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    public Findings(Item item) {
        this.location = item.location();
    }

    /** A part that could not be read. */
    public void part(@Nullable String field, @Nullable String value, String reason, String expected) {
        parts.add(new Unreadable(location, field, value, reason, expected));
    }

    /** Something odd that holds nothing back; name the field, never its value. */
    public void warn(String field, String what) {
        warnings.add(new Warning(location, field, what));
    }

    /** When something happened; null where nothing is said, or where it is a part in quarantine now. */
    public @Nullable Occurred when(String field, @Nullable String text, DateText.Order order) {
        DateText.Answer answer = DateText.read(text, order);
        if (answer instanceof DateText.NotADate notADate) {
            part(field, text, notADate.reason(), notADate.expected());
        }
        return answer instanceof DateText.Found found ? found.occurred() : null;
    }

    /** A whole date; a bare year or month is a part, since a birthday cannot be made of it. */
    public @Nullable LocalDate date(String field, @Nullable String text, DateText.Order order) {
        Occurred occurred = when(field, text, order);
        if (occurred instanceof Occurred.InYear || occurred instanceof Occurred.InMonth) {
            part(field, text, "not a whole date", DateText.EXPECTED);
            return null;
        }
        return occurred == null ? null : occurred.firstDay();
    }

    /** Yes or no; null where it says neither, with a warning if it says something. */
    public @Nullable Boolean yesNo(String field, @Nullable String text) {
        Optional<Boolean> answer = YesNo.read(text);
        if (answer.isEmpty() && text != null && !text.isBlank()) {
            warn(field, "neither yes nor no, kept out");
        }
        return answer.orElse(null);
    }

    /** Adds the sex in our words; an unknown code is kept raw as {@code unknown} and warned about. */
    public void sex(Fields fields, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        Optional<Sex> sex = Sex.read(text);
        if (sex.isEmpty()) {
            warn(field, "unknown code for sex, kept as written");
        }
        fields.add(Identity.SEX, sex.orElse(Sex.UNKNOWN).word(), DetailLevel.SUMMARY, text);
    }

    /** The NHS number, or null: one that fails its check is a part, for it may be another person's. */
    public @Nullable String nhsNumber(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<NhsNumber> number = NhsNumber.read(text);
        if (number.isEmpty()) {
            part(field, text, "not a valid NHS number", "ten digits that pass modulus 11");
        }
        return number.map(NhsNumber::value).orElse(null);
    }

    /** Adds the postcode in one form; one of no known form is kept as written and warned about. */
    public void postcode(Fields fields, String name, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        Optional<Postcode> postcode = Postcode.read(text);
        if (postcode.isEmpty()) {
            warn(field, "not the form of a postcode, kept as written");
        }
        fields.add(name, postcode.map(Postcode::value).orElse(text.strip()), DetailLevel.FULL, text);
    }

    /** Adds the UPN; a check letter that fails only annotates. */
    public void upn(Fields fields, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        Optional<Upn> upn = Upn.read(text);
        if (upn.isEmpty()) {
            part(field, text, "not the form of a UPN", "a letter, eleven digits, a digit or letter");
        } else {
            if (!upn.get().checkLetterAgrees()) {
                warn(field, "check letter of the UPN does not agree");
            }
            fields.add(Identity.UPN, upn.get().value(), DetailLevel.FULL, text);
        }
    }

    /** How many parts could not be read so far. */
    public int parts() {
        return parts.size();
    }

    /** Whether nothing at all was wrong. */
    public boolean isClean() {
        return parts.isEmpty() && warnings.isEmpty();
    }

    /**
     * The outcome: understood if any statement was made or nothing was wrong, else not understood with
     * the first problem found.
     */
    public ItemOutcome outcome(List<? extends Statement> statements) {
        return statements.isEmpty() && !parts.isEmpty()
                ? new ItemOutcome.NotUnderstood(parts.get(0))
                : new ItemOutcome.Understood(List.copyOf(statements), parts, warnings);
    }

    /** Nothing of the item can be used, for this reason. */
    public ItemOutcome notUnderstood(@Nullable String field, @Nullable String value, String reason, String expected) {
        return new ItemOutcome.NotUnderstood(new Unreadable(location, field, value, reason, expected));
    }
}
