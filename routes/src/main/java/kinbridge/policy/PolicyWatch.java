package kinbridge.policy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.needtoknow.TableProblem;
import kinbridge.policy.PolicyVersions.Condition;
import kinbridge.policy.PolicyVersions.Disk;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds whether the files still are the policy in force, and whether another instance
 * of the hub adopted one. What is found on the disk is only told: it takes two people to put it in force.
 */
@Component
class PolicyWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final Path folder;
    private final PolicyInForce policy;
    private final StoredVersions versions;
    private final PolicySettings settings;
    private final InstantSource clock;
    private final Object following = new Object();
    private volatile Disk disk;
    private volatile @Nullable ScheduledExecutorService ticking;
    private String lastTold = "";

    PolicyWatch(
            HubFolders folders,
            PolicyInForce policy,
            StoredVersions versions,
            PolicySettings settings,
            InstantSource clock) {
        this.folder = folders.config().resolve("sharing");
        this.policy = policy;
        this.versions = versions;
        this.settings = settings;
        this.clock = clock;
        this.disk = new Disk(Condition.AS_IN_FORCE, policy.policyVersion(), List.of(), clock.instant());
    }

    Disk disk() {
        return disk;
    }

    /** Reads the disk now. */
    Disk readDisk() {
        Disk found = found();
        disk = found;
        tell(found);
        return found;
    }

    private Disk found() {
        try {
            Map<String, String> files = SharingTables.filesIn(folder);
            String version = SharingTables.versionOf(files);
            if (version.equals(policy.policyVersion())) {
                return disk(Condition.AS_IN_FORCE, version, List.of());
            }
            Disk before = disk;
            if (version.equals(before.version()) && before.condition() != Condition.AS_IN_FORCE) {
                return disk(before.condition(), version, before.problems());
            }
            return checked(files, version);
        } catch (SharingTablesRefused refused) {
            return disk(Condition.REFUSED, null, refused.found());
        }
    }

    private Disk checked(Map<String, String> files, String version) {
        try {
            SharingTables.of(files);
            return disk(Condition.DIFFERENT, version, List.of());
        } catch (SharingTablesRefused refused) {
            return disk(Condition.REFUSED, version, refused.found());
        }
    }

    private Disk disk(Condition condition, @Nullable String version, List<TableProblem> problems) {
        return new Disk(condition, version, problems, clock.instant());
    }

    /** Once for each change of the files: a log that repeats itself is not read. */
    private synchronized void tell(Disk found) {
        String words = found.condition() + " " + found.version() + " "
                + found.problems().stream().map(TableProblem::withoutContent).toList();
        if (words.equals(lastTold)) {
            return;
        }
        lastTold = words;
        switch (found.condition()) {
            case AS_IN_FORCE -> LOG.info("config/sharing is the policy in force");
            case DIFFERENT ->
                LOG.warn(
                        "config/sharing holds version {}; version {} stays in force until two people adopt another",
                        found.version(),
                        policy.policyVersion());
            case REFUSED ->
                LOG.warn(
                        "config/sharing is refused; version {} stays in force:\n{}",
                        policy.policyVersion(),
                        String.join(
                                "\n",
                                found.problems().stream()
                                        .map(TableProblem::withoutContent)
                                        .toList()));
        }
    }

    /**
     * Takes what is in force according to the database: adopted here a moment ago, or on another instance.
     * One at a time, so that nobody who read it earlier takes it later.
     */
    void follow() {
        synchronized (following) {
            takeWhatIsInForce();
        }
    }

    private void takeWhatIsInForce() {
        Optional<String> version = versions.inForce().map(PolicyVersions.InForce::version);
        if (version.isPresent() && !version.get().equals(policy.policyVersion())) {
            versions.tables(version.get()).ifPresent(tables -> {
                policy.take(tables);
                LOG.info("The sharing policy in force is version {}", tables.policyVersion());
            });
        }
    }

    private void look() {
        try {
            follow();
            readDisk();
        } catch (RuntimeException problem) {
            // The next look comes soon; an error thrown here would be the last one.
            LOG.warn(
                    "The sharing policy could not be looked at: {}",
                    problem.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "policy-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clockwork.scheduleWithFixedDelay(this::look, 0, settings.readEverySeconds(), TimeUnit.SECONDS);
        ticking = clockwork;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService clockwork = ticking;
        if (clockwork != null) {
            clockwork.shutdownNow();
            ticking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return ticking != null;
    }
}
