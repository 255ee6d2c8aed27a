package kinbridge.sharinglog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * The open part of a stored entry, which stays as a tombstone when the rest is erased: pseudonymous ids
 * only.
 *
 * @param counts decisions by level, without level 0
 * @param route what follows {@code answers} here is missing in entries of format 1
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
        @Nullable UUID answers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String route,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String exchange,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID supersedes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String onBehalfOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RetentionClass retention) {

    /** 1 had no route, exchange, superseded entry or retention class, and the payload's digest in clear. */
    static final int FORMAT = 2;

    int count(DetailLevel level) {
        return counts.getOrDefault(level, 0);
    }
}
