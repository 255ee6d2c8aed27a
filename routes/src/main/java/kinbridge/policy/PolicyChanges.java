package kinbridge.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.PolicyComparison;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTablesRefused;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the policy: proposed by one person of information governance, adopted by another. Whoever
 * may do so at all is for the caller to have asked.
 */
public interface PolicyChanges {

    /** Newest first. */
    List<Proposal> all();

    Optional<Proposal> find(UUID proposal);

    /** How many wait for this person's look: open, not stale, and proposed by somebody else. */
    int waitingFor(Requester who);

    /**
     * Proposes the policy in force with these files in place of its own.
     *
     * @param changed by file name
     * @throws SharingTablesRefused if the whole would not be sound
     * @throws ChangeRefused if nothing would change
     */
    UUID propose(Requester who, Map<String, String> changed, String reason);

    /** Proposes what lies in {@code config/sharing}. */
    UUID proposeDisk(Requester who, String reason);

    /** Proposes to go back to a version that was in force, or was proposed. */
    UUID proposeVersion(Requester who, String version, String reason);

    /**
     * Puts a proposal in force, from the next look on.
     *
     * @throws ChangeRefused for its proposer, and where it is closed or stale
     */
    void adopt(Requester who, UUID proposal);

    /** Withdraws one's own, rejects another's. */
    void close(Requester who, UUID proposal, String reason);

    /** Which lines of which files a proposal changes. */
    List<FileDifference> files(Proposal proposal);

    /**
     * Whom a proposal changes the decisions for.
     *
     * @throws SharingTablesRefused if this release cannot read one of the two versions any more
     */
    List<PolicyComparison.Change> roles(Proposal proposal);

    enum Source {
        UPLOAD,
        DISK,
        EARLIER
    }

    enum State {
        OPEN,
        ADOPTED,
        WITHDRAWN,
        REJECTED
    }

    /**
     * @param base the version in force when it was proposed: what it differs from
     * @param stale open, but another version came into force meanwhile
     * @param entry its entry of the sharing log
     */
    record Proposal(
            UUID id,
            String base,
            String version,
            Source source,
            String reason,
            String proposedBy,
            Instant proposedAt,
            UUID entry,
            State state,
            boolean stale,
            @Nullable String closedBy,
            @Nullable Instant closedAt,
            @Nullable String closedReason) {

        public boolean isOpen() {
            return state == State.OPEN && !stale;
        }
    }
}
