package kinbridge.policy;

import java.util.List;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.TableProblem;
import kinbridge.policy.PolicyVersions.Condition;
import kinbridge.policy.PolicyVersions.Disk;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up whatever lies on the disk, since the policy in force goes on; the details say what is wrong there. */
@Component
class PolicyHealth implements HealthIndicator {

    private final PolicyInForce policy;
    private final PolicyWatch watch;

    PolicyHealth(PolicyInForce policy, PolicyWatch watch) {
        this.policy = policy;
        this.watch = watch;
    }

    @Override
    public Health health() {
        Disk disk = watch.disk();
        Health.Builder health =
                Health.up().withDetail("version", policy.policyVersion()).withDetail("disk", words(disk.condition()));
        List<String> problems =
                disk.problems().stream().map(TableProblem::withoutContent).toList();
        return problems.isEmpty()
                ? health.build()
                : health.withDetail("problems", problems).build();
    }

    private static String words(Condition condition) {
        return switch (condition) {
            case AS_IN_FORCE -> "as in force";
            case DIFFERENT -> "another version, not in force";
            case REFUSED -> "refused, not in force";
        };
    }
}
