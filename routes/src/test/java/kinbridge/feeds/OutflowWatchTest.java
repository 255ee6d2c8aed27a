package kinbridge.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kinbridge.feeds.OutflowStates.OutflowState;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutflowWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void what_is_confirmed_is_no_alarm() {
        assertThat(alarm(null, 0)).isEmpty();
    }

    @Test
    void what_waits_for_a_moment_is_no_alarm() {
        assertThat(alarm(NOW.minus(OutflowStates.CONFIRMED_WITHIN), 0)).isEmpty();
    }

    @Test
    void what_waits_for_longer_is_an_alarm_with_its_reason() {
        assertThat(alarm(NOW.minus(OutflowStates.CONFIRMED_WITHIN).minus(Duration.ofSeconds(1)), 0))
                .contains("not confirmed for longer than 15 minutes; the server did not answer");
    }

    @Test
    void what_is_refused_is_an_alarm_at_once() {
        assertThat(alarm(null, 1)).contains("refused by the agency: no such patient");
    }

    private static Optional<String> alarm(@Nullable Instant waitingSince, long refused) {
        return OutflowWatch.alarm(
                new OutflowState(
                        "midwifery-cpis",
                        Agency.MIDWIFERY,
                        "Plans to maternity",
                        3,
                        NOW,
                        waitingSince == null ? 0 : 1,
                        waitingSince,
                        waitingSince == null ? null : "the server did not answer",
                        refused,
                        refused == 0 ? null : "no such patient",
                        null),
                NOW);
    }
}
