package kinbridge.connectors;

import java.util.HashMap;
import java.util.Map;

/**
 * Which files of a folder are whole: those that two polls in a row saw with the same size and time. Half
 * a file read while it is being written would lose a child's record. It trusts no clock but the order of
 * polls.
 */
final class TwoPolls {

    private record Look(long sizeBytes, long modified) {}

    private final boolean renamedWhenWhole;
    private Map<String, Look> lastPoll = Map.of();
    private Map<String, Look> thisPoll = new HashMap<>();

    /** @param renamedWhenWhole the writer writes under another name and renames: no second look needed */
    TwoPolls(boolean renamedWhenWhole) {
        this.renamedWhenWhole = renamedWhenWhole;
    }

    synchronized void beginPoll() {
        lastPoll = thisPoll;
        thisPoll = new HashMap<>();
    }

    synchronized boolean isWhole(String path, long sizeBytes, long modified) {
        Look look = new Look(sizeBytes, modified);
        thisPoll.put(path, look);
        // An empty file is one whose writer has only opened it.
        return sizeBytes > 0 && (renamedWhenWhole || look.equals(lastPoll.get(path)));
    }
}
