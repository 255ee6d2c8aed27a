package kinbridge.retraction;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must no longer be relied on, in the versions that were wrong. Of one reason and moment all
 * things are told together: a colleague gets one task for them.
 *
 * @param thing the record, as the sharing log names it
 * @param versions those that were wrong; who was shown others only is not told
 * @param replacement the version that is right; null where there is none
 * @param subject an identity of whom it is about, where that is why
 * @param at when it was found or said; for what comes of one message the same moment
 * @param by who says so; null for the hub
 */
public record Retraction(
        UUID thing,
        Set<UUID> versions,
        RetractionReason reason,
        @Nullable UUID replacement,
        @Nullable UUID subject,
        Instant at,
        @Nullable Requester by) {

    public Retraction {
        versions = Set.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a retraction names the versions that were wrong");
        }
        if (replacement != null && versions.contains(replacement)) {
            throw new IllegalArgumentException("what replaces a wrong version is none of them");
        }
        if (reason == RetractionReason.AGREEMENT_ENDED) {
            throw new IllegalArgumentException("what an agreement ends is found from the agreement");
        }
    }
}
