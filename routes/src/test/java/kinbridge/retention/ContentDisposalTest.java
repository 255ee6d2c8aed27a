package kinbridge.retention;

import static kinbridge.retention.KeptLog.OFFICER;
import static kinbridge.retention.KeptLog.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agencies sent of people in no open family is dropped after 30 days, and nothing else is. */
class ContentDisposalTest {

    private static final String WHY = "Asked for by the coroner";
    private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

    @TempDir
    private Path folder;

    private KeptLog log;
    private Instant old;

    @BeforeEach
    void start() {
        log = new KeptLog(folder);
        old = log.now.minus(Duration.ofDays(31));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private LocalDate daysAgo(int days) {
        return log.now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(days);
    }

    @Test
    void of_somebody_in_no_family_it_is_dropped_after_thirty_days_and_not_before() {
        UUID person = log.person(BORN);
        UUID over = log.record("SC.ASSESSMENT", old, person);
        UUID recent = log.record("SC.ASSESSMENT", log.now.minus(Duration.ofDays(29)), person);
        long entries = log.logged("STATE");

        log.content.carryOut();

        assertThat(log.isKept(over)).isFalse();
        assertThat(log.isKept(recent)).isTrue();
        assertThat(log.logged("STATE"))
                .as("in the log, in the same transaction")
                .isEqualTo(entries + 1);
        assertThat(log.count("select count(*) from retention.dropped_content where version_id = '" + over + "'"))
                .isEqualTo(1);
        assertThat(log.count("select count(*) from statements.record where version_id = '" + over + "'"))
                .as("that there was such a record stays")
                .isEqualTo(1);
    }

    @Test
    void what_is_dropped_of_police_and_of_probation_has_an_entry_of_each_and_of_nobody_else() {
        UUID person = log.person(BORN);
        log.heldBy("POLICE", log.record("CJ.INCIDENT", old, person));
        log.heldBy("POLICE", log.record("CJ.INCIDENT", old, person));
        log.heldBy("PROBATION", log.record("CJ.PROBATION", old, person));
        log.record("SC.ASSESSMENT", old, person);

        log.content.carryOut();

        assertThat(log.logged("COLLECTION")).isEqualTo(2);
    }

    @Test
    void what_is_dropped_of_social_care_alone_is_no_erasure_under_part_3() {
        log.record("SC.ASSESSMENT", old, log.person(BORN));

        log.content.carryOut();

        assertThat(log.logged("COLLECTION")).isZero();
    }

    @Test
    void what_is_dropped_is_dropped_once() {
        log.record("SC.ASSESSMENT", old, log.person(BORN));
        log.content.carryOut();
        long entries = log.logged("STATE");

        log.content.carryOut();

        assertThat(log.logged("STATE")).isEqualTo(entries);
    }

    @Test
    void of_an_open_family_nothing_is_dropped_of_anybody_in_a_record_with_them() {
        UUID child = log.child(log.family("FAM-234567", null), LocalDate.of(2020, 1, 1));
        UUID record = log.record("SC.ASSESSMENT", old, log.person(BORN), child);

        log.content.carryOut();

        assertThat(log.isKept(record)).isTrue();
    }

    @Test
    void of_a_closed_family_it_is_dropped_thirty_days_after_it_was_closed() {
        UUID lately = log.child(log.family("FAM-234567", daysAgo(20)), LocalDate.of(2020, 1, 1));
        UUID longAgo = log.child(log.family("FAM-345678", daysAgo(40)), LocalDate.of(2020, 1, 1));
        UUID kept = log.record("SC.ASSESSMENT", old, lately);
        UUID over = log.record("SC.ASSESSMENT", old, longAgo);

        log.content.carryOut();

        assertThat(log.isKept(kept)).isTrue();
        assertThat(log.isKept(over)).isFalse();
    }

    @Test
    void who_may_be_somebody_of_an_open_family_is_kept_until_that_is_settled() {
        UUID child = log.child(log.family("FAM-234567", null), LocalDate.of(2020, 1, 1));
        UUID perhaps = log.person(LocalDate.of(2020, 1, 1));
        UUID record = log.record("SC.ASSESSMENT", old, perhaps);
        UUID event = UUID.randomUUID();
        log.owner.sql("""
                insert into people.link_event (id, identity_a, identity_b, outcome, rule, explanation, decided_by,
                  decided_at) values (?, ?, ?, 'REVIEW', 'invented', '{}', 'an invented doubt', now())""").params(event, child, perhaps).update();
        log.owner
                .sql("insert into people.review (identity_a, identity_b, event_id, since) values (?, ?, ?, now())")
                .params(child, perhaps, event)
                .update();

        log.content.carryOut();
        assertThat(log.isKept(record)).isTrue();

        log.owner.sql("update people.review set state = 'DIFFERENT'").update();
        log.content.carryOut();
        assertThat(log.isKept(record)).isFalse();
    }

    @Test
    void an_address_is_kept_for_the_match_index_and_a_protected_one_is_not() {
        UUID person = log.person(BORN);
        UUID address = log.record("ID.ADDRESS", old, person);
        UUID secret = log.record("ID.ADDRESS_PROTECTED", old, person);

        log.content.carryOut();

        assertThat(log.isKept(address)).isTrue();
        assertThat(log.isKept(secret)).isFalse();
    }

    @Test
    void a_hold_on_the_person_keeps_it_until_two_people_lift_it() {
        UUID person = log.person(BORN);
        UUID record = log.record("SC.ASSESSMENT", old, person);
        log.desk.hold(OFFICER, "PERSON", person.toString(), WHY);
        UUID hold = log.desk.overview(OFFICER).orElseThrow().holds().get(0).id();

        log.content.carryOut();
        assertThat(log.isKept(record)).isTrue();

        log.desk.lift(OFFICER, hold, "The coroner has closed it");
        log.content.carryOut();
        assertThat(log.isKept(record)).isTrue();
        log.desk.lift(OTHER, hold, "The coroner has closed it");
        log.content.carryOut();
        assertThat(log.isKept(record)).isFalse();
    }

    @Test
    void a_hold_on_a_closed_family_and_one_on_everything_keep_it() {
        UUID child = log.child(log.family("FAM-234567", daysAgo(40)), LocalDate.of(2020, 1, 1));
        UUID ofFamily = log.record("SC.ASSESSMENT", old, child);
        UUID other = log.record("SC.ASSESSMENT", old, log.person(BORN));
        log.desk.hold(OFFICER, "FAMILY", "FAM-234567", WHY);

        log.content.carryOut();
        assertThat(log.isKept(ofFamily)).isTrue();
        assertThat(log.isKept(other)).isFalse();

        UUID later = log.record("SC.ASSESSMENT", old, log.person(BORN));
        log.desk.hold(OFFICER, "EVERYTHING", "", "A public inquiry was announced");
        log.content.carryOut();
        assertThat(log.isKept(later)).isTrue();
    }

    @Test
    void who_asks_for_what_is_held_is_given_it_before_it_goes() {
        UUID person = log.person(BORN);
        UUID record = log.record("SC.ASSESSMENT", old, person);
        log.owner.sql("""
                insert into subject_access.request (id, reference, asked_as, received_on, opened_by, opened_at,
                  identity_checked_on, subject_identity, details)
                values (gen_random_uuid(), 'SAR-TEST234', 'SELF', current_date, 'officer', now(), current_date, ?,
                  '\\x01')""").param(person).update();

        log.content.carryOut();
        assertThat(log.isKept(record)).isTrue();

        log.owner
                .sql("update subject_access.request set closed_on = current_date")
                .update();
        log.content.carryOut();
        assertThat(log.isKept(record)).isFalse();
    }

    @Test
    void it_is_looked_for_once_a_day() {
        UUID person = log.person(BORN);
        log.content.ofTheDay();
        UUID record = log.record("SC.ASSESSMENT", old, person);

        log.content.ofTheDay();
        assertThat(log.isKept(record)).isTrue();

        log.now = log.now.plus(Duration.ofDays(1));
        log.content.ofTheDay();
        assertThat(log.isKept(record)).isFalse();
    }
}
