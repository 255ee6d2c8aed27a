package kinbridge.grants;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * A grant with its whole story, running or over.
 *
 * @param family null where the glass was broken on a reference that is nobody's
 * @param openedAt null while a supervisor has not signed
 */
record StoredGrant(
        UUID id,
        Basis basis,
        @Nullable UUID family,
        Requester who,
        String purpose,
        List<String> groups,
        HarmLevel harm,
        String byRule,
        @Nullable String justification,
        @Nullable String reason,
        Instant askedAt,
        @Nullable Instant openedAt,
        @Nullable Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String endedWhy,
        @Nullable String signOff,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String signOffWords,
        @Nullable String review,
        UUID logEntry) {

    boolean isRunning(Instant now) {
        return openedAt != null && endedAt == null && endsAt != null && endsAt.isAfter(now);
    }

    boolean isWaiting() {
        return basis == Basis.SIGNED_FIRST && signOff == null && endedAt == null;
    }
}
