package kinbridge.consent;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import org.jspecify.annotations.Nullable;

/**
 * One version of a recorded answer, as it was recorded.
 *
 * @param person whom it is about
 * @param giverPerson who answered where that is another person whom the hub knows
 * @param state as recorded; whether it has run out is a question of the day
 * @param words sealed texts, opened: {@code howObtained}, {@code wordsUsed}, {@code evidence}, {@code
 *     unsafeReason}; empty where they were not asked for
 */
public record AnswerVersion(
        UUID id,
        int version,
        UUID person,
        String giver,
        @Nullable UUID giverPerson,
        ConsentState state,
        Set<String> agencies,
        Set<String> categories,
        Set<String> purposes,
        Instant givenAt,
        @Nullable Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable UUID competence,
        @Nullable String explainedBy,
        Map<String, String> words,
        String recordedBy,
        Instant recordedAt,
        @Nullable UUID logEntry) {

    /** When they said so; where nobody noted it, when it was recorded. */
    public Instant saidAt() {
        Instant said = withdrawnAt == null ? givenAt : withdrawnAt;
        return said.equals(Instant.EPOCH) ? recordedAt : said;
    }

    /** Whether it is for everything, or for a part. */
    public boolean isForEverything() {
        return agencies.isEmpty() && categories.isEmpty() && purposes.isEmpty();
    }

    /** The state on that day: an agreement past its date has run out. */
    public ConsentState at(Instant moment) {
        boolean isOver = expiresAt != null && !expiresAt.isAfter(moment);
        return state == ConsentState.GIVEN && isOver ? ConsentState.EXPIRED : state;
    }
}
