package kinbridge.console;

import java.util.Optional;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.policy.PolicyVersions;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The version that a page about the policy is to show: the one in force, or the one its address names. */
@Component
class ShownPolicy {

    private final PolicyInForce policy;
    private final PolicyVersions versions;

    ShownPolicy(PolicyInForce policy, PolicyVersions versions) {
        this.policy = policy;
        this.versions = versions;
    }

    /** Empty where there is no such version, or this release cannot read it. */
    Optional<SharingTables> of(String version, PolicyPart part, Model model) {
        SharingTables now = policy.tables();
        Optional<SharingTables> found = version.isBlank() ? Optional.of(now) : stored(version);
        model.addAttribute("parts", PolicyPart.values());
        model.addAttribute("part", part);
        found.ifPresent(tables -> {
            model.addAttribute("tables", tables);
            model.addAttribute("version", tables.policyVersion());
            model.addAttribute("isInForce", tables.policyVersion().equals(now.policyVersion()));
            // What is in force needs no version in its addresses: a link kept today shows what is in force then.
            model.addAttribute("asked", version.isBlank() ? null : tables.policyVersion());
        });
        return found;
    }

    private Optional<SharingTables> stored(String version) {
        try {
            return versions.tables(version);
        } catch (SharingTablesRefused unreadable) {
            return Optional.empty();
        }
    }
}
