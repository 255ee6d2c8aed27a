package kinbridge.sharinglog;

import java.util.List;
import java.util.UUID;
import kinbridge.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One entry for the page that explains it.
 *
 * @param engineVersion the release whose rules decided; null or empty where it was not kept
 * @param origin the request or message that led to it; without the device once the key was destroyed
 * @param onBehalfOf for whom it was asked, where that is not the requester
 * @param retention as it was when it was written; null in entries from before it was kept
 * @param readable false once its key was destroyed: then only the header is left
 * @param lost it is not readable, and no disposal has answered it
 * @param decisions level 1 and above
 * @param answeredBy later entries about this one: acknowledgement, review outcome, disposal
 */
public record LogEntryView(
        LogLine line,
        LogEntry.About about,
        String policyVersion,
        @Nullable String engineVersion,
        LogEntry.Delivery delivery,
        Origin origin,
        @Nullable UUID answers,
        @Nullable UUID supersedes,
        @Nullable String onBehalfOf,
        @Nullable RetentionClass retention,
        boolean readable,
        boolean lost,
        @Nullable String reason,
        List<LoggedDecision> decisions,
        List<UUID> answeredBy,
        Integrity integrity) {

    public LogEntryView {
        decisions = List.copyOf(decisions);
        answeredBy = List.copyOf(answeredBy);
    }

    /**
     * @param hash in hex
     * @param previousHash in hex
     * @param linked the stored bytes give this hash, and it follows the entry before
     * @param signedAt the entry whose signature covers this one, or null if there is none
     */
    public record Integrity(
            String hash,
            String previousHash,
            boolean linked,
            @Nullable Long signedAt) {}
}
