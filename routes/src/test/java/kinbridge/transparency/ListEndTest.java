package kinbridge.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list ends with a whole month, at least four weeks ago. */
class ListEndTest {

    private static ListEnd on(String moment) {
        return new ListEnd(new TransparencySettings(28), InstantSource.fixed(Instant.parse(moment)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T12:00:00Z, 2026-02",
        "2026-04-28T12:00:00Z, 2026-02",
        "2026-04-29T12:00:00Z, 2026-03",
        "2026-05-28T12:00:00Z, 2026-03",
        "2026-05-29T12:00:00Z, 2026-04",
        "2026-03-01T12:00:00Z, 2026-01"
    })
    void the_last_month_is_over_for_four_weeks(String moment, YearMonth last) {
        assertThat(on(moment).lastMonth()).isEqualTo(last);
    }

    @Test
    void a_month_ends_at_midnight_of_the_clock_on_the_wall() {
        assertThat(ListEnd.after(YearMonth.of(2026, 3))).isEqualTo(Instant.parse("2026-03-31T23:00:00Z"));
        assertThat(on("2026-04-28T23:30:00Z").lastMonth()).isEqualTo(YearMonth.of(2026, 3));
    }

    @Test
    void a_shorter_delay_is_refused() {
        assertThatThrownBy(() -> new TransparencySettings(27)).isInstanceOf(IllegalArgumentException.class);
    }
}
