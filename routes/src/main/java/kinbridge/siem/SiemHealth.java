package kinbridge.siem;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How many entries wait for the SIEM and why. The hub is well without it: nothing is lost, only late. */
final class SiemHealth implements HealthIndicator {

    private final SiemStream stream;
    private final SiemProgress progress;

    SiemHealth(SiemStream stream, SiemProgress progress) {
        this.stream = stream;
        this.progress = progress;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("waiting", progress.waiting());
        stream.problem().ifPresent(problem -> health.withDetail("problem", problem));
        return health.build();
    }
}
