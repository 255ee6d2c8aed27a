package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesLastingTest {

    @ParameterizedTest
    @CsvSource({"10080, 7 days", "1440, 1 day", "720, 12 hours", "60, 1 hour", "90, 90 minutes", "1, 1 minute"})
    void a_time_is_said_in_the_largest_unit_that_says_it_exactly(long minutes, String words) {
        assertThat(new Times(() -> Instant.EPOCH).lasting(Duration.ofMinutes(minutes)))
                .isEqualTo(words);
    }
}
