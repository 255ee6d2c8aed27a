package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kinbridge.consent.Flags;
import kinbridge.consent.Recording;
import kinbridge.intake.Intake;
import kinbridge.linkage.Doubt;
import kinbridge.linkreview.LinkReviews;
import kinbridge.linkreview.LinkReviews.Answer;
import kinbridge.linkreview.LinkReviews.Listed;
import kinbridge.linkreview.LinkReviews.Review;
import kinbridge.linkreview.LinkReviews.Show;
import kinbridge.linkreview.LinkReviews.State;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Requester;
import kinbridge.work.TaskPages;
import kinbridge.work.WhatStandsBehind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The hub is in doubt whether two are one person; somebody looks, and decides. */
@Story
class LinkReviewStoryTest {

    private static final Instant SENT = Instant.parse("2026-02-10T10:00:00Z");
    private static final String REASON = "the officer who wrote both says it is the same woman";

    @Autowired
    Hub hub;

    @Autowired
    LinkReviews reviews;

    @Autowired
    Intake intake;

    @Autowired
    Flags flags;

    @Autowired
    TaskPages tasks;

    @Test
    void a_doubtful_pair_shows_what_is_compared_and_why_it_waits_and_the_look_is_logged() {
        UUID id = doubtful("PX-LOOK", "1981-02-03");

        Review review = open(id);

        assertThat(review.row().state()).isEqualTo(State.WAITING);
        assertThat(review.doubts()).contains(Doubt.NAME_AND_DATE_ALONE);
        assertThat(review.steps())
                .anyMatch(step -> step.field().equals("given") && step.one().equals("John") && step.weight() > 0);
        assertThat(review.steps().stream().mapToDouble(LinkReviews.Step::weight).sum())
                .isCloseTo(review.weight(), offset(1e-6));
        assertThat(hub.count(
                        "select count(*) from sharing_log.entry where entry_id = ? and kind = 'CONTENT_READ'",
                        review.entry()))
                .isOne();
    }

    @Test
    void decided_as_one_person_they_are_one_and_the_log_says_who_decided() {
        UUID id = doubtful("PX-SAME", "1964-11-29");

        Recording outcome = decide(id, Answer.SAME).orElseThrow();

        assertThat(outcome).isInstanceOf(Recording.Recorded.class);
        assertThat(persons("PX-SAME")).hasSize(1);
        Review decided = open(id);
        assertThat(decided.row().state()).isEqualTo(State.SAME);
        assertThat(decided.row().decidedBy()).isEqualTo("martin-okell");
        assertThat(decided.reason()).isEqualTo(REASON);
    }

    @Test
    void decided_as_two_people_they_wait_no_more_and_stay_two() {
        UUID id = doubtful("PX-DIFF", "1977-07-14");

        decide(id, Answer.DIFFERENT);

        assertThat(persons("PX-DIFF")).hasSize(2);
        assertThat(waiting()).doesNotContain(id);
    }

    @Test
    void who_saw_something_else_than_what_is_known_now_decides_nothing() {
        UUID id = doubtful("PX-SEEN", "1971-02-03");
        String seen = seen(id);
        drop(
                "PX-SEEN-2b",
                Notices.about("PPN-PX-SEEN-2b", "missing", SENT, "PX-SEEN-2", "Johnny", "Smith", "1971-02-03"));
        hub.settle();

        Recording late = reviews.decide(martin(), id, seen, Answer.SAME, REASON).orElseThrow();

        assertThat(late).isEqualTo(Recording.stale());
        assertThat(persons("PX-SEEN")).hasSize(2);
    }

