package kinbridge.retention;

import static kinbridge.retention.KeptLog.OFFICER;
import static kinbridge.retention.KeptLog.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Requester;
import kinbridge.retention.RetentionDesk.State;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.chain.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final String WHY = "Asked for by the coroner";

    @TempDir
    private Path folder;

    private KeptLog log;
    private LocalDate closed;
    private UUID adult;
    private UUID family;
    private UUID old;

    @BeforeEach
    void one_closed_family_of_adults() {
        log = new KeptLog(folder);
        closed = log.now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(40);
        family = log.family("FAM-234567", closed);
        adult = log.child(family, LocalDate.of(1990, 1, 1));
        old = log.look(family, "CIN", adult);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void moveToWhenItIsDue() {
        log.moveTo(closed.plusYears(6).plusDays(1));
    }

    @Test
    void what_is_due_and_released_by_two_people_goes_and_the_chain_verifies_before_and_after() {
        UUID open = log.look(log.family("FAM-345678", null), "CIN", log.person(LocalDate.of(1990, 1, 1)));
        moveToWhenItIsDue();
        UUID run = log.monthly();
        assertThat(log.listed(run)).containsExactly(old);
        log.approvedByBoth(run);
        assertThat(log.open.verify()).isInstanceOf(Verification.Intact.class);

        log.disposals.carryOut();

        assertThat(log.open.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(log.isReadable(old)).isFalse();
        assertThat(log.isReadable(open)).isTrue();
        assertThat(log.count("select count(*) from sharing_log.projection_words where entry_id = '" + old + "'"))
                .isZero();
        assertThat(log.count("select count(*) from sharing_log.projection_words where entry_id = '" + open + "'"))
                .isEqualTo(1);
        assertThat(log.state(run)).isEqualTo(State.DONE);
        assertThat(log.desk.certificate(OFFICER, run).orElseThrow()).startsWith('%', 'P', 'D', 'F');
        assertThat(log.logged("EXPORT")).isEqualTo(1);
    }

    @Test
    void its_tombstone_says_of_which_class_since_when_and_by_whose_authority() {
        moveToWhenItIsDue();
        log.approvedByBoth(log.monthly());
        log.disposals.carryOut();
        log.open.projection.catchUp();

        UUID tombstone = log.open.search.entry(old).orElseThrow().answeredBy().get(0);
        LogEntryView view = log.open.search.entry(tombstone).orElseThrow();

        assertThat(view.delivery().recipient())
                .isEqualTo("ORDINARY due " + closed.plusYears(6).plusDays(1));
        assertThat(view.line().personId()).isEqualTo("other-officer");
        assertThat(view.onBehalfOf()).isEqualTo("officer");
    }

    @Test
    void what_is_not_due_is_not_listed_and_stays() {
        log.moveTo(closed.plusYears(6));
        UUID run = log.monthly();

        assertThat(log.state(run)).isEqualTo(State.EMPTY);
        assertThat(log.desk.approve(OFFICER, run, "Checked against the schedule"))
                .containsInstanceOf(Recording.Refused.class);
        log.disposals.carryOut();
        assertThat(log.isReadable(old)).isTrue();
    }

    @Test
    void one_person_is_not_enough_and_the_same_person_twice_is_refused_and_logged() {
        moveToWhenItIsDue();
        assertThat(log.desk.ask(OFFICER, "The yearly clear-out is near")).containsInstanceOf(Recording.Recorded.class);
        UUID run = log.desk.overview(OFFICER).orElseThrow().runs().get(0).id();
        long refusals = log.logged("REFUSAL");

        assertThat(log.desk.approve(OFFICER, run, "Checked against the schedule"))
                .containsInstanceOf(Recording.Recorded.class);
        assertThat(log.desk.approve(OFFICER, run, "Checked against it again"))
                .containsInstanceOf(Recording.Refused.class);
        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isTrue();
        assertThat(log.state(run)).isEqualTo(State.FIRST);
        assertThat(log.logged("REFUSAL")).isEqualTo(refusals + 1);
        assertThatThrownBy(() -> log.owner
                        .sql("insert into retention.approval select * from retention.approval")
                        .update())
                .hasMessageContaining("duplicate key");
    }

    @Test
    void a_state_that_somebody_set_by_hand_is_not_two_people() {
        moveToWhenItIsDue();
        UUID run = log.monthly();
        log.desk.approve(OFFICER, run, "Checked against the schedule");
        log.owner.sql("update retention.run set state = 'APPROVED'").update();

        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isTrue();
    }

    @Test
    void nobody_else_has_a_part_in_it() {
        moveToWhenItIsDue();
        UUID run = log.monthly();
        for (String role : List.of("caldicott_guardian", "csc_team_manager", "it_officer")) {
            Requester other = new Requester("somebody", "Some Body", role, "LA_IG");
            assertThat(log.desk.overview(other)).isEmpty();
            assertThat(log.desk.open(other, run, "")).isEmpty();
            assertThat(log.desk.approve(other, run, "Checked against the schedule"))
                    .isEmpty();
            assertThat(log.desk.hold(other, "EVERYTHING", "", WHY)).isEmpty();
            assertThat(log.desk.certificate(other, run)).isEmpty();
        }
    }

    @Test
    void a_list_that_is_refused_goes_nowhere_and_says_why() {
        moveToWhenItIsDue();
        UUID run = log.monthly();
        log.desk.approve(OFFICER, run, "Checked against the schedule");
        log.desk.refuse(OTHER, run, "A complaint is open about this family");

        assertThat(log.desk.approve(OTHER, run, "Checked a second time")).containsInstanceOf(Recording.Refused.class);
        log.disposals.carryOut();
        assertThat(log.isReadable(old)).isTrue();
        assertThat(log.state(run)).isEqualTo(State.REFUSED);
        assertThat(log.desk.open(OTHER, run, "").orElseThrow().said().get(1).words())
                .isEqualTo("A complaint is open about this family");
    }

    @Test
    void what_is_held_before_the_list_is_not_on_it_and_stays() {
        UUID other = log.look(log.family("FAM-345678", closed), "CIN", log.person(LocalDate.of(1990, 1, 1)));
        log.desk.hold(OFFICER, "FAMILY", "fam-234567", WHY);
        moveToWhenItIsDue();
        UUID run = log.monthly();
        assertThat(log.listed(run)).containsExactly(other);
        log.approvedByBoth(run);

        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isTrue();
        assertThat(log.isReadable(other)).isFalse();
    }

    @Test
    void a_hold_after_both_approved_keeps_all_the_same_and_is_an_entry() {
        moveToWhenItIsDue();
        UUID run = log.monthly();
        log.approvedByBoth(run);
        long states = log.logged("STATE");
        assertThat(log.desk.hold(OFFICER, "EVERYTHING", "", "A public inquiry was announced"))
                .containsInstanceOf(Recording.Recorded.class);
        assertThat(log.logged("STATE")).isEqualTo(states + 1);

        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isTrue();
        assertThat(log.desk.open(OFFICER, run, "").orElseThrow().row().left()).isEqualTo(1);
    }

    @Test
    void two_people_lift_a_hold_and_one_does_not() {
        log.desk.hold(OFFICER, "PERSON", adult.toString(), WHY);
        UUID hold = log.desk.overview(OFFICER).orElseThrow().holds().get(0).id();
        moveToWhenItIsDue();

        assertThat(log.desk.lift(OFFICER, hold, "The coroner has closed it"))
                .containsInstanceOf(Recording.Recorded.class);
        assertThat(log.desk.lift(OFFICER, hold, "The coroner has closed it"))
                .containsInstanceOf(Recording.Refused.class);
        assertThat(log.state(log.monthly())).isEqualTo(State.EMPTY);

        log.desk.lift(OTHER, hold, "The coroner has closed it");
        assertThat(log.desk.overview(OFFICER).orElseThrow().holds()).isEmpty();
        log.now = log.now.plusSeconds(32L * 24 * 3600);
        assertThat(log.listed(log.monthly())).containsExactly(old);
    }

    @Test
    void a_hold_on_a_person_keeps_what_is_hidden_about_them_without_saying_so() {
        UUID hidden = log.person(LocalDate.of(1985, 1, 1));
        UUID entry = log.look(family, "CIN", hidden, DetailLevel.WITHHOLD_HIDE);
        log.desk.hold(OFFICER, "PERSON", hidden.toString(), WHY);
        moveToWhenItIsDue();
        UUID run = log.monthly();

        assertThat(log.listed(run)).containsExactly(old).doesNotContain(entry);
        log.approvedByBoth(run);
        log.disposals.carryOut();
        assertThat(log.isReadable(entry)).isTrue();
    }

    /** Of the entries left some are about the person openly and some hidden: no number tells them apart. */
    @Test
    void a_hold_on_a_person_after_the_list_leaves_open_and_hidden_alike() {
        UUID held = log.person(LocalDate.of(1985, 1, 1));
        UUID open = log.look(family, "CIN", held);
        UUID hidden = log.look(family, "CIN", held, DetailLevel.WITHHOLD_HIDE);
        moveToWhenItIsDue();
        UUID run = log.monthly();
        assertThat(log.listed(run)).containsExactlyInAnyOrder(old, open, hidden);
        log.approvedByBoth(run);
        log.desk.hold(OFFICER, "PERSON", held.toString(), WHY);

        log.disposals.carryOut();

        assertThat(log.isReadable(open)).isTrue();
        assertThat(log.isReadable(hidden)).isTrue();
        assertThat(log.isReadable(old)).isFalse();
        assertThat(log.count("select count(distinct left_why) from retention.line where outcome = 'LEFT'"))
                .isEqualTo(1);
        log.now = log.now.plusSeconds(60);
        assertThat(log.desk.ask(OFFICER, "To compare the two lists")).containsInstanceOf(Recording.Recorded.class);
        assertThat(log.desk.overview(OFFICER).orElseThrow().runs().get(0).due()).isZero();
    }

    @Test
    void a_hold_on_nobody_known_is_refused() {
        assertThat(log.desk.hold(OFFICER, "FAMILY", "FAM-999999", WHY)).containsInstanceOf(Recording.Refused.class);
        assertThat(log.desk.hold(OFFICER, "WORLD", "", WHY)).containsInstanceOf(Recording.Refused.class);
        assertThat(log.desk.hold(OFFICER, "EVERYTHING", "", "so")).containsInstanceOf(Recording.Refused.class);
        assertThat(log.desk.overview(OFFICER).orElseThrow().holds()).isEmpty();
    }

    @Test
    void what_changed_since_the_list_was_made_is_left_out() {
        moveToWhenItIsDue();
        UUID run = log.monthly();
        log.approvedByBoth(run);
        log.owner.sql("update families.family set closed_at = null").update();

        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isTrue();
        assertThat(log.count("select count(*) from retention.line where left_why like 'Held, or not due%'"))
                .isEqualTo(1);
    }

    @Test
    void a_month_has_one_list_and_a_newer_one_lets_the_older_lapse() {
        moveToWhenItIsDue();
        UUID run = log.monthly();

        assertThat(log.dryRuns.ofTheMonth()).isEmpty();
        log.desk.ask(OFFICER, "The yearly clear-out is near");
        assertThat(log.state(run)).isEqualTo(State.LAPSED);
        assertThat(log.desk.approve(OTHER, run, "Checked a second time")).containsInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_run_that_was_killed_after_its_tombstones_is_completed_by_the_next() {
        moveToWhenItIsDue();
        UUID run = log.monthly();
        log.approvedByBoth(run);
        log.owner
                .sql("revoke execute on function sharing_log.destroy_entries(uuid[], uuid[]) from kinbridge_disposal")
                .update();
        try {
            assertThatThrownBy(() -> log.disposals.carryOut()).rootCause().hasMessageContaining("permission denied");
        } finally {
            log.owner
                    .sql("grant execute on function sharing_log.destroy_entries(uuid[], uuid[]) to kinbridge_disposal")
                    .update();
        }
        assertThat(log.logged("DISPOSAL")).isEqualTo(1);
        assertThat(log.isReadable(old)).isTrue();

        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isFalse();
        assertThat(log.logged("DISPOSAL")).isEqualTo(1);
        assertThat(log.state(run)).isEqualTo(State.DONE);
        assertThat(log.desk.open(OFFICER, run, "").orElseThrow().row().destroyed())
                .isEqualTo(1);
    }

    @Test
    void a_hold_keeps_even_what_has_its_tombstone_already() {
        moveToWhenItIsDue();
        log.approvedByBoth(log.monthly());
        log.owner
                .sql("revoke execute on function sharing_log.destroy_entries(uuid[], uuid[]) from kinbridge_disposal")
                .update();
        try {
            assertThatThrownBy(() -> log.disposals.carryOut()).rootCause().hasMessageContaining("permission denied");
        } finally {
            log.owner
                    .sql("grant execute on function sharing_log.destroy_entries(uuid[], uuid[]) to kinbridge_disposal")
                    .update();
        }
        log.desk.hold(OFFICER, "FAMILY", "FAM-234567", WHY);

        log.disposals.carryOut();

        assertThat(log.isReadable(old)).isTrue();
    }

    /** Families of each kind, a list on each first of January, both approve each time. */
    @Test
    void over_eighty_years_nothing_goes_early_and_everything_goes_at_last() {
        Map<UUID, LocalDate> due = new HashMap<>();
        due.put(old, closed.plusYears(6).plusDays(1));
        LocalDate born = closed.minusYears(2);
        UUID young = log.family("FAM-345678", closed);
        due.put(
                log.look(young, "CIN", log.child(young, born)),
                born.plusYears(25).plusDays(1));
        UUID unknown = log.family("FAM-456789", closed);
        due.put(
                log.look(unknown, "CIN", log.child(unknown, null)),
                closed.plusYears(26).plusDays(1));
        UUID protectedOnce = log.family("FAM-567892", closed);
        UUID itsChild = log.child(protectedOnce, born);
        due.put(log.look(protectedOnce, "CIN", itsChild), closed.plusYears(35).plusDays(1));
        due.put(log.look(protectedOnce, "CP", itsChild), closed.plusYears(35).plusDays(1));
        UUID stillOpen = log.look(log.family("FAM-678923", null), "CIN", adult);
        due.put(log.look(null, "CIN", itsChild), closed.plusYears(35).plusDays(1));
        UUID lookedAfter = log.family("FAM-789234", closed);
        UUID lookedAfterChild = log.child(lookedAfter, born);
        lookedAfter(lookedAfterChild);
        due.put(
                log.look(lookedAfter, "CIN", lookedAfterChild),
                born.plusYears(75).plusDays(1));

        List<UUID> gone = new ArrayList<>();
        for (int year = closed.getYear() + 1; year <= closed.getYear() + 80; year++) {
            LocalDate today = LocalDate.of(year, 1, 1);
            log.moveTo(today);
            UUID run = log.monthly();
            log.approvedByBoth(run);
            log.disposals.carryOut();
            for (Map.Entry<UUID, LocalDate> entry : due.entrySet()) {
                assertThat(log.isReadable(entry.getKey()))
                        .as("due %s, seen on %s", entry.getValue(), today)
                        .isEqualTo(today.isBefore(entry.getValue()));
            }
            gone.addAll(log.listed(run).stream().filter(due::containsKey).toList());
        }

        assertThat(gone).containsExactlyInAnyOrderElementsOf(due.keySet());
        assertThat(log.isReadable(stillOpen)).isTrue();
        assertThat(log.open.verify()).isInstanceOf(Verification.Intact.class);
    }

    private void lookedAfter(UUID child) {
        UUID version = UUID.randomUUID();
        log.owner.sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                values (?, 'test', 'RECORD', 'x', gen_random_uuid(), now(), now(), 'x', true, '')""").param(version).update();
        log.owner.sql("""
                insert into statements.record (version_id, id, agency, holder, type, category)
                values (?, gen_random_uuid(), 'socialcare', 'LA_CSC', 'LOOKED_AFTER_EPISODE', 'SC.CLA')""").param(version).update();
        log.owner.sql("""
                insert into statements.record_subject (version_id, position, system, kind, local_id, role)
                values (?, 0, 'test', 'PERSON', ?, 'SUBJECT')""").params(version, child.toString()).update();
        log.owner
                .sql("insert into statements.subject_identity (version_id, position, identity_id) values (?, 0, ?)")
                .params(version, child)
                .update();
    }
}
