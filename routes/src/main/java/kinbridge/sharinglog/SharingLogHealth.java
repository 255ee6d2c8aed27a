package kinbridge.sharinglog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the log cannot be written: then nothing is disclosed. */
@Component
class SharingLogHealth implements HealthIndicator {

    private final SharingLog log;

    SharingLogHealth(SharingLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        return log.problem()
                .map(problem -> Health.down().withDetail("problem", problem).build())
                .orElseGet(() -> Health.up().build());
    }
}
