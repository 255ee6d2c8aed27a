package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.family.Families;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.FamilyEpisodes.Opened;
import kinbridge.family.FamilyEpisodes.Opening;
import kinbridge.family.FamilyMembers;
import kinbridge.family.FamilyMembers.Change;
import kinbridge.family.Sought;
import kinbridge.familyview.FamilyPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody works with the Ashdowns until MASH opens a family around Poppy; it ends as it should. */
@Story
class OpeningStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    FamilyEpisodes episodes;

    @Autowired
    FamilyMembers members;

    @Autowired
    Families families;

    private Sought poppy() {
        Map<String, Object> row = hub.database().sql("""
                select given_name, family_name, date_of_birth from people.identity
                where system = 'midwifery-fhir' and local_id = 'ashdown-poppy'""").query().singleRow();
        return new Sought(
                "",
                String.valueOf(row.get("given_name")),
                String.valueOf(row.get("family_name")),
                ((java.sql.Date) row.get("date_of_birth")).toLocalDate());
    }

    private Opened open(String practitioner) {
        return episodes.open(hub.requester(practitioner), new Opening(poppy(), "A referral of this morning"));
    }

    @Test
    void a_lead_practitioner_opens_a_family_around_a_child_closes_it_and_a_new_episode_opens_it_again() {
        Opened opened = open("kezia-blake");
        assertThat(opened).isInstanceOf(Opened.NowOpen.class);
        UUID family = ((Opened.NowOpen) opened).family();
        String reference = families.reference(family).orElseThrow();
        assertThat(Pages.names(hub.open("kezia-blake", family, "TAF_SUPPORT").orElseThrow()))
                .contains("Poppy Ashdown");
        assertThat(hub.open("tom-hargrave", family, "TAF_SUPPORT")).isEmpty();

        assertThat(open("tom-hargrave")).isInstanceOf(Opened.AlreadyOpen.class);
        assertThat(hub.open("tom-hargrave", family, "TAF_SUPPORT")).isEmpty();

        removedStaysRemoved(family);

        assertThat(episodes.close(hub.requester("tom-hargrave"), family, "not his to close"))
                .isInstanceOf(Recording.Refused.class);
        assertThat(episodes.close(hub.requester("kezia-blake"), family, "The work is done"))
                .isInstanceOf(Recording.Recorded.class);
        assertThat(hub.open("kezia-blake", family, "TAF_SUPPORT")).isEmpty();
        assertThat(hub.open("martin-okell", family, "TAF_SUPPORT")).isEmpty();

        Opened again = open("martin-okell");
        assertThat(((Opened.NowOpen) again).family()).isEqualTo(family);
        assertThat(families.reference(family)).contains(reference);
        assertThat(hub.open("kezia-blake", family, "TAF_SUPPORT")).isEmpty();
        assertThat(hub.open("martin-okell", family, "TAF_SUPPORT")).isPresent();

        episodes.close(hub.requester("martin-okell"), family, "The story is over");
        hub.settle();
    }

    private void removedStaysRemoved(UUID family) {
        FamilyPage page = hub.open("kezia-blake", family, "TAF_SUPPORT").orElseThrow();
        UUID pauline = hub.identity("midwifery-fhir", "RelatedPerson/greene-pauline");
        UUID poppy = hub.identity("midwifery-fhir", "ashdown-poppy");
        assertThat(members.remove(hub.requester("kezia-blake"), family, new Change(poppy, "the child in focus")))
                .isInstanceOf(Recording.Refused.class);
        assertThat(Pages.names(page)).contains("Pauline Greene");
        assertThat(members.remove(hub.requester("kezia-blake"), family, new Change(pauline, "lives abroad")))
                .isInstanceOf(Recording.Recorded.class);

        families.refreshAround(hub.database()
                .sql("select person_id from people.identity where id = ?")
                .param(poppy)
                .query(UUID.class)
                .single());

        assertThat(Pages.names(hub.open("kezia-blake", family, "TAF_SUPPORT").orElseThrow()))
                .doesNotContain("Pauline Greene");
    }

    @Test
    void a_child_who_does_not_match_exactly_is_nobody() {
        Sought real = poppy();
        for (Sought sought : List.of(
                new Sought("", real.givenName(), real.familyName(), LocalDate.of(2001, 1, 1)),
                new Sought("", real.givenName(), "Ashdowne", real.born()),
                new Sought("9990000018", "", "", real.born()))) {
            assertThat(episodes.open(hub.requester("kezia-blake"), new Opening(sought, "A guess")))
                    .isInstanceOf(Opened.NotOpened.class);
        }
    }

    @Test
    void an_adult_is_no_child_to_open_a_family_around() {
        Map<String, Object> row = hub.database().sql("""
                select given_name, family_name, date_of_birth from people.identity
                where system = 'midwifery-fhir' and local_id = 'ashdown-grace'""").query().singleRow();

        Opened opened = episodes.open(
                hub.requester("kezia-blake"),
                new Opening(
                        new Sought(
                                "",
                                String.valueOf(row.get("given_name")),
                                String.valueOf(row.get("family_name")),
                                ((java.sql.Date) row.get("date_of_birth")).toLocalDate()),
                        "A guess"));

        assertThat(opened).isInstanceOf(Opened.NotOpened.class);
    }

    @Test
    void a_midwife_or_a_police_officer_opens_no_family() {
        assertThat(open("orla-keane")).isInstanceOf(Opened.NotOpened.class);
        assertThat(open("sarah-quillan")).isInstanceOf(Opened.NotOpened.class);
    }

    @Test
    void each_search_is_in_the_log_and_names_nobody_by_name() {
        long before = entries();
        episodes.open(
                hub.requester("kezia-blake"),
                new Opening(new Sought("", "Nemo", "Nowhere", LocalDate.of(2020, 2, 2)), "A guess"));

        hub.until("the search to be in the log", () -> entries() > before);
    }

    private long entries() {
        return hub.count("select count(*) from sharing_log.projection_entry where person_id = 'kezia-blake'"
                + " and kind = 'STATE'");
    }

    @Test
    void a_family_is_not_closed_while_the_case_system_works_with_its_child() {
        UUID quayle = hub.family("NM1104");

        assertThat(episodes.close(hub.requester("priya-raman"), quayle, "Too early"))
                .isInstanceOf(Recording.Refused.class);
        assertThat(hub.open("priya-raman", quayle)).isPresent();
    }
}
