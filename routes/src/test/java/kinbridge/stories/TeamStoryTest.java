package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.family.Necessity;
import kinbridge.family.TeamChanges;
import kinbridge.family.TeamChanges.Adding;
import kinbridge.family.TeamChanges.Ending;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyPage;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The team around the Pereiras changes, as teams do; each story with a practitioner of its own. */
@Story
class TeamStoryTest {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    Hub hub;

    @Autowired
    TeamChanges team;

    @Autowired
    Teams teams;

    @Autowired
    Necessity necessity;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0903");
    }

    private Recording add(String by, String practitioner, LocalDate since) {
        return team.add(hub.requester(by), family, new Adding(practitioner, since, null, "Needed at the table"));
    }

    private void endAtOnce(String practitioner) {
        team.of(hub.requester("tom-hargrave"), family).stream()
                .filter(member -> member.practitioner().equals(practitioner))
                .forEach(member -> team.end(
                        hub.requester("tom-hargrave"), family, new Ending(member.id(), null, "No longer needed")));
    }

    @Test
    void the_lead_practitioner_adds_a_member_who_opens_the_family() {
        assertThat(hub.open("anwen-price", family, "TAF_SUPPORT")).isEmpty();

        assertThat(add("tom-hargrave", "anwen-price", TODAY)).isInstanceOf(Recording.Recorded.class);

        assertThat(hub.open("anwen-price", family, "TAF_SUPPORT")).isPresent();
        endAtOnce("anwen-price");
    }

    @Test
    void who_begins_tomorrow_has_no_access_today_and_has_not_left() {
        assertThat(add("tom-hargrave", "stefan-holub", TODAY.plusDays(1))).isInstanceOf(Recording.Recorded.class);

        assertThat(hub.open("stefan-holub", family, "TAF_SUPPORT")).isEmpty();
        assertThat(teams.status("stefan-holub", "recovery_worker", family)).isEqualTo(TafStatus.NOT_MEMBER);
    }

    @Test
    void who_left_gets_the_page_of_no_family_at_once_and_no_necessity_opens_it() {
        add("tom-hargrave", "jerome-banks", TODAY);
        assertThat(hub.open("jerome-banks", family, "VISIT_SAFETY")).isPresent();

        endAtOnce("jerome-banks");
        necessity.ask(
                hub.requester("jerome-banks"),
                new Necessity.Asking(reference(), new Necessity.Stating("VISIT_SAFETY", TODAY, "One more visit")));

        assertThat(teams.status("jerome-banks", "yot_worker", family)).isEqualTo(TafStatus.LEFT);
        var visitor = hub.visitor("jerome-banks");
        var left = visitor.get("/families/" + family + "?purpose=VISIT_SAFETY");
        var none = visitor.get("/families/" + UUID.randomUUID() + "?purpose=VISIT_SAFETY");
        assertThat(left.statusCode()).isEqualTo(none.statusCode()).isEqualTo(404);
        assertThat(left.body()).hasSameSizeAs(none.body());
    }

    @Test
    void who_left_yesterday_gets_the_page_of_no_family() {
        hub.database()
                .sql("""
                insert into families.team_member (id, family_id, practitioner, role, agency, since, until)
                values (?, ?, 'rosa-lindqvist', 'marac_coordinator', 'MARAC_MAPPA', ?, ?)""")
                .param(UUID.randomUUID())
                .param(family)
                .param(TODAY.minusDays(9))
                .param(TODAY.minusDays(1))
                .update();

        assertThat(teams.status("rosa-lindqvist", "marac_coordinator", family)).isEqualTo(TafStatus.LEFT);
        assertThat(hub.open("rosa-lindqvist", family, "DA_SAFETY")).isEmpty();
    }

    @Test
    void who_left_one_membership_and_has_another_has_not_left() {
        add("tom-hargrave", "isla-grant", TODAY);
        endAtOnce("isla-grant");
        assertThat(teams.status("isla-grant", "gp", family)).isEqualTo(TafStatus.LEFT);

        add("tom-hargrave", "isla-grant", TODAY);

        assertThat(teams.status("isla-grant", "gp", family)).isEqualTo(TafStatus.MEMBER);
        endAtOnce("isla-grant");
    }

    @Test
    void an_end_that_a_person_recorded_holds_against_the_feed() {
        UUID vane = hub.family("NM1003");
        var rows = team.of(hub.requester("martin-okell"), vane).stream()
                .filter(TeamChanges.TeamMember::isFromFeed)
                .filter(member -> member.practitioner().equals("leanne-poole")
                        || member.practitioner().equals("gary-rudge"))
                .toList();
        rows.forEach(member ->
                team.end(hub.requester("martin-okell"), vane, new Ending(member.id(), null, "Not for this family")));

        hub.database().sql("""
                insert into events.outbox (person_id, created_at)
                select person_id, now() from people.identity where system = 'socialcare-ssd' and local_id = 'NM1003'""").update();
        hub.settle();

        rows.forEach(member -> assertThat(teams.status(member.practitioner(), member.role(), vane))
                .isEqualTo(TafStatus.LEFT));
    }

    @Test
    void nobody_adds_themselves_and_no_role_but_those_of_the_table() {
        assertThat(add("amara-nwosu", "amara-nwosu", TODAY)).isInstanceOf(Recording.Refused.class);
        assertThat(add("peter-lyle", "anwen-price", TODAY)).isInstanceOf(Recording.Refused.class);
        assertThat(add("tom-hargrave", "ian-wetherby", TODAY)).isInstanceOf(Recording.Refused.class);
        assertThat(add("tom-hargrave", "nobody-at-all", TODAY)).isInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_start_in_the_past_is_refused() {
        assertThat(add("tom-hargrave", "maya-bright", TODAY.minusDays(1))).isInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_member_of_no_feed_stands_in_the_team_that_is_shown() {
        UUID marsh = hub.family("NM0701");
        team.add(hub.requester("ben-carver"), marsh, new Adding("stefan-holub", TODAY, null, "Wayne's drinking"));

        assertThat(hub.open("kezia-blake", marsh, "TAF_SUPPORT").orElseThrow().team())
                .extracting(FamilyPage.TeamRow::name)
                .contains("Stefan Holub");
    }

    @Test
    void the_lead_is_marked_among_those_who_may_lead() {
        UUID marsh = hub.family("NM0701");
        assertThat(team.lead(hub.requester("ben-carver"), marsh, "peter-lyle")).isInstanceOf(Recording.Refused.class);

        assertThat(team.lead(hub.requester("ben-carver"), marsh, "ben-carver")).isInstanceOf(Recording.Recorded.class);
        assertThat(leads(marsh)).containsOnly("Ben Carver");

        team.lead(hub.requester("ben-carver"), marsh, "kezia-blake");
        assertThat(leads(marsh)).containsOnly("Kezia Blake");
    }

    private java.util.List<String> leads(UUID ofFamily) {
        return hub.open("kezia-blake", ofFamily, "TAF_SUPPORT").orElseThrow().team().stream()
                .filter(FamilyPage.TeamRow::lead)
                .map(FamilyPage.TeamRow::name)
                .toList();
    }

    @Test
    void a_member_of_another_family_cannot_be_ended_from_here() {
        UUID other = team.of(hub.requester("martin-okell"), hub.family("NM0403"))
                .get(0)
                .id();

        assertThat(team.end(hub.requester("tom-hargrave"), family, new Ending(other, null, "of another family")))
                .isInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_wrong_role_meets_no_form_and_its_post_changes_nothing() {
        var visitor = hub.visitor("peter-lyle");
        String page =
                visitor.get("/families/" + family + "/team?purpose=TAF_SUPPORT").body();
        var sent = visitor.post(
                "/families/" + family + "/team/add",
                visitor.token(),
                "purpose",
                "TAF_SUPPORT",
                "practitioner",
                "maya-bright",
                "since",
                TODAY.toString(),
                "reason",
                "not mine to add");

        assertThat(page).doesNotContain("Add to the team");
        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(teams.status("maya-bright", "idva", family)).isEqualTo(TafStatus.NOT_MEMBER);
    }

    private String reference() {
        return hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
    }
}
