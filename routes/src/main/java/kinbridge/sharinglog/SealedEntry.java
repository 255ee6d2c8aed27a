package kinbridge.sharinglog;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry as it is stored, before it has its place in the chain.
 *
 * @param header canonical JSON, in clear
 * @param detail compressed, then encrypted
 * @param hidden level 0: compressed, padded, then encrypted
 * @param detailKey the data key of detail, sealed by the hub's vault
 * @param hiddenKey the data key of hidden, sealed by the restricted vault
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
record SealedEntry(
        UUID entryId,
        String kind,
        Instant eventAt,
        byte[] header,
        byte[] detail,
        byte[] hidden,
        byte[] detailKey,
        byte[] hiddenKey) {}
