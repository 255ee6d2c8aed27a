package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kinbridge.calendar.WorkingDays;
import kinbridge.subjectaccess.SubjectClock.Pause;
import org.junit.jupiter.api.Test;

/** When an answer is due. */
class SubjectClockTest {

    private static final WorkingDays ENGLAND = WorkingDays.ofEngland(Set.of(), Set.of());
    private static final LocalDate RECEIVED = LocalDate.parse("2026-09-01");

    private static LocalDate due(LocalDate checked, boolean isExtended, Pause... pauses) {
        return new SubjectClock(RECEIVED, checked, List.of(pauses), isExtended).due(ENGLAND);
    }

    @Test
    void an_answer_is_due_one_month_after_the_request_where_the_identity_was_known() {
        assertThat(due(RECEIVED.minusDays(3), false)).isEqualTo("2026-10-01");
    }

    @Test
    void the_clock_starts_with_the_proof_of_identity_where_that_came_later() {
        assertThat(due(LocalDate.parse("2026-09-08"), false)).isEqualTo("2026-10-08");
    }

    @Test
    void without_a_proof_of_identity_it_does_not_run() {
        assertThat(due(null, false)).isNull();
    }

    @Test
    void the_last_day_of_a_shorter_month_is_the_last_day() {
        LocalDate end = LocalDate.parse("2026-08-31");
        assertThat(new SubjectClock(end, end, List.of(), false).due(ENGLAND)).isEqualTo("2026-09-30");
    }

    @Test
    void a_last_day_on_a_weekend_or_a_bank_holiday_is_the_next_working_day() {
        LocalDate november = LocalDate.parse("2026-11-25");
        assertThat(new SubjectClock(november, november, List.of(), false).due(ENGLAND))
                .as("Christmas Day is a Friday, and the Monday after it stands for Boxing Day")
                .isEqualTo("2026-12-29");
    }

    @Test
    void what_is_complex_has_two_more_months() {
        assertThat(due(RECEIVED, true)).isEqualTo("2026-12-01");
    }

    @Test
    void it_stands_still_while_a_clarification_is_awaited() {
        assertThat(due(RECEIVED, false, new Pause(LocalDate.parse("2026-09-10"), null)))
                .isNull();
    }

    @Test
    void and_runs_on_for_as_long_as_it_stood_still() {
        assertThat(due(RECEIVED, false, new Pause(LocalDate.parse("2026-09-10"), LocalDate.parse("2026-09-15"))))
                .isEqualTo("2026-10-06");
    }

    @Test
    void a_clarification_before_the_clock_started_does_not_lengthen_it() {
        assertThat(due(
                        LocalDate.parse("2026-09-20"),
                        false,
                        new Pause(LocalDate.parse("2026-09-10"), LocalDate.parse("2026-09-15"))))
                .isEqualTo("2026-10-20");
    }
}
