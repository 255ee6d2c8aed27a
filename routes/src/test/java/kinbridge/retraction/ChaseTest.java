package kinbridge.retraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is asked again, and when. Told on Wednesday 23 December 2026: the 25th is a bank holiday, the 28th stands for
 * the 26th, which is a Saturday, and 1 January is one too.
 */
class ChaseTest {

    private static final String BEFORE_TWO_DAYS = "2026-12-29T23:59:59Z";
    private static final String AFTER_TWO_DAYS = "2026-12-30T00:00:00Z";
    private static final String BEFORE_FIVE_DAYS = "2027-01-04T23:59:59Z";
    private static final String AFTER_FIVE_DAYS = "2027-01-05T00:00:00Z";
    private static final String BEFORE_SEVEN_DAYS = "2027-01-06T23:59:59Z";
    private static final String AFTER_SEVEN_DAYS = "2027-01-07T00:00:00Z";

    private ChasedRegister register;

    @BeforeEach
    void open(@TempDir Path folder) {
        register = new ChasedRegister(folder);
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void nobody_is_asked_again_before_two_working_days_are_over() {
        told(ChasedRegister.WORKER);

        register.at(BEFORE_TWO_DAYS);

        assertThat(register.state()).isEqualTo("WAITS");
        assertThat(register.tasks()).containsExactly("TAKEN_BACK worker");
    }

    @Test
    void after_two_working_days_the_colleague_is_asked_again_on_the_task_that_waits() {
        told(ChasedRegister.WORKER);

        register.at(AFTER_TWO_DAYS);
        register.at(BEFORE_FIVE_DAYS);

        assertThat(register.state()).isEqualTo("CHASED_ONCE");
        assertThat(register.tasks()).containsExactly("TAKEN_BACK worker");
        assertThat(register.database
                        .sql("select reminded_at is not null from work.task")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void after_five_whoever_supervises_is_asked_too() {
        told(ChasedRegister.WORKER);

        register.at(AFTER_TWO_DAYS);
        register.at(AFTER_FIVE_DAYS);
        register.at(BEFORE_SEVEN_DAYS);

        assertThat(register.state()).isEqualTo("CHASED_TWICE");
        assertThat(register.tasks()).containsExactlyInAnyOrder("TAKEN_BACK worker", "RETRACTION_OVERDUE manager");
    }

    @Test
    void after_seven_it_is_with_information_governance_once() {
        told(ChasedRegister.WORKER);

        register.at(AFTER_SEVEN_DAYS);
        register.at("2027-02-01T00:00:00Z");

        assertThat(register.state()).isEqualTo("WITH_IG");
        assertThat(register.tasks())
                .containsExactlyInAnyOrder(
                        "TAKEN_BACK worker", "RETRACTION_OVERDUE manager", "RETRACTION_UNANSWERED IG");
    }

    @Test
    void each_step_is_one_entry_of_the_log_however_often_it_is_looked_at() {
        told(ChasedRegister.WORKER);
        long before = register.logged();

        register.at(AFTER_TWO_DAYS);
        register.at(AFTER_TWO_DAYS);
        register.at(AFTER_FIVE_DAYS);
        register.at(AFTER_SEVEN_DAYS);
        register.at(AFTER_SEVEN_DAYS);

        assertThat(register.logged()).isEqualTo(before + 3);
    }

    @Test
    void what_a_colleague_who_has_left_holds_does_not_stay_open() {
        told(ChasedRegister.HAS_LEFT);

        register.at(AFTER_SEVEN_DAYS);

        assertThat(register.state()).isEqualTo("WITH_IG");
        assertThat(register.tasks()).contains("RETRACTION_UNANSWERED IG");
    }

    @Test
    void a_colleague_who_cannot_be_reached_is_governances_at_once() {
        told(ChasedRegister.WORKER);
        register.at(AFTER_FIVE_DAYS);
        register.owner
                .sql("update work.task set done_at = now(), done_by = 'manager', outcome = 'CANNOT_BE_REACHED'"
                        + " where kind = 'RETRACTION_OVERDUE'")
                .update();

        register.at("2027-01-05T09:00:00Z");

        assertThat(register.state()).isEqualTo("WITH_IG");
    }

    @Test
    void whoever_has_confirmed_is_not_asked_again() {
        told(ChasedRegister.WORKER);
        register.owner
                .sql("update retraction.recipient set acknowledged_at = now()")
                .update();

        register.at(AFTER_SEVEN_DAYS);

        assertThat(register.state()).isEqualTo("CONFIRMED");
        assertThat(register.tasks()).containsExactly("TAKEN_BACK worker");
    }

    @Test
    void what_others_were_asked_ends_once_the_colleague_has_confirmed() {
        told(ChasedRegister.WORKER);
        register.at(AFTER_SEVEN_DAYS);
        register.owner
                .sql("update retraction.recipient set acknowledged_at = now()")
                .update();

        register.at("2027-01-07T09:00:00Z");

        assertThat(register.database
                        .sql("select count(*) from work.task where done_at is null and kind <> 'TAKEN_BACK'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_no_message_can_take_back_from_an_agency_is_governances_at_once() {
        register.wasSentTo("midwifery-cpis");

        register.agencies.follow();
        register.chase.ask();
        register.chase.ask();

        assertThat(register.state()).isEqualTo("WITH_IG");
        assertThat(register.tasks()).containsExactly("RETRACTION_UNANSWERED IG");
    }

    @Test
    void telling_that_breaks_off_tells_nobody_and_once_when_it_goes_on() {
        register.holds(ChasedRegister.WORKER);
        register.owner
                .sql("revoke insert on sharing_log.pending from kinbridge_app")
                .update();
        try {
            register.telling.tell();
            assertThat(register.tasks()).isEmpty();
            assertThat(register.state()).isEqualTo("NOT_TOLD");
        } finally {
            register.owner
                    .sql("grant insert on sharing_log.pending to kinbridge_app")
                    .update();
        }

        register.telling.tell();
        register.telling.tell();

        assertThat(register.tasks()).containsExactly("TAKEN_BACK worker");
        assertThat(register.state()).isEqualTo("WAITS");
    }

    @Test
    void a_step_that_breaks_off_is_taken_once_when_it_goes_on() {
        told(ChasedRegister.WORKER);
        register.owner
                .sql("revoke insert on sharing_log.pending from kinbridge_app")
                .update();
        try {
            register.at(AFTER_FIVE_DAYS);
            assertThat(register.state()).isEqualTo("WAITS");
            assertThat(register.tasks()).containsExactly("TAKEN_BACK worker");
        } finally {
            register.owner
                    .sql("grant insert on sharing_log.pending to kinbridge_app")
                    .update();
        }

        register.at(AFTER_FIVE_DAYS);
        register.at(AFTER_FIVE_DAYS);

        assertThat(register.state()).isEqualTo("CHASED_TWICE");
        assertThat(register.tasks()).containsExactlyInAnyOrder("TAKEN_BACK worker", "RETRACTION_OVERDUE manager");
    }

    @Test
    void the_application_cannot_remove_a_retraction_or_rewrite_why() {
        register.holds(ChasedRegister.WORKER);

        assertThatThrownBy(() -> register.database
                        .sql("delete from retraction.recipient")
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> register.database
                        .sql("update retraction.retraction set reason = 'TAKEN_BACK'")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    private void told(String who) {
        register.holds(who);
        register.telling.tell();
    }
}
