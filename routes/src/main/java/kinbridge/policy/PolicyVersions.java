package kinbridge.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.needtoknow.TableProblem;
import org.jspecify.annotations.Nullable;

/** Which policy is in force, which ones were, and what lies on the disk. */
public interface PolicyVersions {

    InForce inForce();

    /** Each coming into force, newest first. */
    List<InForce> history();

    Disk disk();

    /**
     * The tables of any version that was in force or proposed.
     *
     * @return empty if there is none of that digest
     * @throws SharingTablesRefused if this release of the hub cannot read them any more
     */
    Optional<SharingTables> tables(String version);

    /** How a version came into force. */
    enum Way {
        /** The files that lay in {@code config/sharing} when the hub first started. */
        FIRST_START,
        /** By two people. */
        ADOPTED,
        /** From the files at a start, where the operator's settings named that very version. */
        OPERATOR
    }

    /**
     * @param by the sign-in ids of those who adopted it; empty where no person of IG did
     * @param entry the entry of the sharing log
     */
    record InForce(
            String version,
            Instant since,
            Way way,
            List<String> by,
            @Nullable UUID proposal,
            UUID entry) {
        public InForce {
            by = List.copyOf(by);
        }
    }

    enum Condition {
        AS_IN_FORCE,
        /** Sound, but another policy; it counts for nothing until it is adopted. */
        DIFFERENT,
        /** With mistakes, or not there. */
        REFUSED
    }

    /**
     * The files in {@code config/sharing} as they were last read.
     *
     * @param version null where they cannot be read at all
     */
    record Disk(Condition condition, @Nullable String version, List<TableProblem> problems, Instant readAt) {
        public Disk {
            problems = List.copyOf(problems);
        }
    }
}
