package kinbridge.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.Agreements;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.AskedLog.Made;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each question shows what it asks for, and not what is nearly that. */
class QuestionsTest {

    @TempDir
    private Path folder;

    private AskedLog log;

    @BeforeEach
    void open() {
        log = new AskedLog(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static long figure(List<Figure> figures, String words) {
        return figures.stream()
                .filter(figure -> figure.words().equals(words))
                .findFirst()
                .orElseThrow()
                .count();
    }

    // 1

    private SharedAboutAPerson aboutAPerson() {
        return new SharedAboutAPerson(log.shares, log.people, log.staff);
    }

    @Test
    void what_was_shared_about_a_person_is_shown_and_what_was_withheld_or_about_others_is_not() {
        UUID other = UUID.randomUUID();
        UUID shown = log.look(
                "midwife",
                "MEMBER",
                AskedLog.shared("LA_CSC", "SC.STATUS"),
                Made.full("POLICE", "CJ.INCIDENT")
                        .at(DetailLevel.WITHHOLD, "2.9")
                        .logged(),
                Made.full("POLICE", "DA.PERP")
                        .at(DetailLevel.WITHHOLD_HIDE, "2.4a")
                        .logged(),
                Made.full("NHS_GP", "HE.GENERAL").of(other).logged());
        log.look("worker", "MEMBER", Made.full("NHS_GP", "HE.GENERAL").of(other).logged());

        assertThat(log.rows(aboutAPerson(), "person", AskedLog.CHILD.toString()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("Mary Winter", "SC.STATUS", "FULL", "6(1)(e) public task", shown.toString())
                        .doesNotContain("CJ.INCIDENT", "DA.PERP", "HE.GENERAL"));
    }

    @Test
    void any_identity_of_a_person_finds_what_was_shared_under_another() {
        UUID person = UUID.randomUUID();
        UUID one = identity(person);
        UUID other = identity(person);
        log.look(
                "midwife", "MEMBER", Made.full("NHS_GP", "HE.GENERAL").of(other).logged());

        assertThat(log.rows(aboutAPerson(), "person", one.toString())).hasSize(1);
        assertThat(log.rows(
                        aboutAPerson(), "person", identity(UUID.randomUUID()).toString()))
                .isEmpty();
    }

    private UUID identity(UUID person) {
        UUID id = UUID.randomUUID();
        log.owner
                .sql("insert into people.person (id, created_at) values (?, now()) on conflict do nothing")
                .param(person)
                .update();
        log.owner.sql("""
                        insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                          version_id, person_id, received_at)
                        values (?, 'test', ?, 'socialcare', 'LA_CSC', 'ID.CORE', 'test', 'x', gen_random_uuid(), ?, now())""").param(id).param(id.toString()).param(person).update();
        return id;
    }

    @Test
    void one_family_is_asked_for_by_its_reference_and_another_finds_nothing() {
        log.look("midwife", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(log.rows(aboutAPerson(), "family", "fam-234567")).hasSize(1);
        assertThat(log.rows(aboutAPerson(), "family", "FAM-777777")).isEmpty();
        assertThat(aboutAPerson().needs(log.asked())).isPresent();
    }

    @Test
    void records_alike_in_everything_are_one_line_and_pages_follow_without_gap_or_repeat() {
        List<UUID> looks = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            looks.add(log.look(
                    "midwife",
                    "MEMBER",
                    AskedLog.shared("LA_CSC", "SC.STATUS"),
                    AskedLog.shared("LA_CSC", "SC.STATUS")));
        }
        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            Question.Found found = aboutAPerson().find(log.asked("family", "FAM-234567"), next, 3);
            found.rows().forEach(row -> listed.add(AskedLog.text(row)));
            next = found.next();
        } while (next != null);

        assertThat(listed).hasSize(7).doesNotHaveDuplicates().allMatch(row -> row.contains("2 records"));
        assertThat(looks).allMatch(look -> listed.stream().anyMatch(row -> row.contains(look.toString())));
        assertThat(aboutAPerson().count(log.asked("family", "FAM-234567"))).isEqualTo(7);
    }

    private UUID pack(String maker, String readers, kinbridge.sharinglog.LoggedDecision... decisions) {
        return log.write(AskedLog.entry(EntryKind.EXPORT, maker, "MEMBER", decisions)
                .through(new LogEntry.Delivery("TAF_MEETING_PACK", readers, null)));
    }

    @Test
    void each_reader_of_a_meeting_pack_is_a_recipient_and_whoever_is_not_among_them_is_none() {
        pack("worker", "midwife,worker", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(log.rows(aboutAPerson(), "person", AskedLog.CHILD.toString()))
                .singleElement()
                .asString()
                .contains("Mary Winter, Wanda Marsh", "in a meeting pack made by Wanda Marsh")
                .doesNotContain("Olive Grant");
        assertThat(figure(aboutAPerson().figures(log.asked("family", "FAM-234567")), "Recipients"))
                .isEqualTo(2);
    }

    @Test
    void who_looked_and_got_a_pack_too_is_one_recipient() {
        pack("worker", "midwife,worker", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.look("midwife", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(figure(aboutAPerson().figures(log.asked("family", "FAM-234567")), "Recipients"))
                .isEqualTo(2);
    }

    @Test
    void what_was_shared_on_another_day_is_of_another_time() {
        log.look("midwife", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(log.rows(aboutAPerson(), "family", "FAM-234567", "from", "1/1/2020", "to", "2/1/2020"))
                .isEmpty();
    }

    // 2

    @Test
    void the_looks_of_one_colleague_are_shown_with_their_standing_and_nobody_elses() {
        DecisionsBySomebody question = new DecisionsBySomebody(log.shares, log.people);
        UUID left = log.look("midwife", "LEFT", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.look("worker", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.write(LogEntry.of(
                EntryKind.LOG_READ, Instant.now(), AskedLog.as("midwife", "NOT_MEMBER"), "AUDIT", "policy-1"));

        assertThat(log.rows(question, "practitioner", "midwife"))
                .singleElement()
                .asString()
                .contains(left.toString(), "Had left the team", "LOOK");
        assertThat(figure(question.figures(log.asked("practitioner", "midwife")), "After leaving the team"))
                .isEqualTo(1);
    }

    @Test
    void names_in_a_list_are_told_from_families_that_were_opened() {
        DecisionsBySomebody question = new DecisionsBySomebody(log.shares, log.people);
        log.look("midwife", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        UUID listed =
                log.write(AskedLog.entry(EntryKind.LOOK, "midwife", "MEMBER", AskedLog.shared("LA_CSC", "ID.CORE"))
                        .through(new LogEntry.Delivery(LogEntry.Delivery.FAMILY_LIST, null, null)));

        assertThat(log.rows(question, "practitioner", "midwife"))
                .hasSize(2)
                .filteredOn(row -> row.contains("the name in a list of families"))
                .singleElement()
                .asString()
                .contains(listed.toString());
        List<Figure> figures = question.figures(log.asked("practitioner", "midwife"));
        assertThat(figure(figures, "Looks")).isEqualTo(1);
        assertThat(figure(figures, "Names in lists and beside tasks")).isEqualTo(1);
        assertThat(question.headline(log.asked()).words()).isEqualTo("colleague looked");
    }

    // 3

    private OverridesAndSignOffs overrides() {
        return new OverridesAndSignOffs(log.listing, log.shares, log.staff, log.clock);
    }

    @Test
    void a_missing_sign_off_comes_first_and_one_in_time_is_not_late() {
        UUID missing = log.grant("AT_ONCE", "midwife", AskedLog.daysAgo(9));
        log.task("SUPERVISOR_SIGNOFF", missing, "midwife", AskedLog.daysAgo(5));
        UUID signed = log.grant("AT_ONCE", "worker", AskedLog.daysAgo(3));
        log.done(log.task("SUPERVISOR_SIGNOFF", signed, "worker", AskedLog.daysAgo(1)), AskedLog.daysAgo(2));
        log.owner
                .sql("update grants.sharing_grant set sign_off = 'SIGNED', signed_by = 'manager' where id = ?")
                .param(signed)
                .update();
        log.grant("BROKEN_GLASS", "worker", AskedLog.daysAgo(3));

        assertThat(log.rows(overrides())).hasSize(2).first().asString().contains("Mary Winter", "missing and overdue");
        assertThat(log.rows(overrides(), "state", "MISSING")).hasSize(1);
        assertThat(log.rows(overrides(), "state", "IN_TIME"))
                .singleElement()
                .asString()
                .contains("Wanda Marsh");
        assertThat(overrides().headline(log.asked()).count()).isEqualTo(1);
    }

    @Test
    void a_sign_off_after_its_day_is_late_and_what_waits_is_not() {
        UUID late = log.grant("AT_ONCE", "midwife", AskedLog.daysAgo(9));
        log.done(log.task("SUPERVISOR_SIGNOFF", late, "midwife", AskedLog.daysAgo(5)), AskedLog.daysAgo(1));
        log.owner
                .sql("update grants.sharing_grant set sign_off = 'SIGNED', signed_by = 'manager' where id = ?")
                .param(late)
                .update();
        UUID waits = log.grant("AT_ONCE", "worker", AskedLog.daysAgo(1));
        log.task("SUPERVISOR_SIGNOFF", waits, "worker", AskedLog.daysAgo(-1));

        assertThat(log.rows(overrides(), "state", "LATE"))
                .singleElement()
                .asString()
                .contains("Mary Winter");
        assertThat(log.rows(overrides(), "state", "WAITING"))
                .singleElement()
                .asString()
                .contains("Wanda Marsh");
    }

    @Test
    void a_release_without_agreement_and_without_a_grant_is_shown_and_one_under_a_grant_not_twice() {
        UUID none = log.look(
                "midwife",
                "MEMBER",
                Made.full("NHS_MH", "HE.MH").overridden(null).logged());
        UUID grant = log.grant("AT_ONCE", "worker", AskedLog.daysAgo(1));
        log.look(
                "worker",
                "MEMBER",
                Made.full("NHS_MH", "HE.MH").overridden(grant).logged());
        log.look("worker", "MEMBER", AskedLog.shared("NHS_MH", "HE.MH"));

        assertThat(log.rows(overrides())).hasSize(2);
        assertThat(log.rows(overrides(), "state", "NO_GRANT"))
                .singleElement()
                .asString()
                .contains(none.toString(), "HE");
    }

    // 4

    @Test
    void an_overdue_review_comes_first_whenever_it_was_and_one_reviewed_long_ago_is_gone() {
        BrokenGlassReviews question = new BrokenGlassReviews(log.listing, log.shares, log.staff, log.clock);
        UUID overdue = log.grant("BROKEN_GLASS", "midwife", AskedLog.daysAgo(200));
        log.task("REVIEW", overdue, "midwife", AskedLog.daysAgo(198));
        UUID reviewed = log.grant("BROKEN_GLASS", "worker", AskedLog.daysAgo(190));
        UUID recent = log.grant("BROKEN_GLASS", "worker", AskedLog.daysAgo(2));
        log.owner
                .sql("update grants.sharing_grant set review = 'JUSTIFIED' where id in (?, ?)")
                .params(reviewed, recent)
                .update();
        log.grant("AT_ONCE", "worker", AskedLog.daysAgo(2));

        assertThat(log.rows(question)).hasSize(2).first().asString().contains("Mary Winter", "Overdue");
        assertThat(log.rows(question, "state", "JUSTIFIED"))
                .singleElement()
                .asString()
                .contains(recent.toString());
        assertThat(question.headline(log.asked()).count()).isEqualTo(1);
    }

    // 5

    @Test
    void what_was_withheld_is_counted_by_rule_and_what_was_hidden_is_not() {
        Refusals question = new Refusals(log.database, log.shares);
        for (int number = 0; number < 3; number++) {
            log.look(
                    "midwife",
                    "MEMBER",
                    Made.full("POLICE", "CJ.INCIDENT")
                            .at(DetailLevel.WITHHOLD, "2.9")
                            .logged(),
                    Made.full("POLICE", "DA.PERP")
                            .at(DetailLevel.WITHHOLD_HIDE, "2.4a")
                            .logged(),
                    AskedLog.shared("POLICE", "CJ.INCIDENT"));
        }
        log.write(AskedLog.entry(EntryKind.REFUSAL, "worker", "NOT_MEMBER"));

        List<String> rows = log.rows(question);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains("2.9", "NHS_MAT", "POLICE", "CJ.INCIDENT", "| 3 ");
        assertThat(rows.get(1)).contains("Turned away whole", "LA_CSC");
        assertThat(String.join("", rows)).doesNotContain("2.4a", "DA.PERP");
        assertThat(log.rows(question, "rule", "2.8b")).isEmpty();
        assertThat(question.headline(log.asked()).count()).isEqualTo(3);
    }

    // 6

    private AccessesFromOutside outside() {
        return new AccessesFromOutside(log.database, log.listing, log.staff, log.people);
    }

    @Test
    void a_leavers_try_is_shown_and_a_members_look_is_not() {
        UUID left = log.write(AskedLog.entry(EntryKind.REFUSAL, "midwife", "LEFT"));
        log.look("worker", "MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.look("worker", "STATUTORY", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.write(
                LogEntry.of(EntryKind.REFUSAL, Instant.now(), AskedLog.as("worker", "NOT_MEMBER"), "NONE", "policy-1"));

        assertThat(log.rows(outside()))
                .singleElement()
                .asString()
                .contains(left.toString(), "Had left the team", "Turned away");
        assertThat(outside().headline(log.asked()).count()).isEqualTo(1);
    }

    @Test
    void a_look_before_the_start_is_told_from_one_of_somebody_who_never_was_in_the_team() {
        member("midwife", "current_date + 7");
        member("worker", "current_date - 7");
        log.look("midwife", "NOT_MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.look("worker", "NOT_MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(log.rows(outside(), "state", "BEFORE_START"))
                .singleElement()
                .asString()
                .contains("Mary Winter", "Before the start");
        assertThat(log.rows(outside(), "state", "NOT_MEMBER"))
                .singleElement()
                .asString()
                .contains("Wanda Marsh");
    }

    private void member(String practitioner, String since) {
        log.owner
                .sql("insert into families.team_member (id, family_id, practitioner, role, agency, since)"
                        + " values (gen_random_uuid(), ?, ?, 'social_worker', 'LA_CSC', " + since + ")")
                .params(AskedLog.FAMILY, practitioner)
                .update();
    }

    @Test
    void what_was_seen_under_broken_glass_has_a_ground_and_what_was_seen_without_one_is_to_be_looked_at() {
        log.grant("BROKEN_GLASS", "midwife", Instant.now().minus(Duration.ofHours(1)));
        log.look("midwife", "NOT_MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));
        log.look("worker", "NOT_MEMBER", AskedLog.shared("LA_CSC", "SC.STATUS"));

        assertThat(log.rows(outside(), "state", "SEEN"))
                .singleElement()
                .asString()
                .contains("Wanda Marsh", "None recorded");
    }

    // 7

    @Test
    void a_share_on_an_agreement_that_had_run_out_is_shown_and_others_are_not() {
        SharesOnALapsedAgreement question = new SharesOnALapsedAgreement(log.shares, log.staff);
        UUID lapsed = log.look(
                "midwife",
                "MEMBER",
                Made.full("NHS_MH", "HE.MH").asked(ConsentState.EXPIRED).logged(),
                AskedLog.shared("NHS_GP", "HE.GENERAL"));
        log.look(
                "worker",
                "MEMBER",
                Made.full("NHS_MH", "HE.MH").asked(ConsentState.NOT_SOUGHT).logged());
        log.look(
                "worker",
                "MEMBER",
                Made.full("NHS_MH", "HE.MH")
                        .asked(ConsentState.WITHDRAWN)
                        .at(DetailLevel.WITHHOLD, "2.9")
                        .logged());

        assertThat(log.rows(question))
                .singleElement()
                .asString()
                .contains(lapsed.toString(), "HE.MH", "Run out")
                .doesNotContain("HE.GENERAL");
        assertThat(log.rows(question, "state", "WITHDRAWN")).isEmpty();
        assertThat(figure(question.figures(log.asked()), "Run out")).isEqualTo(1);
    }

    // 8

    @Test
    void health_data_are_shown_with_their_condition_and_a_name_is_not() {
        SpecialCategoryShares question = new SpecialCategoryShares(log.shares, log.policy, log.staff);
        log.look("worker", "MEMBER", AskedLog.shared("NHS_MH", "HE.MH"), AskedLog.shared("LA_CSC", "ID.CORE"));
        log.look("worker", "MEMBER", AskedLog.shared("LA_CSC", "ID.CORE"));

        assertThat(log.rows(question))
                .singleElement()
                .asString()
                .contains("HE.MH", "Sch1 para18")
                .doesNotContain("ID.CORE");
        assertThat(log.rows(question, "condition", "sch1 PARA18")).hasSize(1);
        assertThat(log.rows(question, "condition", "para2 ")).isEmpty();
        assertThat(figure(question.figures(log.asked()), "9(2)(g)+Sch1 para18 safeguarding"))
                .isEqualTo(1);
    }

    // 9

    @Test
    void whoever_is_past_the_day_to_look_again_comes_first_and_whoever_was_told_is_gone() {
        NotYetTold question = new NotYetTold(log.listing, log.shares, log.staff, log.clock);
        UUID later = log.task("NOTIFY_SUBJECT", null, "worker", AskedLog.daysAgo(-5));
        UUID past = log.task("DO_NOT_NOTIFY", null, "midwife", AskedLog.daysAgo(40));
        UUID hidden = log.task("DO_NOT_NOTIFY", UUID.randomUUID(), "midwife", AskedLog.daysAgo(40));
        log.owner
                .sql("update work.task set restricted = true where id = ?")
                .param(hidden)
                .update();
        log.done(log.task("NOTIFY_SUBJECT", UUID.randomUUID(), "midwife", AskedLog.daysAgo(40)), AskedLog.daysAgo(1));

        List<String> rows = log.rows(question);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains(past.toString(), "has passed", "Unsafe by the rules");
        assertThat(rows.get(1)).contains(later.toString()).doesNotContain("has passed");
        assertThat(log.rows(question, "state", "PAST")).hasSize(1);
        assertThat(question.headline(log.asked()).count()).isEqualTo(1);
    }

    // 10

    private final UUID record = UUID.randomUUID();

    private UUID version(boolean isCurrent, int sequence) {
        UUID id = UUID.randomUUID();
        log.owner
                .sql("""
                        insert into statements.version (id, feed, kind, source_ref, thing_id, source_time,
                          received_sequence, received_at, content_hash, is_current, removed_at, fields)
                        values (?, 'test', 'RECORD', ?, ?, now(), ?, now(), ?, ?, ?, ''::bytea)""")
                .param(id)
                .param(record.toString())
                .param(record)
                .param(sequence)
                .param(id.toString())
                .param(isCurrent)
                .param(isCurrent ? null : Timestamp.from(Instant.now()))
                .update();
        return id;
    }

    /** As the register holds it once the midwife is told. */
    private void retracted(UUID version, Instant at, UUID task) {
        UUID retraction = UUID.randomUUID();
        log.owner
                .sql("""
                        insert into retraction.retraction (id, reason, thing_id, happened_at, recorded_at, log_entry)
                        values (?, 'TAKEN_BACK', ?, ?, ?, ?)""")
                .params(retraction, record, Timestamp.from(at), Timestamp.from(at), UUID.randomUUID())
                .update();
        log.owner
                .sql("insert into retraction.wrong_version (retraction_id, version_id) values (?, ?)")
                .params(retraction, version)
                .update();
        log.owner
                .sql("""
                        insert into retraction.recipient (id, retraction_id, recipient, is_delivery, role, agency, holder,
                          family_id, entry_id, shown_at, found_at, told_at, task_id)
                        values (?, ?, 'midwife', false, 'community_midwife', 'NHS_MAT', 'POLICE', ?, ?, now(), now(), now(), ?)""")
                .params(UUID.randomUUID(), retraction, AskedLog.FAMILY, UUID.randomUUID(), task)
                .update();
    }

    @Test
    void holders_of_a_version_that_was_taken_back_are_shown_and_of_one_that_stands_are_not() {
        HoldersOfOldVersions question = new HoldersOfOldVersions(log.listing, log.shares, log.staff);
        UUID wrong = version(false, 1);
        UUID right = version(true, 2);
        Instant taken = Instant.parse("2026-11-20T10:00:00.123456Z");
        log.look(
                "midwife",
                "MEMBER",
                Made.full("POLICE", "CJ.INCIDENT").version(record, wrong).logged());
        log.look(
                "worker",
                "MEMBER",
                Made.full("POLICE", "CJ.INCIDENT").version(record, right).logged());
        UUID task = log.task("TAKEN_BACK", null, "midwife", AskedLog.daysAgo(-1));
        retracted(wrong, taken, task);

        String[] then = {"from", "2026-11-01", "to", "2026-11-30"};
        assertThat(log.rows(question, then))
                .singleElement()
                .asString()
                .contains("Mary Winter", wrong.toString(), "not confirmed", task.toString());
        log.owner.sql("update retraction.recipient set acknowledged_at = now()").update();
        assertThat(log.rows(question, then)).singleElement().asString().contains("Confirmed");
        assertThat(log.rows(question, "from", "2020-01-01", "to", "2020-01-31")).isEmpty();
        assertThat(log.rows(question, "record", record.toString())).hasSize(1);
    }

    @Test
    void whoever_read_a_taken_back_version_in_a_meeting_pack_holds_it_too_with_their_own_task() {
        HoldersOfOldVersions question = new HoldersOfOldVersions(log.listing, log.shares, log.staff);
        UUID wrong = version(false, 1);
        Instant taken = Instant.parse("2026-11-20T10:00:00.123456Z");
        pack(
                "worker",
                "midwife,worker",
                Made.full("POLICE", "CJ.INCIDENT").version(record, wrong).logged());
        log.look(
                "worker",
                "MEMBER",
                Made.full("POLICE", "CJ.INCIDENT").version(record, wrong).logged());
        UUID task = log.task("TAKEN_BACK", null, "midwife", AskedLog.daysAgo(-1));
        retracted(wrong, taken, task);

        List<String> rows = log.rows(question, "from", "2026-11-01", "to", "2026-11-30");

        assertThat(rows).hasSize(2).noneMatch(row -> row.contains("Olive Grant"));
        assertThat(rows)
                .filteredOn(row -> row.contains("Mary Winter"))
                .singleElement()
                .asString()
                .contains(task.toString(), "not confirmed", "Community midwife");
    }

    // 11

    @Test
    void a_share_with_no_agreement_in_force_is_told_from_one_under_an_agreement() {
        SharesUnderAnAgreement question = new SharesUnderAnAgreement(
                log.shares, Agreements.load(AskedLog.CONFIG.resolve("sharing/agreements"), log.clock), log.staff);
        UUID expired = log.look(
                "worker",
                "MEMBER",
                Made.full("LA_HOUSING", "HO.TENANCY").flagged("dsa_expired").logged());
        UUID covered = log.look("worker", "MEMBER", AskedLog.shared("LA_HOUSING", "HO.TENANCY"));
        UUID ofOthers = log.look("worker", "MEMBER", AskedLog.shared("NHS_MAT", "HE.MATERNITY"));

        assertThat(log.rows(question, "agreement", "none-current"))
                .singleElement()
                .asString()
                .contains(expired.toString(), "Run out");
        assertThat(String.join("", log.rows(question, "agreement", "DSA-HOUSING-2026")))
                .contains(expired.toString(), covered.toString())
                .doesNotContain(ofOthers.toString());
        assertThat(log.rows(question, "agreement", "no such agreement")).isEmpty();
        assertThat(question.headline(log.asked()).count()).isEqualTo(1);
    }

    // 12

    private ProtectedAttempts attempts() {
        return new ProtectedAttempts(log.shares, log.open.restricted(), log.policy, log.database, log.staff);
    }

    private static Requester reader(String id) {
        return new Requester(id, id, "ig_officer", "LA_IG");
    }

    @Test
    void a_hidden_attempt_is_shown_only_to_whoever_says_why_and_that_is_logged() {
        UUID barred = log.look(
                "worker",
                "MEMBER",
                Made.full("LA_CSC", "SC.ADOPTION")
                        .at(DetailLevel.WITHHOLD_HIDE, "2.3a")
                        .logged(),
                Made.full("LA_CSC", "SC.ADOPTION")
                        .at(DetailLevel.WITHHOLD_HIDE, "2.3a")
                        .logged());
        log.look(
                "midwife",
                "MEMBER",
                Made.full("NHS_MH", "HE.MH")
                        .at(DetailLevel.WITHHOLD_HIDE, "2.6")
                        .logged());

        assertThat(log.rows(attempts())).isEmpty();
        assertThat(attempts().headline(log.asked())).isNull();
        assertThat(figure(attempts().figures(log.asked()), "Entries with something withheld openly"))
                .isZero();

        var hidden = attempts().hidden(reader("officer"), log.asked(), "The adoption agency asked");
        assertThat(hidden.rows())
                .singleElement()
                .satisfies(row -> assertThat(AskedLog.text(row))
                        .contains(barred.toString(), "Wanda Marsh", "SC.ADOPTION", "2 records", "2.3a"));
        log.open.projection.catchUp();
        assertThat(log.database
                        .sql("select count(*) from sharing_log.projection_entry where kind = 'LOG_READ'"
                                + " and person_id = 'officer' and channel = 'restricted-log'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_was_hidden_from_the_reader_is_kept_from_the_reader_here_too() {
        log.look(
                "officer",
                "MEMBER",
                Made.full("LA_CSC", "SC.ADOPTION")
                        .at(DetailLevel.WITHHOLD_HIDE, "2.3a")
                        .logged());

        assertThat(attempts()
                        .hidden(reader("officer"), log.asked(), "A test of the reader")
                        .rows())
                .isEmpty();
        assertThat(attempts()
                        .hidden(reader("other"), log.asked(), "A test of the reader")
                        .rows())
                .hasSize(1);
    }
}
