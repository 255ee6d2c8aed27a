package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The Lowes in refuge: a leak can kill. */
@Story
class LoweStoryTest {

    private static final List<String> THE_REFUGE =
            List.of("Harbour Lodge", "ZX9 7YY", "ZX97YY", "990000000502", "Flat 6");

    @Autowired
    Hub hub;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben-carver", "maya-bright", "sarah-quillan"})
    void those_who_protect_them_see_where_they_are(String practitioner) {
        assertThat(hub.open(practitioner, family).orElseThrow().toString()).contains("Harbour Lodge", "ZX9 7YY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gary-rudge",
                "leanne-poole",
                "yusuf-demir",
                "fiona-marr",
                "craig-sollis",
                "peter-lyle",
                "claire-dunmore"
            })
    void nobody_else_sees_it_anywhere_on_the_page_for_any_purpose(String practitioner) {
        teams.addByHand(
                family,
                practitioners.find(practitioner).orElseThrow(),
                LocalDate.now().minusDays(1));

        for (PurposeChoice purpose : hub.purposes(practitioner)) {
            String page =
                    hub.open(practitioner, family, purpose.code()).orElseThrow().toString();
            assertThat(page).as(purpose.code()).doesNotContain(THE_REFUGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gary-rudge", "fiona-marr", "craig-sollis"})
    void nobody_else_sees_it_in_the_pages_that_the_browser_gets(String practitioner) {
        teams.addByHand(
                family,
                practitioners.find(practitioner).orElseThrow(),
                LocalDate.now().minusDays(1));
        var visitor = hub.visitor(practitioner);

        for (String tab : List.of("overview", "timeline", "team")) {
            var answer = visitor.get("/families/" + family + "?purpose=TAF_SUPPORT&tab=" + tab);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).as(tab).contains("Lowe").doesNotContain(THE_REFUGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gary-rudge", "fiona-marr", "craig-sollis"})
    void they_do_see_the_family_that_they_work_with(String practitioner) {
        teams.addByHand(
                family,
                practitioners.find(practitioner).orElseThrow(),
                LocalDate.now().minusDays(1));

        assertThat(Pages.names(hub.open(practitioner, family).orElseThrow())).contains("Hannah Lowe");
    }

    @Test
    void the_page_of_the_social_worker_that_the_browser_gets_has_it() {
        String page = hub.visitor("ben-carver")
                .get("/families/" + family + "?purpose=TAF_SUPPORT&tab=overview")
                .body();

        assertThat(page).contains("Harbour Lodge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gary-rudge", "fiona-marr", "craig-sollis"})
    void housing_and_probation_are_not_even_told_that_something_is_protected(String practitioner) {
        teams.addByHand(
                family,
                practitioners.find(practitioner).orElseThrow(),
                LocalDate.now().minusDays(1));

        assertThat(hub.open(practitioner, family).orElseThrow().withheld())
                .noneMatch(row -> row.what().toLowerCase(java.util.Locale.UK).contains("protected")
                        || row.what().toLowerCase(java.util.Locale.UK).contains("refuge"));
    }

    @Test
    void it_is_no_search_term_for_matching() {
        assertThat(hub.count("""
                select count(*) from people.identity_address
                where replace(postcode, ' ', '') = 'ZX97YY' or uprn = '990000000502'""")).isZero();
    }

    @Test
    void an_address_that_is_nobodys_secret_is_one() {
        assertThat(hub.count(
                        "select count(*) from people.identity_address where replace(postcode, ' ', '') = 'ZX32RP'"))
                .isPositive();
    }

    @Test
    void the_father_refusing_does_not_close_the_mothers_and_childrens_records_to_those_who_help() {
        assertThat(Pages.names(hub.open("claire-dunmore", family).orElseThrow()))
                .contains("Hannah Lowe", "Matilda Lowe", "Archie Lowe");
    }

    @Test
    void the_father_who_refused_is_not_named_to_those_who_need_his_agreement() {
        assertThat(Pages.names(hub.open("claire-dunmore", family).orElseThrow()))
                .doesNotContain("Darren Lowe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fiona-marr", "gary-rudge", "craig-sollis"})
    void an_unlinked_record_of_a_child_does_not_give_an_address_away(String practitioner) {
        teams.addByHand(
                family,
                practitioners.find(practitioner).orElseThrow(),
                LocalDate.now().minusDays(1));

        for (PurposeChoice purpose : hub.purposes(practitioner)) {
            String people = hub.open(practitioner, family, purpose.code())
                    .orElseThrow()
                    .people()
                    .toString();
            assertThat(people).as(purpose.code()).doesNotContain("Copper Beech", "ZX8 5NB");
        }
    }

    @Test
    void the_staff_id_of_another_system_makes_nobody_a_member() {
        String rows = """
                invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,\
                invo_involvement_start_date,invo_involvement_end_date,invo_worker_change_reason,invo_person_id,invo_referral_id
                IN9901,HO-022,ALLOCATED,T1,2026-11-01 00:00:00.000,,,NM0501,
                """;
        hub.socialcare()
                .drop("nightly/ssd_involvements_other.csv", rows.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        hub.until("the row to be stored", () -> hub.count("""
                select count(*) from statements.version where feed = 'socialcare-ssd'
                and source_ref like '%IN9901%'""") > 0);
        hub.settle();

        assertThat(hub.count("select count(*) from families.team_member where practitioner = 'leanne-poole'"
                        + " and record_id is not null and family_id = '" + family + "'"))
                .isZero();
    }
}
