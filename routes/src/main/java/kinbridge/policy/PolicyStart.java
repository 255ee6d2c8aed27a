package kinbridge.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.policy.PolicyVersions.InForce;
import kinbridge.policy.PolicyVersions.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which policy the hub starts with, before any page or route is open: the one that two people adopted
 * last, whatever lies on the disk; at the very first start the files themselves. See decision 8.
 */
@Component
class PolicyStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStart.class);

    private final PolicyInForce policy;
    private final StoredVersions versions;
    private final PolicyEntries entries;
    private final TransactionTemplate transaction;
    private final PolicySettings settings;

    PolicyStart(
            PolicyInForce policy,
            StoredVersions versions,
            PolicyEntries entries,
            TransactionTemplate transaction,
            PolicySettings settings) {
        this.policy = policy;
        this.versions = versions;
        this.entries = entries;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        SharingTables onDisk = policy.tables();
        SharingTables inForce = java.util.Objects.requireNonNull(transaction.execute(status -> choose(onDisk)));
        policy.take(inForce);
        LOG.info("The sharing policy in force is version {}", inForce.policyVersion());
        if (!inForce.policyVersion().equals(onDisk.policyVersion())) {
            LOG.warn(
                    "config/sharing holds another version, {}: it is not in force. See /policy in the console.",
                    onDisk.policyVersion());
        }
    }

    private SharingTables choose(SharingTables onDisk) {
        entries.lock();
        Optional<InForce> last = versions.inForce();
        if (last.isEmpty()) {
            return take(onDisk, Way.FIRST_START, "The files of config/sharing at the first start of the hub.");
        }
        String version = last.get().version();
        if (version.equals(onDisk.policyVersion())) {
            return onDisk;
        }
        if (settings.takeFromDisk().equals(onDisk.policyVersion())) {
            return take(
                    onDisk,
                    Way.OPERATOR,
                    "The files of config/sharing, named by the operator's setting kinbridge.policy.take-from-disk."
                            + " Before it: " + version);
        }
        return stored(version, onDisk.policyVersion());
    }

    private SharingTables stored(String version, String onDisk) {
        try {
            return versions.tables(version)
                    .orElseThrow(() -> new IllegalStateException("policy version " + version + " is not stored"));
        } catch (SharingTablesRefused refused) {
            throw new IllegalStateException(
                    "This release cannot read the sharing policy in force, version " + version + ":\n"
                            + String.join("\n", refused.problems())
                            + "\nBring config/sharing up to this release, have IG check it, and name its version for"
                            + " one start: kinbridge.policy.take-from-disk=" + onDisk,
                    refused);
        }
    }

    private SharingTables take(SharingTables tables, Way way, String why) {
        versions.store(tables);
        UUID entry = entries.byTheHub(tables.policyVersion(), why);
        versions.putInForce(tables.policyVersion(), way, null, List.of(), entry);
        return tables;
    }
}
