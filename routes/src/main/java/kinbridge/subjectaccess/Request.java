package kinbridge.subjectaccess;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is kept.
 *
 * @param subject an identity of the person it is about
 * @param asker an identity of the parent or representative who asks
 * @param reviewer the sign-in of the one person who sees its items
 */
record Request(
        UUID id,
        String reference,
        AskedAs askedAs,
        LocalDate receivedOn,
        String openedBy,
        Instant openedAt,
        @Nullable LocalDate identityCheckedOn,
        @Nullable LocalDate extendedOn,
        @Nullable UUID subject,
        @Nullable UUID asker,
        @Nullable String reviewer,
        @Nullable Instant gatheredAt,
        @Nullable UUID gatheringEntry,
        @Nullable LocalDate closedOn,
        Details details) {

    boolean isOpen() {
        return closedOn == null;
    }

    boolean isReviewedBy(String practitioner) {
        return practitioner.equals(reviewer);
    }

    /** Whether a representative asks whom no agency knows, and the person themselves said that they should. */
    boolean isThroughAnOutsider() {
        return askedAs == AskedAs.REPRESENTATIVE && asker == null && details.representative() != null;
    }

    /** Whether what is given comes into nobody's hands but those into which the person themselves gave it. */
    boolean isInThePersonsHands() {
        return askedAs.isThePerson() || isThroughAnOutsider();
    }

    SubjectClock clock() {
        return new SubjectClock(
                receivedOn,
                identityCheckedOn,
                details.clarifications().stream()
                        .map(one -> new SubjectClock.Pause(
                                LocalDate.parse(one.asked()), one.isAwaited() ? null : LocalDate.parse(one.answered())))
                        .toList(),
                extendedOn != null);
    }
}
