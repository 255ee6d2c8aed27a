package kinbridge.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastingTest {

    private final Lasting lasting = new Lasting(WorkingDays.ofEngland(Set.of(), Set.of()));

    @ParameterizedTest
    @CsvSource({
        "4h, 2026-11-24T16:00:00Z",
        "24h, 2026-11-25T12:00:00Z",
        "3d, 2026-11-27T12:00:00Z",
        "1wd, 2026-11-26T00:00:00Z",
        "8w, 2027-01-19T12:00:00Z",
        "3m, 2027-02-24T12:00:00Z"
    })
    void a_time_limit_ends_when_it_says(String lasts, Instant ends) {
        assertThat(lasting.until(Instant.parse("2026-11-24T12:00:00Z"), lasts)).isEqualTo(ends);
    }

    @Test
    void weeks_end_at_the_same_time_of_day_though_the_clocks_went_back() {
        assertThat(lasting.until(Instant.parse("2026-10-20T11:00:00Z"), "8w")).isEqualTo("2026-12-15T12:00:00Z");
    }

    @Test
    void a_deadline_of_ten_working_days_leaves_out_christmas() {
        assertThat(lasting.until(Instant.parse("2026-12-18T12:00:00Z"), "10wd")).isEqualTo("2027-01-07T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "w8", "0h", "8 weeks", "1y"})
    void a_time_that_nobody_wrote_so_is_refused(String lasts) {
        assertThatThrownBy(() -> lasting.until(Instant.EPOCH, lasts)).isInstanceOf(IllegalArgumentException.class);
    }
}
