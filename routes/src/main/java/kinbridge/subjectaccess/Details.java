package kinbridge.subjectaccess;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote about a request. Days are ISO dates as text.
 *
 * @param asker who asks, by name
 * @param how in which way it came
 * @param seen what was seen to be sure who asks; never a copy or a number of it
 * @param seenBy who saw it, by sign-in
 * @param extension why it takes longer
 * @param ending how it ended
 * @param foundBy who found the person, by sign-in
 * @param askerFoundBy who found who asks, by sign-in
 * @param representative who asks for the person and whom no agency knows; null where there is none
 */
record Details(
        String asker,
        String how,
        String seen,
        String seenBy,
        String extension,
        String ending,
        List<Clarification> clarifications,
        @Nullable Representative representative,
        String foundBy,
        String askerFoundBy) {

    /** What was kept before it was written down who found them says nothing of it. */
    @SuppressWarnings("NullAway") // Jackson hands on null for what is not written
    Details {
        foundBy = Objects.requireNonNullElse(foundBy, "");
        askerFoundBy = Objects.requireNonNullElse(askerFoundBy, "");
        clarifications = List.copyOf(clarifications);
    }

    /** @param answered the day, or empty while it is awaited */
    record Clarification(String asked, String question, String answered) {

        boolean isAwaited() {
            return answered.isEmpty();
        }
    }

    /**
     * A solicitor or another whom the person authorised and no agency knows.
     *
     * @param authority what was seen of it, and {@code day} the ISO date that it bears
     * @param scope what it covers
     * @param address how it was checked that the address belongs to them, and not to somebody else
     * @param confirmed how the person, safely and alone, said that this is what they want
     */
    record Representative(
            String name, String authority, String day, String scope, String address, String confirmed, String by) {}

    static Details of(String asker, String how) {
        return new Details(asker, how, "", "", "", "", List.of(), null, "", "");
    }

    Details checked(String what, String by) {
        return new Details(
                asker, how, what, by, extension, ending, clarifications, representative, foundBy, askerFoundBy);
    }

    Details extended(String why) {
        return new Details(
                asker, how, seen, seenBy, why, ending, clarifications, representative, foundBy, askerFoundBy);
    }

    Details ended(String why) {
        return new Details(
                asker, how, seen, seenBy, extension, why, clarifications, representative, foundBy, askerFoundBy);
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
        return new Details(asker, how, seen, seenBy, extension, ending, all, representative, foundBy, askerFoundBy);
    }

    Details representedBy(@Nullable Representative who) {
        return new Details(asker, how, seen, seenBy, extension, ending, clarifications, who, foundBy, askerFoundBy);
    }

    /** Another person: who stands for one, or asks of one, does so for no other. */
    Details foundBy(String who) {
        return new Details(asker, how, seen, seenBy, extension, ending, clarifications, null, who, "");
    }

    Details askerFoundBy(String who) {
        return new Details(asker, how, seen, seenBy, extension, ending, clarifications, representative, foundBy, who);
    }

    /** Whoever said who is meant, or saw that it is they, does not see the items as well. */
    Optional<String> hindrance(String reviewer) {
        if (reviewer.equals(seenBy)) {
            return Optional.of("Choose somebody else: this colleague saw the proof of identity");
        }
        if (reviewer.equals(foundBy)) {
            return Optional.of("Choose somebody else: this colleague found the person");
        }
        if (reviewer.equals(askerFoundBy)) {
            return Optional.of("Choose somebody else: this colleague found who asks");
        }
        return representative != null && reviewer.equals(representative.by())
                ? Optional.of("Choose somebody else: this colleague recorded the representative")
                : Optional.empty();
    }
}
