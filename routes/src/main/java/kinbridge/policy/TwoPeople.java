package kinbridge.policy;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyComparison;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.storage.HubFolders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One person proposes, another adopts; each step is in the sharing log or did not happen. */
@Component
class TwoPeople implements PolicyChanges {

    private static final int COMPARISONS_KEPT = 8;

    private final StoredProposals proposals;
    private final StoredVersions versions;
    private final PolicyEntries entries;
    private final PolicyInForce policy;
    private final PolicyWatch watch;
    private final TransactionTemplate transaction;
    private final HubFolders folders;
    private final InstantSource clock;
    /** Half a million decisions each, and always the same for the same two versions. */
    private final Map<String, List<PolicyComparison.Change>> comparisons =
            java.util.Collections.synchronizedMap(new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<PolicyComparison.Change>> eldest) {
                    return size() > COMPARISONS_KEPT;
                }
            });

    TwoPeople(
            StoredProposals proposals,
            StoredVersions versions,
            PolicyEntries entries,
            PolicyInForce policy,
            PolicyWatch watch,
            TransactionTemplate transaction,
            HubFolders folders,
            InstantSource clock) {
        this.proposals = proposals;
        this.versions = versions;
        this.entries = entries;
        this.policy = policy;
        this.watch = watch;
        this.transaction = transaction;
        this.folders = folders;
        this.clock = clock;
    }

    @Override
    public List<Proposal> all() {
        return proposals.all();
    }

    @Override
    public Optional<Proposal> find(UUID proposal) {
        return proposals.find(proposal);
    }

    @Override
    public int waitingFor(Requester who) {
        return proposals.waitingFor(who.practitionerId());
    }

    @Override
    public UUID propose(Requester who, Map<String, String> changed, String reason) {
        Map<String, String> files = new HashMap<>(policy.tables().files());
        files.putAll(changed);
        return propose(who, SharingTables.of(files), Source.UPLOAD, reason);
    }

    @Override
    public UUID proposeDisk(Requester who, String reason) {
        SharingTables onDisk = SharingTables.load(folders.config().resolve("sharing"));
        return propose(who, onDisk, Source.DISK, reason);
    }

    @Override
    public UUID proposeVersion(Requester who, String version, String reason) {
        SharingTables earlier =
                versions.tables(version).orElseThrow(() -> new ChangeRefused("There is no such version"));
        return propose(who, earlier, Source.EARLIER, reason);
    }

    private UUID propose(Requester who, SharingTables tables, Source source, String reason) {
        UUID id = UUID.randomUUID();
        inOneStep(() -> {
            String base = inForce();
            if (tables.policyVersion().equals(base)) {
                throw new ChangeRefused("These files are the policy in force: nothing would change");
            }
            versions.store(tables);
            String what = "Proposed version " + tables.policyVersion() + " in place of " + base + ": " + reason;
            UUID entry = entries.by(who, base, what, null);
            proposals.add(new Proposal(
                    id,
                    base,
                    tables.policyVersion(),
                    source,
                    reason,
                    who.practitionerId(),
                    clock.instant(),
                    entry,
                    State.OPEN,
                    false,
                    null,
                    null,
                    null));
        });
        return id;
    }

    @Override
    public void adopt(Requester who, UUID id) {
        inOneStep(() -> {
            Proposal proposal = openProposal(id);
            if (proposal.proposedBy().equals(who.practitionerId())) {
                throw new ChangeRefused("You proposed this change, so somebody else must adopt it");
            }
            // As it will be read from now on: stored files that were altered, or that this release cannot read, end it.
            requireReadable(proposal.version());
            String what = "Adopted version " + proposal.version() + " in place of " + proposal.base() + ", proposed by "
                    + proposal.proposedBy();
            UUID entry = entries.by(who, proposal.version(), what, proposal.entry());
            proposals.close(id, State.ADOPTED, who.practitionerId(), clock.instant(), null, entry);
            versions.putInForce(
                    proposal.version(),
                    PolicyVersions.Way.ADOPTED,
                    id,
                    List.of(proposal.proposedBy(), who.practitionerId()),
                    entry);
        });
        watch.follow();
    }

    @Override
    public void close(Requester who, UUID id, String reason) {
        inOneStep(() -> {
            Proposal proposal = proposals
                    .find(id)
                    .filter(found -> found.state() == State.OPEN)
                    .orElseThrow(() -> new ChangeRefused("This change is no longer open"));
            boolean isOwn = proposal.proposedBy().equals(who.practitionerId());
            State state = isOwn ? State.WITHDRAWN : State.REJECTED;
            String what = (isOwn ? "Withdrew" : "Rejected") + " the proposal of version " + proposal.version() + ": "
                    + reason;
            UUID entry = entries.by(who, inForce(), what, proposal.entry());
            proposals.close(id, state, who.practitionerId(), clock.instant(), reason, entry);
        });
    }

    private Proposal openProposal(UUID id) {
        Proposal proposal = proposals.find(id).orElseThrow(() -> new ChangeRefused("There is no such change"));
        if (proposal.state() != State.OPEN) {
            throw new ChangeRefused("This change is no longer open");
        }
        if (proposal.stale()) {
            throw new ChangeRefused("Another policy came into force since this was proposed: propose it again");
        }
        return proposal;
    }

    private void requireReadable(String version) {
        try {
            if (versions.tables(version).isEmpty()) {
                throw new ChangeRefused("Its files are not there");
            }
        } catch (SharingTablesRefused unreadable) {
            throw new ChangeRefused("This release of the hub cannot read its tables");
        }
    }

    private void inOneStep(Runnable step) {
        transaction.executeWithoutResult(status -> {
            entries.lock();
            step.run();
        });
    }

    private String inForce() {
        return versions.inForce().orElseThrow().version();
    }

    @Override
    public List<FileDifference> files(Proposal proposal) {
        return FileDifference.between(
                versions.files(proposal.base()).orElseThrow(),
                versions.files(proposal.version()).orElseThrow());
    }

    @Override
    public List<PolicyComparison.Change> roles(Proposal proposal) {
        String versionsOfBoth = proposal.base() + proposal.version();
        List<PolicyComparison.Change> known = comparisons.get(versionsOfBoth);
        if (known != null) {
            return known;
        }
        List<PolicyComparison.Change> found = List.copyOf(PolicyComparison.between(
                versions.tables(proposal.base()).orElseThrow(),
                versions.tables(proposal.version()).orElseThrow(),
                clock.instant().atZone(Occurred.LONDON).toLocalDate()));
        comparisons.put(versionsOfBoth, found);
        return found;
    }
}
