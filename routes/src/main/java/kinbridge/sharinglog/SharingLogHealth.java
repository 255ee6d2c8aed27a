package kinbridge.sharinglog;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Down while the log cannot be written: then nothing is disclosed. Says also how many alarms nobody has answered. */
@Component
class SharingLogHealth extends AbstractHealthIndicator {

    private final SharingLog log;
    private final LogAlarms alarms;

    SharingLogHealth(SharingLog log, LogAlarms alarms) {
        super("The sharing log's health cannot be told");
        this.log = log;
        this.alarms = alarms;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<String> problem = log.problem();
        if (problem.isPresent()) {
            builder.down().withDetail("problem", problem.get());
        } else {
            builder.up().withDetail("openAlarms", alarms.open());
        }
    }
}
