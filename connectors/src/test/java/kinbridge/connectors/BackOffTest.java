package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final BackOff backOff = new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(10), () -> now);

    @Test
    void an_agency_that_never_failed_may_be_asked() {
        assertThat(backOff.due()).isTrue();
    }

    @Test
    void after_a_failure_it_is_left_alone_for_the_first_pause() {
        backOff.failed();

        assertThat(backOff.due()).isFalse();
        now = now.plusSeconds(2);
        assertThat(backOff.due()).isTrue();
    }

    @Test
    void each_failure_doubles_the_pause_up_to_the_longest() {
        for (int failure = 0; failure < 40; failure++) {
            backOff.failed();
        }

        now = now.plusSeconds(9);
        assertThat(backOff.due()).isFalse();
        now = now.plusSeconds(1);
        assertThat(backOff.due()).isTrue();
    }

    @Test
    void one_success_forgets_the_failures() {
        backOff.failed();
        backOff.failed();
        backOff.succeeded();

        assertThat(backOff.due()).isTrue();
    }
}
