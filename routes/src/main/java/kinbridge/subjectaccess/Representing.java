package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kinbridge.consent.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A representative whom no agency knows, as the officer writes it down. An authority can be had by force, so the person
 * is asked as well, in a way that is safe for them and while nobody stands by.
 *
 * @param authority what was seen: words, never a copy
 * @param day that the authority bears
 * @param scope what of theirs the person wants to be given to them
 * @param address how it was checked that it is the representative's: the register, a call to its number there
 * @param confirmed how and when the person said so themselves, alone
 */
public record Representing(
        String name, String authority, @Nullable LocalDate day, String scope, String address, String confirmed) {

    private static final int MOST_LETTERS = 300;

    List<FieldProblem> problems(LocalDate received, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        addIfEmptyOrLong(problems, "name", name, "Write who represents the person");
        addIfEmptyOrLong(problems, "authority", authority, "Write what was seen: a signed authority, who witnessed it");
        addIfEmptyOrLong(problems, "scope", scope, "Write what the authority covers");
        addIfEmptyOrLong(problems, "address", address, "Write how it was checked where the answer goes");
        addIfEmptyOrLong(problems, "confirmed", confirmed, "Write how the person confirmed it, alone");
        if (day == null || day.isAfter(today) || day.isBefore(received.minusYears(1))) {
            problems.add(new FieldProblem("day", "Write the date of the authority: of no more than a year before"));
        }
        return problems;
    }

    private static void addIfEmptyOrLong(List<FieldProblem> problems, String field, String text, String words) {
        if (text.isBlank() || text.length() > MOST_LETTERS) {
            problems.add(new FieldProblem(field, words + ", in no more than " + MOST_LETTERS + " letters"));
        }
    }

    Details.Representative as(String recordedBy) {
        return new Details.Representative(
                name.strip(),
                authority.strip(),
                String.valueOf(day),
                scope.strip(),
                address.strip(),
                confirmed.strip(),
                recordedBy);
    }
}
