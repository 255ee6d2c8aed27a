package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.Marker;
import kinbridge.familyview.FamilyPage.PersonRow;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Hartleys: three agencies each know a part, and each practitioner sees their own whole. */
@Story
class HartleyStoryTest {

    private static final String MISSED = "Missed maternity appointment";
    private static final String ABUSE = "Domestic abuse incident";
    private static final String MOOD = "Mood screening";

    @Autowired
    Hub hub;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    private FamilyPage pageOf(String practitioner) {
        return hub.open(practitioner, family).orElseThrow();
    }

    @Test
    void the_social_worker_sees_the_unborn_child_the_mother_and_the_plan() {
        FamilyPage page = pageOf("amara-nwosu");

        assertThat(page.people().stream().filter(PersonRow::inFocus).map(PersonRow::name))
                .containsExactly("Unborn Hartley");
        assertThat(Pages.called(page, "Chloe Hartley"))
                .extracting(PersonRow::relation)
                .containsExactly("Mother");
        assertThat(page.plan()).isEqualTo("Child protection plan");
    }

    @Test
    void the_social_worker_sees_the_partner_marked_as_a_risk() {
        PersonRow jordan =
                Pages.called(pageOf("amara-nwosu"), "Jordan Lee Pike").get(0);

        assertThat(jordan.markers()).contains(new Marker("Poses a risk: domestic abuse", "risk"));
    }

    @Test
    void the_housing_officer_sees_nobody_marked_as_a_risk() {
        assertThat(pageOf("gary-rudge").people())
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.markers())
                        .noneMatch(marker -> marker.tone().equals("risk")));
    }

    @Test
    void the_social_worker_sees_the_missed_appointment_beside_the_abuse() {
        FamilyPage page = pageOf("amara-nwosu");

        assertThat(Pages.titled(page, MISSED)).hasSize(1);
        assertThat(Pages.titled(page, ABUSE))
                .anySatisfy(entry -> assertThat(entry.people()).contains("Chloe Hartley", "Jordan Pike"));
    }

    @Test
    void the_social_worker_sees_all_five_agencies() {
        assertThat(pageOf("amara-nwosu").sources())
                .allMatch(source -> source.answer() == FamilyPage.Answer.FOUND)
                .extracting(FamilyPage.SourceAnswer::agency)
                .containsExactlyInAnyOrder(Agency.values());
    }

    @Test
    void the_midwife_sees_her_own_record_in_full() {
        FamilyPage page = pageOf("orla-keane");

        assertThat(Pages.titled(page, MISSED)).hasSize(1).allMatch(entry -> entry.level() == DetailLevel.FULL);
    }

    @Test
    void the_social_worker_sees_the_mood_score_as_a_summary() {
        assertThat(Pages.titled(pageOf("amara-nwosu"), MOOD))
                .hasSize(1)
                .allMatch(entry -> entry.level() == DetailLevel.SUMMARY
                        && entry.details().stream()
                                .noneMatch(detail -> detail.label().equals("Score")));
    }

    @Test
    void the_midwife_sees_the_abuse_too() {
        assertThat(Pages.titled(pageOf("orla-keane"), ABUSE)).isNotEmpty();
    }

    @Test
    void the_probation_practitioner_sees_nothing_of_the_appointments() {
        assertThat(pageOf("fiona-marr").timeline())
                .isNotEmpty()
                .noneMatch(entry -> entry.category().startsWith("Attendance"));
    }

    @Test
    void the_perpetrator_side_domestic_abuse_worker_never_sees_where_the_victim_lives() {
        teams.addByHand(
                family,
                practitioners.find("craig-sollis").orElseThrow(),
                LocalDate.now().minusDays(1));

        FamilyPage page = pageOf("craig-sollis");

        assertThat(Pages.called(page, "Chloe Hartley"))
                .isNotEmpty()
                .allSatisfy(person -> assertThat(String.valueOf(person.livingWith()))
                        .doesNotContain("Kestrel")
                        .doesNotContain("ZX1"));
        assertThat(Pages.titled(page, MISSED)).isEmpty();
    }

    @Test
    void the_social_worker_sees_where_the_mother_lives() {
        assertThat(Pages.called(pageOf("amara-nwosu"), "Chloe Hartley"))
                .extracting(PersonRow::livingWith)
                .allMatch(address -> String.valueOf(address).contains("14 Kestrel Row"));
    }

    @Test
    void the_housing_officer_sees_no_health_record() {
        assertThat(pageOf("gary-rudge").timeline())
                .isNotEmpty()
                .filteredOn(entry -> entry.agency() == Agency.MIDWIFERY
                        || entry.title().equals(MISSED)
                        || entry.title().equals(MOOD))
                .allMatch(entry -> entry.level() == DetailLevel.EXISTENCE
                        && entry.details().isEmpty());
    }

    @Test
    void the_housing_officer_sees_the_rent_arrears_with_the_sum() {
        assertThat(Pages.titled(pageOf("gary-rudge"), "Rent arrears"))
                .anyMatch(entry -> entry.level() == DetailLevel.FULL);
    }

    @Test
    void somebody_outside_the_team_gets_nothing_and_the_try_is_in_the_log() {
        assertThat(hub.open("kezia-blake", family)).isEmpty();

        hub.until(
                "the try to be found in the log",
                () -> hub.log().list(LogFilter.ofPractitioner("kezia-blake"), null, 500).lines().stream()
                        .anyMatch(line -> line.kind() == EntryKind.REFUSAL && family.equals(line.familyId())));
    }

    @Test
    void a_family_that_does_not_exist_gives_the_same_answer_over_http_as_one_that_is_not_for_you() {
        var visitor = hub.visitor("kezia-blake");
        var notHers = visitor.get("/families/" + family + "?purpose=TAF_SUPPORT");
        var notThere = visitor.get("/families/" + UUID.randomUUID() + "?purpose=TAF_SUPPORT");

        assertThat(notHers.statusCode()).isEqualTo(404);
        assertThat(notThere.statusCode()).isEqualTo(404);
        assertThat(notHers.body()).doesNotContain("Hartley").hasSameSizeAs(notThere.body());
    }

    @Test
    void the_timeline_over_http_has_the_missed_appointment_for_the_social_worker() {
        String page = hub.visitor("amara-nwosu")
                .get("/families/" + family + "?purpose=TAF_SUPPORT&tab=timeline")
                .body();

        assertThat(page).contains(MISSED, ABUSE);
    }

    @Test
    void the_timeline_over_http_has_no_missed_appointment_for_housing() {
        var answer = hub.visitor("gary-rudge").get("/families/" + family + "?purpose=TAF_SUPPORT&tab=timeline");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Rent arrears")
                .doesNotContain(MISSED)
                .doesNotContain(MOOD);
    }
}
