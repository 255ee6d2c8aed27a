package kinbridge.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import kinbridge.mappings.Occurred;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private static final WorkingDays ENGLAND = WorkingDays.ofEngland(Set.of(), Set.of());

    /** As gov.uk/bank-holidays lists them, substitute days and moved days included. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-05-08", "2021-12-27", "2021-12-28", "2022-01-03", "2022-06-02", "2022-06-03", "2022-09-19",
                "2022-12-26", "2022-12-27", "2023-01-02", "2023-05-08", "2024-03-29", "2024-04-01", "2025-04-18",
                "2025-04-21", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
                "2026-12-25", "2026-12-28", "2027-03-26", "2027-03-29", "2027-12-27", "2027-12-28", "2028-01-03"
            })
    void a_bank_holiday_of_England_is_no_working_day(String day) {
        assertThat(ENGLAND.isWorkingDay(LocalDate.parse(day))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-05-04",
                "2022-05-30",
                "2026-01-02",
                "2026-03-17",
                "2026-07-13",
                "2026-08-03",
                "2026-11-30",
                "2026-12-24",
                "2026-12-29"
            })
    void a_day_that_is_off_only_elsewhere_in_the_kingdom_or_in_another_year_is_worked(String day) {
        assertThat(ENGLAND.isWorkingDay(LocalDate.parse(day))).isTrue();
    }

    @Test
    void two_working_days_from_a_Monday_end_with_the_Wednesday() {
        assertThat(ENGLAND.after(Instant.parse("2026-11-23T10:00:00Z"), 2))
                .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void two_working_days_from_Maundy_Thursday_end_after_Easter_in_summer_time() {
        assertThat(ENGLAND.after(Instant.parse("2026-04-02T16:00:00Z"), 2))
                .isEqualTo(Instant.parse("2026-04-08T23:00:00Z"));
    }

    @Test
    void a_minute_past_midnight_in_London_is_already_the_next_day() {
        // 23:01 UTC on Sunday 7 June is Monday in London.
        assertThat(ENGLAND.lastDay(Instant.parse("2026-06-07T23:01:00Z"), 1)).isEqualTo("2026-06-09");
    }

    @Test
    void no_working_day_at_all_is_the_end_of_this_one_or_of_the_next() {
        assertThat(ENGLAND.lastDay(Instant.parse("2026-11-24T09:00:00Z"), 0)).isEqualTo("2026-11-24");
        assertThat(ENGLAND.lastDay(Instant.parse("2026-11-28T09:00:00Z"), 0)).isEqualTo("2026-11-30");
    }

    @Test
    void a_proclaimed_day_is_off_and_a_cancelled_one_is_worked() {
        LocalDate proclaimed = LocalDate.parse("2026-11-24");
        LocalDate cancelled = LocalDate.parse("2026-05-04");
        WorkingDays changed = WorkingDays.ofEngland(Set.of(proclaimed), Set.of(cancelled));

        assertThat(changed.isWorkingDay(proclaimed)).isFalse();
        assertThat(changed.isWorkingDay(cancelled)).isTrue();
    }

    @Test
    void a_deadline_in_the_past_or_beyond_reason_is_refused() {
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        assertThatThrownBy(() -> ENGLAND.after(now, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ENGLAND.after(now, 1_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void so_many_working_days_lie_between(
            @ForAll @LongRange(min = 1_600_000_000L, max = 2_100_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 40) int days) {
        Instant from = Instant.ofEpochSecond(second);
        LocalDate start = from.atZone(Occurred.LONDON).toLocalDate();
        LocalDate last = ENGLAND.lastDay(from, days);

        long worked = start.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(ENGLAND::isWorkingDay)
                .count();
        assertThat(ENGLAND.isWorkingDay(last)).isTrue();
        assertThat(worked).isEqualTo(days == 0 && !last.equals(start) ? 1 : days);
        assertThat(ENGLAND.after(from, days)).isAfter(from);
    }
}
