package kinbridge.sharinglog;

import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * The open part of a stored entry, which stays as a tombstone when the rest is erased: pseudonymous ids
 * only.
 *
 * @param counts decisions by level, without level 0
 * @param overrides how many of them released without agreement
 */
record EntryHeader(
        int format,
        UUID entry,
        EntryKind kind,
        String eventTime,
        LogEntry.Requester requester,
        String purpose,
        LogEntry.About about,
        String policyVersion,
        Map<DetailLevel, Integer> counts,
        int overrides,
        LogEntry.Delivery delivery,
        @Nullable String correlationId,
        @Nullable UUID answers) {

    static final int FORMAT = 1;

    int count(DetailLevel level) {
        return counts.getOrDefault(level, 0);
    }
}