    @Test
    void answers_that_hold_one_another_are_taken_back_one_by_one() {
        for (int i = 1; i <= 3; i++) {
            String one = "PX-TRIO-" + i;
            drop(
                    one,
                    Notices.about("PPN-" + one, "missing", SENT, one, "John", "Smith", "1972-02-03")
                            .replace(
                                    "\"sex\": \"F\"",
                                    "\"sex\": \"M\", \"address\": {\"address\": \"7 Nowhere\", \"postcode\": \"ZX7 7QQ\"}"));
        }
        hub.settle();
        assertThat(persons("PX-TRIO")).hasSize(1);
        decide(between("PX-TRIO-1", "PX-TRIO-2"), Answer.SAME);
        decide(between("PX-TRIO-2", "PX-TRIO-3"), Answer.SAME);
        decide(between("PX-TRIO-1", "PX-TRIO-3"), Answer.SAME);
        assertThat(decide(between("PX-TRIO-1", "PX-TRIO-3"), Answer.DIFFERENT).orElseThrow())
                .isInstanceOf(Recording.Refused.class);

        Recording back =
                decide(between("PX-TRIO-2", "PX-TRIO-3"), Answer.TAKEN_BACK).orElseThrow();
        assertThat(persons("PX-TRIO")).as("by the other two answers").hasSize(1);
        Recording apart =
                decide(between("PX-TRIO-1", "PX-TRIO-3"), Answer.DIFFERENT).orElseThrow();

        assertThat(back).isInstanceOf(Recording.Recorded.class);
        assertThat(apart).isInstanceOf(Recording.Recorded.class);
        assertThat(persons("PX-TRIO")).hasSize(2);
        assertThat(person("PX-TRIO-1")).isEqualTo(person("PX-TRIO-2"));
    }

    @Test
    void an_answer_that_nobody_gave_is_not_taken_back() {
        UUID id = doubtful("PX-NOBODY", "1973-02-03");

        assertThat(decide(id, Answer.TAKEN_BACK).orElseThrow()).isInstanceOf(Recording.Refused.class);
        assertThat(waiting()).contains(id);
    }

    @Test
    void who_decides_after_a_colleague_changes_nothing() {
        UUID id = doubtful("PX-LATE", "1990-05-25");
        decide(id, Answer.DIFFERENT);

        assertThat(decide(id, Answer.SAME)).isEmpty();
        assertThat(persons("PX-LATE")).hasSize(2);
    }

    @Test
    void without_an_answer_or_a_reason_nothing_is_decided() {
        UUID id = doubtful("PX-WHY", "1959-09-08");

        assertThat(decide(id, Answer.NONE).orElseThrow()).isInstanceOf(Recording.Refused.class);
        assertThat(reviews.decide(martin(), id, seen(id), Answer.SAME, "yes").orElseThrow())
                .isInstanceOf(Recording.Refused.class);
        assertThat(persons("PX-WHY")).hasSize(2);
        assertThat(waiting()).contains(id);
    }

    @Test
    void nobody_reviews_people_with_whom_they_have_a_conflict_of_interest() {
        UUID id = doubtful("PX-KIN", "1985-12-17");
        flags.set(
                UUID.randomUUID(),
                "requester_conflict",
                hub.identity("police-ppn", "PX-KIN-1"),
                "a cousin",
                "maya-bright",
                SENT,
                null);
        hub.database()
                .sql("update consent.flag set practitioner = 'martin-okell' where identity_id = ?")
                .param(hub.identity("police-ppn", "PX-KIN-1"))
                .update();

        assertThat(waiting()).doesNotContain(id);
        assertThat(reviews.open(martin(), id)).isEmpty();
        assertThat(decide(id, Answer.SAME)).isEmpty();
    }

    @Test
    void who_was_adopted_is_counted_and_not_shown() {
        UUID id = doubtful("PX-ADOPT", "2016-04-30");
        long before = reviews.list(martin(), Show.WAITING, "", 1).restricted();
        intake.record(new AgencyRecord(
                Sayings.SOCIALCARE,
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                "review-story-adoption",
                Instant.EPOCH,
                RecordType.ADOPTION,
                Category.SC_ADOPTION,
                List.of(Subject.person("police-ppn", "PX-ADOPT-1")),
                null,
                Occurred.on(LocalDate.of(2020, 1, 2)),
                null,
                Map.of()));
        hub.settle();

        assertThat(reviews.open(martin(), id)).isEmpty();
        assertThat(waiting()).doesNotContain(id);
        assertThat(reviews.list(martin(), Show.WAITING, "", 1).restricted()).isEqualTo(before + 1);
    }

