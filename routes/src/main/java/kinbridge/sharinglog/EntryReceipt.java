package kinbridge.sharinglog;

import java.time.Instant;
import java.util.UUID;

/**
 * Proof that an entry is committed: the number that the page shows.
 *
 * @param recordedAt when the writer chained it
 */
public record EntryReceipt(UUID entryId, String instance, long sequence, Instant recordedAt) {}
