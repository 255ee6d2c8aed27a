package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovingDatesTest {

    private final MovingDates dates = new MovingDates(Instant.parse("2026-11-24T23:30:15.250Z"));

    @Test
    void a_day_is_moved_and_written_as_an_ISO_date() {
        assertThat(dates.resolve("due {{today+11w}}, seen {{today-5d}}")).isEqualTo("due 2027-02-09, seen 2026-11-19");
    }

    @Test
    void steps_add_up_from_left_to_right() {
        assertThat(dates.resolve("{{today-15y-4m+1d}}")).isEqualTo("2011-07-25");
    }

    @Test
    void a_pattern_may_follow() {
        assertThat(dates.resolve("{{today-5d|dd/MM/yyyy}}")).isEqualTo("19/11/2026");
    }

    @Test
    void a_moment_is_an_ISO_instant_of_whole_seconds() {
        assertThat(dates.resolve("{{now-3h}}")).isEqualTo("2026-11-24T20:30:15Z");
    }

    @Test
    void a_moment_can_be_written_as_probation_events_write_it() {
        assertThat(dates.resolve("{{now-5m|EEE MMM dd HH:mm:ss zzz yyyy}}")).isEqualTo("Wed Jun 24 23:30:15 BST 2026");
    }

    @Test
    void days_are_counted_in_London_not_in_UTC() {
        MovingDates inSummer = new MovingDates(Instant.parse("2026-06-30T23:30:00Z"));
        assertThat(inSummer.resolve("{{today}}")).isEqualTo("2026-07-01");
    }

    @Test
    void a_day_moved_by_hours_is_an_error() {
        assertThatThrownBy(() -> dates.resolve("{{today-3h}}")).hasMessageContaining("hours");
    }

    @Test
    void text_without_templates_is_left_alone() {
        assertThat(dates.resolve("{\"a\": {}} $1 {{tomorrow}}")).isEqualTo("{\"a\": {}} $1 {{tomorrow}}");
    }
}