    @Test
    void an_answer_that_breaks_another_one_is_refused_and_changes_nothing() {
        UUID first = doubtful("PX-BREAK", "1973-06-19");
        String third = "PX-BREAK-3";
        drop(third, Notices.about("PPN-" + third, "missing", SENT, third, "John", "Smith", "1973-06-19"));
        hub.settle();
        UUID last = between("PX-BREAK-1", third);
        decide(between("PX-BREAK-2", third), Answer.DIFFERENT);
        decide(first, Answer.DIFFERENT);
        decide(last, Answer.SAME);
        Review standing = open(first);
        assertThat(standing.obstacle()).contains("contradicts an answer that stands");

        Recording broken = decide(standing.row().id(), Answer.SAME).orElseThrow();

        assertThat(broken)
                .isInstanceOfSatisfying(
                        Recording.Refused.class,
                        refused -> assertThat(refused.problems())
                                .anyMatch(problem -> problem.words().contains("contradicts an answer that stands")));
        assertThat(persons("PX-BREAK")).hasSize(2);
        assertThat(open(first).row().state()).isEqualTo(State.DIFFERENT);
    }

    @Test
    void of_people_who_were_told_apart_each_further_pair_waits_no_more() {
        UUID first = doubtful("PX-ONCE", "1968-08-21");
        String third = "PX-ONCE-3";
        drop(third, Notices.about("PPN-" + third, "missing", SENT, third, "John", "Smith", "1968-08-21"));
        hub.settle();
        UUID last = between("PX-ONCE-2", third);
        assertThat(waiting()).contains(last);

        decide(first, Answer.DIFFERENT);
        assertThat(waiting()).contains(last);
        decide(between("PX-ONCE-1", third), Answer.SAME);

        assertThat(waiting()).doesNotContain(last);
    }

    /** The doubt, the decision or the join of these two. */
    private UUID between(String one, String other) {
        return hub.database()
                .sql("""
                select e.id from people.link_event e
                where (e.identity_a = :one and e.identity_b = :other) or (e.identity_a = :other and e.identity_b = :one)
                order by e.decided_at desc, e.id limit 1""")
                .param("one", hub.identity("police-ppn", one))
                .param("other", hub.identity("police-ppn", other))
                .query(UUID.class)
                .single();
    }

    @Test
    void who_is_known_only_by_something_restricted_is_counted_and_not_shown() {
        UUID id = doubtful("PX-HIDE", "1971-03-31");
        long before = reviews.list(martin(), Show.WAITING, "", 1).restricted();
        hub.database()
                .sql("update people.identity set category = 'CJ.INTEL' where local_id = 'PX-HIDE-2'")
                .update();

        assertThat(reviews.open(martin(), id)).isEmpty();
        assertThat(reviews.list(martin(), Show.WAITING, "", 1).restricted()).isEqualTo(before + 1);
    }

