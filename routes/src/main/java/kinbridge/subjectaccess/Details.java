package kinbridge.subjectaccess;

import java.util.List;
import java.util.stream.Stream;

/**
 * What people wrote about a request. Days are ISO dates as text.
 *
 * @param asker who asks, by name
 * @param how in which way it came
 * @param seen what was seen to be sure who asks; never a copy or a number of it
 * @param seenBy who saw it, by sign-in
 * @param extension why it takes longer
 * @param ending how it ended
 */
record Details(
        String asker,
        String how,
        String seen,
        String seenBy,
        String extension,
        String ending,
        List<Clarification> clarifications) {

    Details {
        clarifications = List.copyOf(clarifications);
    }

    /** @param answered the day, or empty while it is awaited */
    record Clarification(String asked, String question, String answered) {

        boolean isAwaited() {
            return answered.isEmpty();
        }
    }

    static Details of(String asker, String how) {
        return new Details(asker, how, "", "", "", "", List.of());
    }

    Details checked(String what, String by) {
        return new Details(asker, how, what, by, extension, ending, clarifications);
    }

    Details extended(String why) {
        return new Details(asker, how, seen, seenBy, why, ending, clarifications);
    }

    Details ended(String why) {
        return new Details(asker, how, seen, seenBy, extension, why, clarifications);
    }

    Details asking(String day, String question) {
        return with(Stream.concat(clarifications.stream(), Stream.of(new Clarification(day, question, "")))
                .toList());
    }

    Details answered(String day) {
        return with(clarifications.stream()
                .map(one -> one.isAwaited() ? new Clarification(one.asked(), one.question(), day) : one)
                .toList());
    }

    private Details with(List<Clarification> all) {
        return new Details(asker, how, seen, seenBy, extension, ending, all);
    }
}
