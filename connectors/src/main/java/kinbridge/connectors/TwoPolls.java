package kinbridge.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Which files of a folder are whole: those that two polls in a row saw with the same size and time. Half
 * a file read while it is being written would lose a child's record. It trusts no clock of the agency's, only
 * the order of polls. An empty file is mostly one whose writer has only opened it; left empty for long, it is
 * what the agency sent, and somebody must be told.
 */
final class TwoPolls {

    static final Duration EMPTY_FOR = Duration.ofMinutes(15);

    /** @param since when it was first seen so, by the hub's clock */
    private record Look(long sizeBytes, long modified, Instant since) {}

    private final boolean renamedWhenWhole;
    private final InstantSource clock;
    private Map<String, Look> lastPoll = Map.of();
    private Map<String, Look> thisPoll = new HashMap<>();

    /** @param renamedWhenWhole the writer writes under another name and renames: no second look needed */
    TwoPolls(boolean renamedWhenWhole, InstantSource clock) {
        this.renamedWhenWhole = renamedWhenWhole;
        this.clock = clock;
    }

    synchronized void beginPoll() {
        lastPoll = thisPoll;
        thisPoll = new HashMap<>();
    }

    synchronized boolean isWhole(String path, long sizeBytes, long modified) {
        Instant now = clock.instant();
        Look before = lastPoll.get(path);
        boolean isUnchanged = before != null && before.sizeBytes() == sizeBytes && before.modified() == modified;
        Instant since = before != null && isUnchanged ? before.since() : now;
        thisPoll.put(path, new Look(sizeBytes, modified, since));
        return sizeBytes == 0 ? !now.isBefore(since.plus(EMPTY_FOR)) : renamedWhenWhole || isUnchanged;
    }
}