    @Test
    void a_doubt_under_an_urgent_alert_hurries_the_yes_raises_it_and_a_later_no_takes_back_what_rested_on_it() {
        UUID family = hub.family("NM1003");
        Appointments.missed(hub, "review-story", "briggs-tanya");
        drop(
                "PX-TANYA",
                Notices.about(
                        "PPN-PX-TANYA", "domestic abuse", Instant.now(), "PX-TANYA", "Tania", "Briggs", "1990-08-05"));
        hub.until("the hurry", () -> hub.count("""
                select count(*) from people.review r join people.identity i on i.id in (r.identity_a, r.identity_b)
                where i.local_id = 'PX-TANYA' and r.completes = 'A1' and r.decide_by is not null""") > 0);

        assertThat(openAlerts(family)).isZero();
        assertThat(open(tanya()).row().decideBy())
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(4)));
        assertThat(reviews.list(martin(), Show.WAITING, "", 1).rows().get(0).decideBy())
                .isNotNull();

        decide(tanya(), Answer.SAME);
        hub.until("the alert", () -> openAlerts(family) == 1);
        hub.settle();
        String told = toldByAlert(family);
        assertThat(incidents(told, family)).isNotEmpty();

        decide(tanya(), Answer.DIFFERENT);
        hub.until("the reader's task", () -> openTasks("PEOPLE_APART", family, told) == 1);
        hub.settle();
        assertThat(hub.count(
                        "select count(*) from work.task where kind = 'PEOPLE_APART_REVIEW' and family_id = ?", family))
                .isOne();
        assertThat(openAlerts(family)).isZero();
        assertThat(incidents(told, family)).isEmpty();
        assertThat(whatStoodBehind(told, family)).anyMatch(fact -> fact.label().equals("You were shown"));
        assertThat(whatStoodBehind(told, family)).noneMatch(fact -> fact.label().equals("Since then"));

        decide(tanya(), Answer.SAME);
        hub.until("the alert again", () -> openAlerts(family) == 1);
        hub.settle();
        assertThat(incidents(told, family)).isNotEmpty();
        assertThat(whatStoodBehind(told, family)).anyMatch(fact -> fact.label().equals("Since then"));
        whatIsJoinedByNameBirthdayAndHomeAloneWaitsForAYes(told, family);
    }

    /** What is highly sensitive does not cross on a likeness (rule 2.14). */
    private void whatIsJoinedByNameBirthdayAndHomeAloneWaitsForAYes(String reader, UUID family) {
        int before = incidents(reader, family).size();
        dropAsOfHerHome();
        assertThat(person("PX-LIKELY")).isEqualTo(person("NM1001"));
        assertThat(incidents(reader, family)).hasSize(before);
        UUID id = joined("PX-LIKELY");
        assertThat(reviews.list(martin(), Show.UNCONFIRMED, "", 1).rows())
                .anyMatch(row -> row.id().equals(id) && row.decideBy() != null);
        long waiting = reviews.waiting(martin());
        onceTheAlertIsAnsweredNothingIsUrgent(family, id);

        decide(id, Answer.SAME);
        hub.settle();

        assertThat(reviews.waiting(martin())).isLessThan(waiting);

        assertThat(incidents(reader, family)).hasSize(before + 1);
        assertThat(reviews.list(martin(), Show.UNCONFIRMED, "", 1).rows())
                .noneMatch(row -> row.id().equals(id));
        whoWasToldAndIsNoRecipientAnyMoreIsToldWhenTheAlertIsPutRight(family);
    }

    /** The alert stands by the other incident; what it said of this one was wrong, to everybody who has it. */
    private void whoWasToldAndIsNoRecipientAnyMoreIsToldWhenTheAlertIsPutRight(UUID family) {
        String former = "maya-bright";
        hub.database().sql("""
                insert into alerts.notice (id, alert_id, practitioner, reference, content, urgency, raised_at, respond_by,
                  state, log_entry, is_told_facts)
                select gen_random_uuid(), n.alert_id, ?, 'ALT-FORMER', n.content, n.urgency, n.raised_at, n.respond_by,
                  'ACKNOWLEDGED', n.log_entry, false from alerts.notice n join alerts.alert a on a.id = n.alert_id
                where a.family_id = ? and a.closed_at is null limit 1""").params(former, family).update();
        assertThat(newNotices(family, former)).isZero();

        decide(tanya(), Answer.DIFFERENT);
        hub.until("the notice told anew", () -> newNotices(family, former) == 1);

        assertThat(openAlerts(family)).isOne();
    }

    private long newNotices(UUID family, String practitioner) {
        return hub.count(
                "select count(*) from alerts.notice n join alerts.alert a on a.id = n.alert_id"
                        + " where a.family_id = ? and a.closed_at is null and n.practitioner = ? and n.state = 'NEW'",
                family,
                practitioner);
    }

    private void onceTheAlertIsAnsweredNothingIsUrgent(UUID family, UUID id) {
        setNotices(family, "NEW", "ACKNOWLEDGED");
        assertThat(reviews.list(martin(), Show.UNCONFIRMED, "", 1).rows())
                .anyMatch(row -> row.id().equals(id) && row.decideBy() == null);
        setNotices(family, "ACKNOWLEDGED", "NEW");
        assertThat(open(id).row().decideBy()).isNotNull();

        // Whoever may not review one of the family is told of no alert about it either.
        UUID conflict = UUID.randomUUID();
        hub.database()
                .sql("insert into consent.flag (id, flag, identity_id, practitioner, set_by, since)"
                        + " select ?, 'requester_conflict', m.identity_id, 'martin-okell', 'maya-bright', now()"
                        + " from families.member m join people.identity i on i.id = m.identity_id"
                        + " where m.family_id = ? and m.state <> 'REMOVED' and i.local_id = 'NM1003'")
                .params(conflict, family)
                .update();
        assertThat(open(id).row().decideBy()).isNull();
        hub.database()
                .sql("update consent.flag set cleared_at = now() where id = ?")
                .param(conflict)
                .update();
    }

    private void setNotices(UUID family, String from, String to) {
        hub.database()
                .sql("update alerts.notice n set state = ? from alerts.alert a"
                        + " where a.id = n.alert_id and a.family_id = ? and a.closed_at is null and n.state = ?")
                .params(to, family, from)
                .update();
    }

    /** A first notice says where she lives; a victim's own would be protected, and no home to agree. */
    private void dropAsOfHerHome() {
        String postcode = hub.database()
                .sql("select regexp_replace(a.postcode, '(...)$', ' \\1') from people.identity_address a"
                        + " join people.identity i on i.id = a.identity_id"
                        + " where i.local_id = 'NM1001' and a.postcode is not null order by a.ended limit 1")
                .query(String.class)
                .single();
        drop(
                "PX-LIKELY-1",
                likely("PPN-PX-LIKELY-1", "missing")
                        .replace(
                                "\"sex\": \"F\"",
                                "\"sex\": \"F\", \"address\": {\"address\": \"1 Nowhere\", \"postcode\": \"" + postcode
                                        + "\"}"));
        hub.settle();
        drop("PX-LIKELY-2", likely("PPN-PX-LIKELY-2", "domestic abuse"));
        hub.settle();
    }

    private static String likely(String reference, String category) {
        return Notices.about(reference, category, Instant.now(), "PX-LIKELY", "Tanya", "Briggs", "1990-08-05");
    }

    private UUID joined(String localId) {
        return hub.database().sql("""
                select p.event_id from people.pair p
                join people.identity i on i.id in (p.identity_a, p.identity_b) and i.local_id = ?
                join people.identity o on o.id in (p.identity_a, p.identity_b) and o.local_id = 'NM1001'
                where p.outcome = 'JOINED'""").param(localId).query(UUID.class).single();
    }

    private UUID person(String localId) {
        return hub.database()
                .sql("select person_id from people.identity where local_id = ?")
                .param(localId)
                .query(UUID.class)
                .single();
    }

    @Test
    void what_the_hub_joined_by_itself_is_found_by_its_family_and_may_be_decided() {
        Listed joined = reviews.list(martin(), Show.JOINED, reference("NM0204"), 1);

        assertThat(joined.rows()).isNotEmpty().allMatch(row -> row.state() == State.JOINED);
        assertThat(open(joined.rows().get(0).id()).weight()).isPositive();
        assertThat(reviews.list(martin(), Show.JOINED, "", 1).rows()).isEmpty();
    }

    @Test
    void a_doubt_that_completes_nothing_has_no_time() {
        assertThat(open(doubtful("PX-CALM", "1983-06-21")).row().decideBy()).isNull();
    }

    private long openAlerts(UUID family) {
        return hub.count(
                "select count(*) from alerts.alert where family_id = ? and rule = 'A1' and closed_at is null", family);
    }

    /** Of those whom the alert told, one who also sees the incident on the family's page. */
    private String toldByAlert(UUID family) {
        List<String> told = hub.database()
                .sql("select n.practitioner from alerts.notice n join alerts.alert a on a.id = n.alert_id"
                        + " where a.family_id = ? and a.closed_at is null and n.is_told_facts")
                .param(family)
                .query(String.class)
                .list();
        return told.stream()
                .filter(practitioner -> !incidents(practitioner, family).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the incident is on nobody's page of " + told));
    }

    private List<String> incidents(String practitioner, UUID family) {
        return hub.open(practitioner, family).map(Pages::titles).orElse(List.of()).stream()
                .filter(title -> title.startsWith("Domestic abuse incident"))
                .toList();
    }

    private long openTasks(String kind, UUID family, String requester) {
        return hub.count(
                "select count(*) from work.task where kind = ? and family_id = ? and requester = ?",
                kind,
                family,
                requester);
    }

    private List<WhatStandsBehind.Fact> whatStoodBehind(String practitioner, UUID family) {
        UUID task = hub.database()
                .sql("select id from work.task where kind = 'PEOPLE_APART' and family_id = ? and requester = ?")
                .param(family)
                .param(practitioner)
                .query(UUID.class)
                .single();
        return tasks.open(hub.requester(practitioner), task).orElseThrow().facts();
    }

    private String reference(String child) {
        return hub.database()
                .sql("select reference from families.family where id = ?")
                .param(hub.family(child))
                .query(String.class)
                .single();
    }

    /** The review of the woman of the notice and the mother whom social care knows. */
    private UUID tanya() {
        return hub.database().sql("""
                select r.event_id from people.review r
                join people.identity i on i.id in (r.identity_a, r.identity_b) and i.local_id = 'PX-TANYA'
                join people.identity o on o.id in (r.identity_a, r.identity_b) and o.local_id = 'NM1001'""").query(UUID.class).single();
    }

    private Requester martin() {
        return hub.requester("martin-okell");
    }

    /** As Martin does it, who looks first. */
    private Optional<Recording> decide(UUID id, Answer answer) {
        return reviews.decide(martin(), id, seen(id), answer, REASON);
    }

    private String seen(UUID id) {
        return reviews.open(martin(), id).map(Review::seen).orElse("");
    }

    private Review open(UUID id) {
        return reviews.open(martin(), id).orElseThrow();
    }

    private Set<UUID> waiting() {
        int pages = reviews.list(martin(), Show.WAITING, "", 1).pages();
        return IntStream.rangeClosed(1, pages)
                .boxed()
                .flatMap(page -> reviews.list(martin(), Show.WAITING, "", page).rows().stream())
                .map(LinkReviews.Row::id)
                .collect(Collectors.toSet());
    }

    /** Two of one frequent name and one date of birth, of whom nothing else is known; answers the review's id. */
    private UUID doubtful(String ids, String born) {
        for (int i = 1; i <= 2; i++) {
            String person = ids + "-" + i;
            String notice = Notices.about("PPN-" + person, "missing", SENT, person, "John", "Smith", born);
            hub.police().drop("ppn/" + person + ".json", Notices.bytes(notice));
            hub.until(
                    person,
                    () -> hub.count("select count(*) from intake.payload where name = ?", person + ".json") > 0);
        }
        hub.settle();
        assertThat(persons(ids)).hasSize(2);
        return hub.database()
                .sql("""
                select r.event_id from people.review r join people.identity a on a.id = r.identity_a
                join people.identity b on b.id = r.identity_b
                where r.state = 'WAITING' and a.local_id like :ids and b.local_id like :ids""")
                .param("ids", ids + "-%")
                .query(UUID.class)
                .single();
    }

    private void drop(String name, String notice) {
        hub.police().drop("ppn/" + name + ".json", Notices.bytes(notice));
        hub.until(name, () -> hub.count("select count(*) from intake.payload where name = ?", name + ".json") > 0);
    }

    private Set<UUID> persons(String ids) {
        return Set.copyOf(hub.database()
                .sql("select person_id from people.identity where local_id like ?")
                .param(ids + "-%")
                .query(UUID.class)
                .list());
    }
}
