package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kinbridge.alerts.Inbox.Notice;
import kinbridge.alerts.Inbox.Urgency;
import kinbridge.family.TeamChanges;
import kinbridge.family.TeamChanges.Adding;
import kinbridge.family.TeamChanges.Ending;
import kinbridge.mappings.DetailLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What no agency knows alone: raised at once, to those who must act, in words that each may read. */
@Story
class AlertStoryTest {

    private static final Duration GENEROUS = Duration.ofSeconds(10);

    @Autowired
    Hub hub;

    @Autowired
    TeamChanges team;

    private List<Notice> about(String practitioner, String child) {
        UUID family = hub.family(child);
        return hub.inbox(practitioner).stream()
                .filter(notice -> family.equals(notice.family()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amara-nwosu", "orla-keane", "sarah-quillan"})
    void the_rising_risk_is_in_the_inbox_once_and_immediate(String practitioner) {
        assertThat(about(practitioner, "NM0103")).hasSize(1).allMatch(notice -> notice.urgency() == Urgency.P1);
    }

    @Test
    void the_same_alert_is_not_in_anybodys_inbox_twice() {
        assertThat(hub.inbox("orla-keane").stream()
                        .filter(notice -> notice.familyName().startsWith("Hartley")))
                .hasSize(1);
        assertThat(
                        hub.count(
                                "select count(*) from alerts.alert where rule = 'A1' and family_id is null and closed_at is null"))
                .isZero();
    }

    @Test
    void the_social_worker_is_told_of_the_missed_appointment_and_the_abuse() {
        Notice notice = about("amara-nwosu", "NM0103").get(0);

        assertThat(notice.facts())
                .anyMatch(fact -> fact.startsWith("Missed maternity appointment"))
                .anyMatch(fact -> fact.startsWith("Domestic abuse incident"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amara-nwosu", "orla-keane", "sarah-quillan"})
    void each_fact_that_is_told_was_decided_for_its_reader_and_logged_first(String practitioner) {
        Notice notice = about(practitioner, "NM0103").get(0);
        UUID entry = hub.database()
                .sql("select log_entry from alerts.notice where id = ?")
                .param(notice.id())
                .query(UUID.class)
                .single();

        var logged = hub.log().entry(entry).orElseThrow();

        assertThat(logged.line().personId()).isEqualTo(practitioner);
        assertThat(notice.facts()).isNotEmpty();
        assertThat(logged.decisions().stream()
                        .filter(decision ->
                                hub.count("select count(*) from statements.record where id = ?", decision.recordId())
                                        > 0)
                        .filter(decision -> decision.level().compareTo(DetailLevel.EXISTENCE) >= 0))
                .hasSizeGreaterThanOrEqualTo((int) notice.facts().stream()
                        .filter(fact -> !fact.startsWith("Contact the social worker"))
                        .count());
    }

    @Test
    void the_midwife_reads_of_the_appointment_and_not_of_the_supervision_that_the_social_worker_reads_of() {
        String midwife = text(about("orla-keane", "NM0103").get(0));
        String social = text(about("amara-nwosu", "NM0103").get(0));

        assertThat(social).contains("Missed maternity appointment", "Probation supervision");
        assertThat(midwife)
                .contains("Missed maternity appointment", "Contact the social worker")
                .doesNotContainIgnoringCase("supervision");
    }

    @Test
    void who_joins_the_team_while_the_alert_is_open_is_told_of_it_and_nobody_is_told_again() {
        UUID family = hub.family("NM0103");
        hub.settle();
        Instant raised = about("amara-nwosu", "NM0103").get(0).raisedAt();
        assertThat(about("ben-carver", "NM0103")).isEmpty();

        team.add(
                hub.requester("amara-nwosu"),
                family,
                new Adding("ben-carver", LocalDate.now(), null, "Shares the case"));

        hub.until("the notice", () -> about("ben-carver", "NM0103").size() == 1);
        assertThat(about("ben-carver", "NM0103")).allMatch(notice -> notice.urgency() == Urgency.P1);
        assertThat(about("amara-nwosu", "NM0103").get(0).raisedAt()).isEqualTo(raised);
        endMembershipOf("ben-carver", family);
    }

    @Test
    void a_housing_officer_who_joins_the_team_is_not_told_of_the_alert() {
        UUID family = hub.family("NM0103");

        team.add(
                hub.requester("amara-nwosu"),
                family,
                new Adding("leanne-poole", LocalDate.now(), null, "Knows the landlord"));
        hub.settle();

        assertThat(hub.isMember("leanne-poole", family)).isTrue();
        assertThat(about("leanne-poole", "NM0103")).isEmpty();
        endMembershipOf("leanne-poole", family);
    }

    private void endMembershipOf(String practitioner, UUID family) {
        UUID member = hub.database()
                .sql("select id from families.team_member where family_id = ? and practitioner = ?"
                        + " and added_by is not null order by added_at desc limit 1")
                .param(family)
                .param(practitioner)
                .query(UUID.class)
                .single();
        team.end(hub.requester("amara-nwosu"), family, new Ending(member, null, "It was for a day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gary-rudge", "fiona-marr", "claire-dunmore", "kezia-blake"})
    void nobody_else_has_it(String practitioner) {
        assertThat(about(practitioner, "NM0103")).isEmpty();
    }

    @Test
    void housing_has_no_alert_at_all_on_the_page_of_alerts() {
        var answer = hub.visitor("gary-rudge").get("/alerts");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Hartley");
    }

    @Test
    void the_social_worker_reads_it_on_the_page_of_alerts() {
        assertThat(hub.visitor("amara-nwosu").get("/alerts").body())
                .contains("Hartley family", "Missed maternity appointment");
    }

    @Test
    void a_notice_of_the_police_about_a_family_with_a_missed_appointment_alerts_within_seconds() {
        Appointments.missed(hub, "okafor-story", "okafor-ngozi");
        assertThat(about("priya-raman", "NM0204")).isEmpty();

        hub.police()
                .drop(
                        "ppn/PPN-STORY-1.json",
                        Notices.bytes(Notices.about(
                                "PPN-STORY-1",
                                "domestic abuse",
                                Instant.now(),
                                "PX0202",
                                "Ngozi",
                                "Okafor",
                                "1988-07-02")));
        hub.until("the alert", () -> !about("priya-raman", "NM0204").isEmpty());

        assertThat(untilRaised("PPN-STORY-1.json")).isLessThan(GENEROUS);
        Notice social = about("priya-raman", "NM0204").get(0);
        assertThat(social.urgency()).isEqualTo(Urgency.P1);
        assertThat(social.facts()).anyMatch(fact -> fact.startsWith("Domestic abuse incident"));
        theLeadPractitionerIsToldWhomToContactAndNothingElse();
        assertThat(about("leanne-poole", "NM0204")).isEmpty();
        assertThat(about("peter-lyle", "NM0204")).isEmpty();
    }

    private void theLeadPractitionerIsToldWhomToContactAndNothingElse() {
        assertThat(about("kezia-blake", "NM0204")).hasSize(1).allSatisfy(notice -> {
            assertThat(notice.headline()).isEqualTo("Contact the social worker");
            assertThat(notice.facts()).isEmpty();
            assertThat(notice.agencies()).isEmpty();
            assertThat(text(notice)).doesNotContainIgnoringCase("abuse").doesNotContainIgnoringCase("appointment");
        });
    }

    /** From the receipt of the file by the hub to the notice in the inbox. */
    private Duration untilRaised(String file) {
        Instant received = instant("select max(received_at) from intake.payload where name = ?", file);
        Instant raised = instant("""
                select max(n.raised_at) from alerts.notice n join alerts.alert a on a.id = n.alert_id
                where n.practitioner = 'priya-raman' and a.family_id = ?""", hub.family("NM0204"));
        Duration taken = Duration.between(received, raised);
        System.out.printf("MEASURED from receipt of the police notice to the alert: %d ms%n", taken.toMillis());
        return taken;
    }

    private Instant instant(String query, Object parameter) {
        return hub.database()
                .sql(query)
                .param(parameter)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static String text(Notice notice) {
        return notice.headline() + " " + notice.why() + " " + notice.facts() + " " + notice.action();
    }
}
