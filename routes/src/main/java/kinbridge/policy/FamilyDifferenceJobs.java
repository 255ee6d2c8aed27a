package kinbridge.policy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.sharinglog.EntryKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Compares for the open families in the background, one comparison at a time. Results are kept in memory
 * only: they tell which family holds what category, and are out of date tomorrow.
 */
@Component
class FamilyDifferenceJobs implements FamilyDifferences, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FamilyDifferenceJobs.class);

    private final FamilyComparison comparison;
    private final StoredProposals proposals;
    private final StoredVersions versions;
    private final PolicyEntries entries;
    private final PolicyInForce policy;
    private final Map<UUID, Progress> progress = new ConcurrentHashMap<>();
    private final Semaphore one = new Semaphore(1);
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "policy-comparison");
        thread.setDaemon(true);
        return thread;
    });

    FamilyDifferenceJobs(
            FamilyComparison comparison,
            StoredProposals proposals,
            StoredVersions versions,
            PolicyEntries entries,
            PolicyInForce policy) {
        this.comparison = comparison;
        this.proposals = proposals;
        this.versions = versions;
        this.entries = entries;
        this.policy = policy;
    }

    @Override
    public synchronized void start(Requester who, UUID id) {
        PolicyChanges.Proposal proposal =
                proposals.find(id).orElseThrow(() -> new ChangeRefused("There is no such change"));
        if (progress.getOrDefault(id, Progress.NOT_ASKED).stage() == Stage.RUNNING) {
            return;
        }
        entries.read(
                EntryKind.REVIEW,
                who,
                policy.policyVersion(),
                "Asked what policy version " + proposal.version() + " would change for the open families",
                proposal.entry());
        progress.put(id, new Progress(Stage.RUNNING, 0, 0, List.of(), 0));
        background.execute(() -> work(proposal));
    }

    private void work(PolicyChanges.Proposal proposal) {
        UUID id = proposal.id();
        try {
            SharingTables now = versions.tables(proposal.base()).orElseThrow();
            SharingTables then = versions.tables(proposal.version()).orElseThrow();
            one.acquire();
            try {
                progress.put(id, done(compare(now, then, id)));
            } finally {
                one.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException problem) {
            LOG.warn("A policy comparison failed: {}", problem.getClass().getSimpleName());
            progress.put(id, new Progress(Stage.FAILED, 0, 0, List.of(), 0));
        }
    }

    private Progress compare(SharingTables now, SharingTables then, UUID id) {
        int[] families = new int[1];
        List<FamilyChange> changes = comparison.between(now, then, (done, all) -> {
            families[0] = all;
            progress.put(id, new Progress(Stage.RUNNING, done, all, List.of(), 0));
        });
        return new Progress(Stage.DONE, families[0], families[0], changes, 0);
    }

    private static Progress done(Progress found) {
        int records = found.changes().stream().mapToInt(FamilyChange::records).sum();
        return new Progress(Stage.DONE, found.done(), found.families(), found.changes(), records);
    }

    @Override
    public Progress of(Requester who, UUID id) {
        Progress found = progress.getOrDefault(id, Progress.NOT_ASKED);
        if (found.stage() == Stage.DONE) {
            entries.read(
                    EntryKind.REVIEW,
                    who,
                    policy.policyVersion(),
                    "Read what a proposed policy would change for " + found.families() + " open families",
                    proposals.find(id).map(PolicyChanges.Proposal::entry).orElse(null));
        }
        return found;
    }

    /**
     * At once, for the command; empty if a comparison is going on. Logged before anything is answered.
     *
     * @param who the administrator, as the log is to name them
     */
    java.util.Optional<Progress> now(Requester who, SharingTables then) {
        if (!one.tryAcquire()) {
            return java.util.Optional.empty();
        }
        try {
            SharingTables now = policy.tables();
            entries.read(
                    EntryKind.REVIEW,
                    who,
                    now.policyVersion(),
                    "policy diff --families: what version " + then.policyVersion()
                            + " would change for the open families",
                    null);
            return java.util.Optional.of(done(compare(now, then, new UUID(0, 0))));
        } finally {
            one.release();
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
