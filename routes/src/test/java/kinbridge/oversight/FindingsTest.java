package kinbridge.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.AnomalyQueue.Filter;
import kinbridge.sharinglog.EntryKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    private static final Filter WAITING = new Filter("", "", "", "");
    private static final Requester OFFICER = new Requester("officer", "Olive Grant", "ig_officer", "LA_IG");
    private static final Requester OTHER = new Requester("other-officer", "Ozzy Lane", "dpo", "LA_IG");
    private static final String WHY = "The manager confirmed that it was a handover";

    @TempDir
    private Path folder;

    private WatchedLog log;
    private Findings queue;

    @BeforeEach
    void open() {
        log = new WatchedLog(folder);
        queue = log.queue(null);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private UUID found(String person) {
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, person, "LEFT"));
        log.look();
        return log.only();
    }

    private long logged(String kind) {
        return log.asked
                .database
                .sql("select (select count(*) from sharing_log.pending where kind = :kind)"
                        + " + (select count(*) from sharing_log.entry where kind = :kind)")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    @Test
    void a_finding_is_assigned_noted_and_closed_and_each_step_is_in_the_log() {
        UUID finding = found("midwife");
        long before = logged("STATE");

        assertThat(queue.assign(OFFICER, finding, "other-officer")).containsInstanceOf(Recording.Recorded.class);
        assertThat(queue.note(OTHER, finding, "Rang the team manager")).containsInstanceOf(Recording.Recorded.class);
        assertThat(queue.close(OTHER, finding, "IN_ORDER", WHY)).containsInstanceOf(Recording.Recorded.class);

        assertThat(logged("STATE")).isEqualTo(before + 3);
        assertThat(queue.open(OFFICER, finding)).hasValueSatisfying(page -> {
            assertThat(page.row().isClosed()).isTrue();
            assertThat(page.notes()).hasSize(3);
            assertThat(page.notes().get(1).words()).isEqualTo("Rang the team manager");
            assertThat(page.entries()).hasSize(1);
        });
        assertThat(queue.list(OFFICER, WAITING, null).orElseThrow().rows()).isEmpty();
        assertThat(queue.list(OFFICER, new Filter("CLOSED", "", "", ""), null)
                        .orElseThrow()
                        .rows())
                .hasSize(1);
    }

    @Test
    void nobody_sees_or_settles_a_finding_about_themselves() {
        UUID finding = found("officer");

        assertThat(queue.list(OFFICER, WAITING, null).orElseThrow().rows()).isEmpty();
        assertThat(queue.waiting(OFFICER).open()).isZero();
        assertThat(queue.open(OFFICER, finding)).isEmpty();
        assertThat(queue.close(OFFICER, finding, "IN_ORDER", WHY)).isEmpty();
        assertThat(queue.assign(OTHER, finding, "officer")).containsInstanceOf(Recording.Refused.class);
        assertThat(queue.list(OTHER, WAITING, null).orElseThrow().rows()).hasSize(1);
        assertThat(queue.waiting(OTHER).unassigned()).isEqualTo(1);
        assertThatThrownBy(() -> log.asked
                        .database
                        .sql("update oversight.finding set state = 'CLOSED', outcome = 'IN_ORDER', closed_at = now(),"
                                + " closed_by = practitioner")
                        .update())
                .hasMessageContaining("check");
    }

    @Test
    void a_role_that_is_not_governance_has_no_part_in_it() {
        UUID finding = found("midwife");
        Requester manager = new Requester("manager", "May Banks", "csc_team_manager", "LA_CSC");

        assertThat(queue.list(manager, WAITING, null)).isEmpty();
        assertThat(queue.open(manager, finding)).isEmpty();
        assertThat(queue.note(manager, finding, "Nothing to see")).isEmpty();
        assertThat(queue.waiting(manager).open()).isZero();
    }

    @Test
    void it_is_closed_with_an_outcome_and_a_reason_or_not_at_all() {
        UUID finding = found("midwife");

        assertThat(queue.close(OFFICER, finding, "WHATEVER", WHY)).containsInstanceOf(Recording.Refused.class);
        assertThat(queue.close(OFFICER, finding, "IN_ORDER", "fine")).containsInstanceOf(Recording.Refused.class);
        assertThat(queue.assign(OFFICER, finding, "worker")).containsInstanceOf(Recording.Refused.class);
        assertThat(queue.note(OFFICER, finding, " ")).containsInstanceOf(Recording.Refused.class);
        assertThat(queue.open(OFFICER, finding).orElseThrow().row().state()).isEqualTo("OPEN");
    }

    @Test
    void what_a_colleague_closed_meanwhile_stays_closed() {
        UUID finding = found("midwife");
        queue.close(OTHER, finding, "IN_ORDER", WHY);

        assertThat(queue.assign(OFFICER, finding, "other-officer")).containsInstanceOf(Recording.Refused.class);
        assertThat(queue.open(OFFICER, finding).orElseThrow().row().isClosed()).isTrue();
    }

    @Test
    void what_comes_after_it_was_closed_is_counted_on_it_and_opens_no_second_one() {
        UUID finding = found("midwife");
        queue.close(OTHER, finding, "IN_ORDER", WHY);
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "midwife", "LEFT"));
        log.look();

        assertThat(log.findings()).hasSize(1);
        assertThat(queue.open(OFFICER, finding).orElseThrow().row().since()).isEqualTo(1);
        assertThat(queue.open(OFFICER, finding).orElseThrow().row().isClosed()).isTrue();
    }

    @Test
    void reading_the_list_and_a_finding_is_in_the_log() {
        UUID finding = found("midwife");
        long before = logged("LOG_READ");

        queue.list(OFFICER, WAITING, null);
        queue.open(OFFICER, finding);

        assertThat(logged("LOG_READ")).isEqualTo(before + 2);
    }

    private List<String> file(Requester reader) {
        List<String> rows = new ArrayList<>();
        assertThat(queue.file(reader, WAITING, () -> rows.add("begun"), row -> rows.add(row.who())))
                .isTrue();
        return rows;
    }

    @Test
    void all_findings_leave_as_a_file_but_for_ones_own_and_the_log_has_it_before_and_how_many_after() {
        found("midwife");
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "officer", "LEFT"));
        log.look();

        assertThat(file(OTHER)).containsExactlyInAnyOrder("begun", "Mary Winter", "Olive Grant");
        assertThat(logged("EXPORT")).isEqualTo(1);
        assertThat(logged("ACKNOWLEDGEMENT")).isEqualTo(1);
        assertThat(file(OFFICER)).containsExactly("begun", "Mary Winter");
    }

    @Test
    void a_role_that_is_not_governance_takes_no_file_and_none_is_logged() {
        found("midwife");
        Requester worker = new Requester("worker", "Wanda Marsh", "social_worker", "LA_CSC");

        assertThat(queue.file(worker, WAITING, () -> {}, row -> {})).isFalse();
        assertThat(logged("EXPORT")).isZero();
    }

    @Test
    void the_list_is_narrowed_by_rule_colleague_and_officer() {
        found("midwife");

        assertThat(queue.list(OFFICER, new Filter("", "outside-the-team", "midwife", ""), null)
                        .orElseThrow()
                        .rows())
                .hasSize(1);
        assertThat(queue.list(OFFICER, new Filter("", "own-family", "", ""), null)
                        .orElseThrow()
                        .rows())
                .isEmpty();
        assertThat(queue.list(OFFICER, new Filter("", "", "worker", ""), null)
                        .orElseThrow()
                        .rows())
                .isEmpty();
        assertThat(queue.list(OFFICER, new Filter("", "", "", "officer"), null)
                        .orElseThrow()
                        .rows())
                .isEmpty();
        assertThat(queue.list(OFFICER, WAITING, "made up").orElseThrow().rows()).isEmpty();
    }
}
