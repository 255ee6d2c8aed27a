package kinbridge.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** Why somebody saw that on that day: logged decisions, taken again from their snapshots. */
public interface Replays {

    /**
     * The decisions of level 1 and above. The reading is an entry of the log, written first.
     *
     * @param other a version to compare with; null for the one in force now
     * @return empty if there is no such entry, or no such version
     */
    Optional<Replay> of(Requester reader, UUID entry, @Nullable String other);

    /**
     * The decisions of level 0, which the requester was answered as "no record".
     *
     * @param reason why they are read, for the log
     */
    Optional<Replay> hidden(Requester reader, UUID entry, @Nullable String other, String reason);

    /**
     * @param thenVersion the policy version that the entry names
     * @param engineVersion the release that decided, or empty where it was not kept
     * @param thisEngine the release that replays
     * @param problem why nothing can be replayed by the tables of then, or null
     * @param versions that may be compared with, newest first
     */
    record Replay(
            UUID entry,
            Instant at,
            String thenVersion,
            String otherVersion,
            String engineVersion,
            String thisEngine,
            @Nullable String problem,
            List<Line> lines,
            List<String> versions,
            boolean erased) {

        public Replay {
            lines = List.copyOf(lines);
            versions = List.copyOf(versions);
        }

        public long count(Verdict verdict) {
            return lines.stream().filter(line -> line.verdict() == verdict).count();
        }

        public long changed() {
            return lines.stream().filter(Line::changes).count();
        }
    }

    enum Verdict {
        /** The same answer as was logged. */
        SAME,
        /** The engine released it then and now; the state layer held it back for want of a grant. */
        HELD,
        DIFFERENT,
        /** Its snapshot, or the tables of then, cannot be read. */
        NOT_REPLAYED
    }

    /**
     * @param again by the tables of then; null if it cannot be replayed
     * @param other by the tables compared with; null if it cannot be
     */
    record Line(
            String record,
            String category,
            String holder,
            Answer logged,
            @Nullable Answer again,
            @Nullable Answer other,
            Verdict verdict) {

        /** Whether the tables compared with answer differently from those of then. */
        public boolean changes() {
            return again != null && other != null && !again.equals(other);
        }
    }

    record Answer(DetailLevel level, String rule, boolean override, List<String> basis, List<String> obligations) {
        public Answer {
            basis = List.copyOf(basis);
            obligations = List.copyOf(obligations);
        }

        Answer with(List<String> others) {
            return new Answer(level, rule, override, basis, others);
        }
    }
}
