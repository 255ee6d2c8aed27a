package kinbridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String WORDS = "She was told at home, alone, on Monday";

    private static java.util.List<String> fields(TaskKind kind, Answer answer) {
        return Mistakes.in(kind, answer, TODAY).stream().map(Mistake::field).toList();
    }

    @Test
    void a_task_ends_only_in_one_of_its_own_ways() {
        assertThat(fields(TaskKind.SUPERVISOR_SIGNOFF, new Answer("TOLD", WORDS, true, "")))
                .containsExactly("outcome");
        assertThat(fields(TaskKind.SUPERVISOR_SIGNOFF, new Answer("SIGNED", "", false, "")))
                .isEmpty();
    }

    @Test
    void nobody_is_told_without_a_safety_check() {
        assertThat(fields(TaskKind.NOTIFY_SUBJECT, new Answer("TOLD", WORDS, false, "")))
                .containsExactly("safe");
        assertThat(fields(TaskKind.NOTIFY_SUBJECT, new Answer("TOLD", WORDS, true, "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2027-01-20", "soon"})
    void not_telling_is_looked_at_again_within_eight_weeks(String day) {
        assertThat(fields(TaskKind.NOTIFY_SUBJECT, new Answer("NOT_TOLD", WORDS, false, day)))
                .containsExactly("retest");
    }

    @Test
    void a_day_left_empty_is_the_last_one_possible() {
        assertThat(Mistakes.retest(new Answer("NOT_TOLD", WORDS, false, ""), TODAY))
                .isEqualTo("2027-01-19");
    }

    @Test
    void a_refusal_says_why_and_a_reason_is_a_sentence() {
        assertThat(fields(TaskKind.SUPERVISOR_SIGNOFF, new Answer("REFUSED", "no", false, "")))
                .containsExactly("words");
        assertThat(fields(TaskKind.RECORD_REASON, new Answer("REASON_GIVEN", "because I do", false, "")))
                .containsExactly("words");
    }
}
