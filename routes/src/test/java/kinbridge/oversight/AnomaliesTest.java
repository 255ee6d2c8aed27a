package kinbridge.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kinbridge.oversight.WatchedLog.Found;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what it is for, and not what is nearly that. */
class AnomaliesTest {

    @TempDir
    private Path folder;

    private WatchedLog log;

    @BeforeEach
    void open() {
        log = new WatchedLog(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private List<String> found() {
        log.look();
        return log.findings().stream()
                .map(finding -> finding.rule() + " " + finding.practitioner() + " " + finding.figure())
                .toList();
    }

    @Test
    void a_leaver_who_looks_again_is_one_finding_and_a_member_is_none() {
        UUID first = log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "midwife", "LEFT"));
        log.asked.look("worker", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        assertThat(found()).containsExactly("outside-the-team midwife 1");

        UUID second = log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "midwife", "LEFT"));
        assertThat(found()).containsExactly("outside-the-team midwife 2");
        assertThat(log.asked
                        .database
                        .sql("select entry_id from oversight.finding_entry")
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void a_non_member_under_broken_glass_is_no_finding_and_one_without_a_ground_is() {
        log.asked.grant("BROKEN_GLASS", "worker", Instant.now().minus(Duration.ofHours(1)));
        log.asked.look("worker", "NOT_MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "officer", "NOT_MEMBER"));
        log.asked.look("midwife", "NOT_MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(found()).containsExactly("outside-the-team midwife 1");
    }

    @Test
    void five_tries_that_are_turned_away_are_a_finding_and_four_are_none() {
        IntStream.range(0, 5)
                .forEach(number -> log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "midwife", "NOT_MEMBER")));
        IntStream.range(0, 4)
                .forEach(number -> log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "worker", "NOT_MEMBER")));
        // A role that may not do something is not somebody looking for a family.
        IntStream.range(0, 5)
                .forEach(number -> log.asked.write(LogEntry.of(
                        EntryKind.REFUSAL, Instant.now(), AskedLog.as("officer", "NOT_MEMBER"), "NONE", "policy-1")));

