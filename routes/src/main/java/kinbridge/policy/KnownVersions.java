package kinbridge.policy;

import java.util.List;
import java.util.Optional;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import org.springframework.stereotype.Component;

/** The versions as the pages ask for them. */
@Component
class KnownVersions implements PolicyVersions {

    private static final int HISTORY_ROWS = 500;

    private final PolicyInForce policy;
    private final StoredVersions stored;
    private final PolicyWatch watch;

    KnownVersions(PolicyInForce policy, StoredVersions stored, PolicyWatch watch) {
        this.policy = policy;
        this.stored = stored;
        this.watch = watch;
    }

    @Override
    public InForce inForce() {
        return stored.inForce().orElseThrow();
    }

    @Override
    public List<InForce> history() {
        return stored.history(HISTORY_ROWS);
    }

    /** Read now: whoever just saved a file must not be told of the one before. */
    @Override
    public Disk disk() {
        return watch.readDisk();
    }

    @Override
    public Optional<SharingTables> tables(String version) {
        SharingTables now = policy.tables();
        return now.policyVersion().equals(version) ? Optional.of(now) : stored.tables(version);
    }
}
