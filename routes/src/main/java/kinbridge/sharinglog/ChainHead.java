package kinbridge.sharinglog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.SigningKey;

/**
 * Where the chain of this instance stands.
 *
 * @param sequence of the last entry, 0 before the first
 * @param checkpointed the last entry that a checkpoint covers
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
record ChainHead(long sequence, byte[] hash, Instant recordedAt, long checkpointed) {

    /** The entries in their places after this head; the last one signed, which covers them all. */
    List<ChainedEntry> chain(String instance, List<SealedEntry> entries, Instant now, SigningKey key) {
        // A clock set back must not put an entry before the one it follows.
        Instant stamp = now.truncatedTo(ChronoUnit.MICROS);
        Instant recorded = stamp.isBefore(recordedAt) ? recordedAt : stamp;
        List<ChainedEntry> chained = new ArrayList<>(entries.size());
        byte[] previous = hash;
        long place = sequence;
        for (SealedEntry entry : entries) {
            place++;
            boolean last = place == sequence + entries.size();
            ChainedEntry next = chain(instance, place, entry, recorded, previous, last ? key : null);
            chained.add(next);
            previous = next.hash();
        }
        return chained;
    }

    private static ChainedEntry chain(
            String instance,
            long place,
            SealedEntry entry,
            Instant recorded,
            byte[] previous,
            @org.jspecify.annotations.Nullable SigningKey key) {
        byte[] hash = ChainedEntry.hash(
                instance,
                place,
                entry.entryId(),
                entry.kind(),
                recorded,
                entry.eventAt(),
                entry.header(),
                entry.detail(),
                entry.hidden(),
                previous);
        return new ChainedEntry(
                instance,
                place,
                entry.entryId(),
                entry.kind(),
                recorded,
                entry.eventAt(),
                entry.header(),
                entry.detail(),
                entry.hidden(),
                previous,
                hash,
                key == null ? null : key.publicHalf().id(),
                key == null ? null : key.sign(ChainedEntry.signedMessage(hash)));
    }

    ChainHead after(List<ChainedEntry> chained) {
        if (chained.isEmpty()) {
            return this;
        }
        ChainedEntry last = chained.get(chained.size() - 1);
        return new ChainHead(last.sequence(), last.hash(), last.recordedAt(), checkpointed);
    }

    ChainHead checkpointedHere() {
        return new ChainHead(sequence, hash, recordedAt, sequence);
    }
}