        assertThat(found()).containsExactly("repeated-refusals midwife 5");
    }

    private void looked(String person, int daysAgo, int families) {
        looked(person, daysAgo, families, "INDIVIDUAL_VIEW");
    }

    /** Looks of days before are put into the projection: the log itself writes at the time of writing. */
    private void looked(String person, int daysAgo, int families, String channel) {
        for (int number = 0; number < families; number++) {
            log.asked
                    .owner
                    .sql("""
                            insert into sharing_log.projection_entry (entry_id, instance, sequence, kind, recorded_at,
                              event_at, person_id, role, agency, taf_status, purpose, family_id, policy_version, channel,
                              withheld_count, existence_count, summary_count, full_count, override_count)
                            select gen_random_uuid(), 'hub-1', 1000000 + coalesce((select count(*) from
                                sharing_log.projection_entry), 0), 'LOOK', ?, now(), ?, 'social_worker', 'LA_CSC',
                              'MEMBER', 'CIN_ASSESSMENT', gen_random_uuid(), 'policy-1', ?, 0, 0, 0, 1, 0""")
                    .param(Timestamp.from(log.now().minus(Duration.ofDays(daysAgo))))
                    .param(person)
                    .param(channel)
                    .update();
        }
    }

    private void onlyVolume() {
        log.asked
                .owner
                .sql("insert into sharing_log.projection_progress values ('hub-1', 0)")
                .update();
    }

    @Test
    void three_times_the_usual_is_a_finding_and_a_busy_colleagues_usual_day_is_none() {
        onlyVolume();
        IntStream.rangeClosed(1, 6).forEach(day -> {
            looked("calm", day, 3);
            looked("busy", day, 12);
        });
        looked("calm", 0, 25);
        looked("busy", 0, 25);

        log.look();

        // The role's median lies between the two: 25 is more than three times 7.5 and twice the busy one's own 12.
        assertThat(log.findings())
                .extracting(Found::rule, Found::practitioner, Found::figure)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("many-families", "calm", 25));
        assertThat(log.findings().get(0).why()).contains("25", "7.5");
    }

    @Test
    void a_list_that_names_forty_families_each_day_does_not_make_forty_opened_ones_usual() {
        onlyVolume();
        IntStream.rangeClosed(1, 6).forEach(day -> {
            looked("listed", day, 40, "FAMILY_LIST");
            looked("listed", day, 3);
        });
        looked("listed", 0, 40);

        log.look();

        assertThat(log.findings())
                .extracting(Found::rule, Found::practitioner, Found::figure)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("many-families", "listed", 40));
    }

    @Test
    void a_list_of_many_families_and_names_beside_tasks_are_no_opened_families() {
        onlyVolume();
        IntStream.rangeClosed(1, 6).forEach(day -> looked("listed", day, 3));
        looked("listed", 0, 40, "FAMILY_LIST");
        looked("listed", 0, 40, "TASK_NAMES");

        log.look();

        assertThat(log.findings()).isEmpty();
    }

    @Test
    void what_is_usual_is_still_known_when_the_days_before_are_not_gone_through_again() {
        onlyVolume();
        IntStream.rangeClosed(1, 6).forEach(day -> looked("calm", day, 3));
        log.look();
        log.asked.owner.sql("truncate sharing_log.projection_entry").update();
        log.asked.owner.sql("update oversight.watched set sequence = 0").update();
        looked("calm", 0, 25);

        log.look();

        assertThat(log.findings()).extracting(Found::figure).containsExactly(25);
        assertThat(log.findings().get(0).why()).contains("3.0");
    }

    @Test
    void without_days_to_compare_with_nothing_is_unusual() {
        onlyVolume();
        looked("calm", 1, 3);
        looked("calm", 0, 40);

        log.look();

        assertThat(log.findings()).isEmpty();
    }

    @Test
    void one_look_that_was_wild_before_does_not_make_another_usual() {
        onlyVolume();
        IntStream.rangeClosed(2, 8).forEach(day -> looked("calm", day, 3));
        looked("calm", 1, 200);
        looked("calm", 0, 30);

        log.look();

        assertThat(log.findings()).filteredOn(finding -> finding.figure() == 30).hasSize(1);
    }

    @Test
    void sign_offs_that_are_days_late_are_a_finding_and_one_that_waits_is_none() {
        for (int number = 0; number < 2; number++) {
            UUID grant = log.asked.grant("AT_ONCE", "midwife", AskedLog.daysAgo(9));
            log.asked.look(
                    "midwife",
                    "MEMBER",
                    AskedLog.Made.full("NHS_MH", "HE.MH").overridden(grant).logged());
            log.asked.task("SUPERVISOR_SIGNOFF", grant, "midwife", Instant.parse("2026-11-18T12:00:00Z"));
        }
        UUID waits = log.asked.grant("AT_ONCE", "worker", AskedLog.daysAgo(1));
        log.asked.task("SUPERVISOR_SIGNOFF", waits, "worker", AskedLog.daysAgo(-1));
        log.now = Instant.parse("2026-11-25T12:00:00Z");

        assertThat(found()).containsExactly("late-sign-offs midwife 2");
        assertThat(log.findings().get(0).why()).contains("Still missing: 2");
        assertThat(log.count("select count(*) from oversight.finding_entry", Map.of()))
                .isEqualTo(2);
    }

    @Test
    void a_hidden_sign_off_is_nobodys_finding() {
        for (int number = 0; number < 2; number++) {
            UUID task = log.asked.task(
                    "SUPERVISOR_SIGNOFF", UUID.randomUUID(), "midwife", Instant.parse("2026-11-18T12:00:00Z"));
            log.asked
                    .owner
                    .sql("update work.task set restricted = true where id = ?")
                    .param(task)
                    .update();
        }
        log.now = Instant.parse("2026-11-25T12:00:00Z");

        assertThat(found()).isEmpty();
    }

    @Test
    void broken_glass_without_a_review_is_a_finding_and_another_review_is_none() {
        UUID glass = log.asked.grant("BROKEN_GLASS", "midwife", AskedLog.daysAgo(9));
        log.asked.task("REVIEW", glass, "midwife", Instant.parse("2026-11-18T12:00:00Z"));
        UUID other = log.asked.grant("AT_ONCE", "worker", AskedLog.daysAgo(9));
        log.asked.task("REVIEW", other, "worker", Instant.parse("2026-11-18T12:00:00Z"));
        log.now = Instant.parse("2026-11-25T12:00:00Z");

        assertThat(found()).containsExactly("unreviewed-glass midwife 1");
    }

    private UUID member(String familyName) {
        UUID id = person(familyName);
        log.asked
                .owner
                .sql("insert into families.member (family_id, identity_id, reason, state, since)"
                        + " values (?, ?, 'test', 'CONFIRMED', now())")
                .params(AskedLog.FAMILY, id)
                .update();
        return id;
    }

    private UUID person(String familyName) {
        UUID id = UUID.randomUUID();
        log.asked
                .owner
                .sql("insert into people.person (id, created_at) values (?, now())")
                .param(id)
                .update();
        log.asked
                .owner
                .sql("""
                        insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                          version_id, person_id, received_at, family_name, family_key)
                        values (?, 'test', ?, 'socialcare', 'LA_CSC', 'ID.CORE', 'test', 'x', gen_random_uuid(), ?, now(),
                          ?, lower(?))""")
                .param(id)
                .param(id.toString())
                .param(id)
                .param(familyName)
                .param(familyName)
                .update();
        return id;
    }

    @Test
    void a_rare_surname_in_common_is_a_finding_and_another_surname_is_none() {
        member("Winter");
        log.asked.look("midwife", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.asked.look("worker", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(found()).containsExactly("own-family midwife 1");
        assertThat(log.findings().get(0).why()).doesNotContain("Winter");
    }

    @Test
    void a_name_in_a_list_is_no_look_at_ones_own_family() {
        member("Winter");
        log.asked.write(AskedLog.entry(EntryKind.LOOK, "midwife", "MEMBER", AskedLog.shared("LA_CSC", "ID.CORE"))
                .through(new LogEntry.Delivery(LogEntry.Delivery.FAMILY_LIST, null, null)));

        assertThat(found()).isEmpty();
    }

    @Test
    void a_surname_that_many_bear_says_nothing() {
        member("Winter");
        IntStream.range(0, 25).forEach(number -> person("Winter"));
        log.asked.look("midwife", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(found()).isEmpty();
    }

    @Test
    void a_family_in_which_an_interest_was_declared_is_a_finding_until_that_is_cleared() {
        UUID member = member("Lowther");
        log.asked
                .owner
                .sql(
                        "insert into consent.flag (id, flag, identity_id, practitioner, set_by, since)"
                                + " values (gen_random_uuid(), 'requester_conflict', ?, 'worker', 'worker', now() - interval '1 day')")
                .param(member)
                .update();
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "worker", "MEMBER"));
        assertThat(found()).containsExactly("own-family worker 1");

        log.asked.owner.sql("delete from oversight.finding_entry").update();
        log.asked.owner.sql("delete from oversight.finding").update();
        log.asked
                .owner
                .sql("update consent.flag set cleared_at = now() - interval '1 hour'")
                .update();
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "worker", "MEMBER"));
        assertThat(found()).isEmpty();
    }

    @Test
    void looks_in_the_night_are_found_where_that_rule_is_in_use_and_duty_workers_are_left_alone() {
        log.close();
        AnomalySettings shipped = AnomalySettings.load(AskedLog.CONFIG.resolve("sharing/anomalies.yaml"));
        log = new WatchedLog(
                folder.resolve("hours"),
                new AnomalySettings(
                        shipped.outsideTheTeam(),
                        shipped.manyFamilies(),
                        shipped.repeatedRefusals(),
                        shipped.lateSignOffs(),
                        shipped.unreviewedGlass(),
                        shipped.ownFamily(),
                        new AnomalySettings.Hours(
                                true, Period.WEEK, 2, "07:00", "20:00", java.util.Set.of("edt_social_worker"))));
        onlyVolume();
        log.now = Instant.parse("2026-11-25T12:00:00Z");
        // Wednesday at noon, Tuesday at 02:00 twice.
        looked("night", 0, 1);
        Stream.of("night", "duty").forEach(person -> {
            log.now = Instant.parse("2026-11-24T02:00:00Z");
            looked(person, 0, 2);
        });
        log.now = Instant.parse("2026-11-25T12:00:00Z");
        log.asked
                .owner
                .sql("update sharing_log.projection_entry set role = 'edt_social_worker' where person_id = 'duty'")
                .update();

        assertThat(found()).containsExactly("out-of-hours night 2");
    }

    @Test
    void what_was_found_is_in_the_log_once_and_running_again_changes_nothing() {
        log.asked.write(AskedLog.entry(EntryKind.REFUSAL, "midwife", "LEFT"));
        log.look();
        List<Found> first = log.findings();
        log.asked.owner.sql("delete from oversight.watched").update();
        log.look();
        log.look();

        assertThat(log.findings()).isEqualTo(first);
        assertThat(log.count("select count(*) from sharing_log.pending where kind = 'STATE'", Map.of())
                        + log.count("select count(*) from sharing_log.entry where kind = 'STATE'", Map.of()))
                .isEqualTo(1);
    }
}
