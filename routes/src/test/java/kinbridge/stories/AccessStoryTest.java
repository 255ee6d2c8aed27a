package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.console.Visitor;
import kinbridge.family.Necessity;
import kinbridge.family.Necessity.Answering;
import kinbridge.family.Necessity.Asking;
import kinbridge.family.Necessity.Stating;
import kinbridge.familyview.FamilyPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Whitlocks, and those outside their team who have a reason to look, or say that they have. */
@Story
class AccessStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    Necessity necessity;

    private UUID family;
    private String reference;

    @BeforeEach
    void find() {
        family = hub.family("NM0601");
        reference = hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
    }

    private Recording ask(String practitioner, String ofReference, String purpose) {
        return necessity.ask(
                hub.requester(practitioner),
                new Asking(ofReference, new Stating(purpose, LocalDate.now(), "Repeat calls of neighbours")));
    }

    private void countersign(String practitioner, boolean isAgreed) {
        necessity.pending(hub.requester("sarah-quillan")).stream()
                .filter(row ->
                        row.reference().equals(reference) && row.practitioner().equals(practitioner))
                .forEach(row -> necessity.answer(
                        hub.requester("sarah-quillan"), new Answering(row.id(), isAgreed, "I know the calls")));
    }

    @Test
    void without_necessity_there_is_no_family_for_a_housing_officer_outside_the_team() {
        assertThat(hub.open("leanne-poole", family, "CRIME_PREVENTION")).isEmpty();
    }

    @Test
    void his_necessity_counts_only_once_the_police_liaison_has_countersigned_it() {
        ask("gary-rudge", reference, "CRIME_PREVENTION");
        assertThat(hub.open("gary-rudge", family, "CRIME_PREVENTION")).isEmpty();

        countersign("gary-rudge", true);

        FamilyPage page = hub.open("gary-rudge", family, "CRIME_PREVENTION").orElseThrow();
        assertThat(page.timeline())
                .extracting(FamilyPage.TimelineEntry::category)
                .noneMatch(category -> category.toLowerCase(java.util.Locale.UK).contains("health"));
        assertThat(page.state().actions()).isEmpty();
        assertThat(hub.open("gary-rudge", family, "TAF_SUPPORT")).isEmpty();
        assertThat(hub.open("gary-rudge", family, "VISIT_SAFETY")).isEmpty();
    }

    @Test
    void what_the_police_liaison_did_not_agree_to_never_counts() {
        ask("yusuf-demir", reference, "VISIT_SAFETY");

        countersign("yusuf-demir", false);

        assertThat(hub.open("yusuf-demir", family, "VISIT_SAFETY")).isEmpty();
    }

    @Test
    void nobody_but_the_police_liaison_countersigns() {
        ask("leanne-poole", reference, "VISIT_SAFETY");
        UUID waiting = necessity.pending(hub.requester("sarah-quillan")).stream()
                .filter(row -> row.practitioner().equals("leanne-poole"))
                .findFirst()
                .orElseThrow()
                .id();

        for (String other : List.of("leanne-poole", "gary-rudge", "amara-nwosu", "dean-oakes")) {
            assertThat(necessity.answer(hub.requester(other), new Answering(waiting, true, "mine")))
                    .as(other)
                    .isInstanceOf(Recording.Refused.class);
            assertThat(necessity.pending(hub.requester(other))).isEmpty();
        }
        assertThat(hub.open("leanne-poole", family, "VISIT_SAFETY")).isEmpty();
    }

    @Test
    void an_answered_request_cannot_be_answered_again() {
        ask("leanne-poole", reference, "OFFENDER_MGMT");
        UUID waiting = necessity.pending(hub.requester("sarah-quillan")).stream()
                .filter(row -> row.purpose().equals("OFFENDER_MGMT")
                        && row.practitioner().equals("leanne-poole"))
                .findFirst()
                .orElseThrow()
                .id();
        necessity.answer(hub.requester("sarah-quillan"), new Answering(waiting, false, "no"));

        assertThat(necessity.answer(hub.requester("sarah-quillan"), new Answering(waiting, true, "yes after all")))
                .isInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_purpose_of_the_team_cannot_be_asked_for_nor_one_of_another_role_nor_the_past_nor_for_ever() {
        assertThat(ask("gary-rudge", reference, "TAF_SUPPORT")).isInstanceOf(Recording.Refused.class);
        assertThat(ask("gary-rudge", reference, "CP_ENQUIRY")).isInstanceOf(Recording.Refused.class);
        for (LocalDate day :
                List.of(LocalDate.now().minusDays(1), LocalDate.now().plusWeeks(9))) {
            assertThat(necessity.ask(
                            hub.requester("dean-oakes"),
                            new Asking(reference, new Stating("VISIT_SAFETY", day, "A visit"))))
                    .isInstanceOf(Recording.Refused.class);
        }
    }

    @Test
    void the_answer_over_http_is_the_same_whether_or_not_there_is_such_a_family() {
        var there = hub.visitor("dean-oakes");
        var notThere = hub.visitor("dean-oakes");

        var asked = send(there, reference);
        var askedOfNone = send(notThere, "FAM-222222");

        assertThat(asked.statusCode()).isEqualTo(askedOfNone.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("location"))
                .isEqualTo(askedOfNone.headers().firstValue("location"));
        assertThat(there.get("/access").body()).contains("It is recorded");
        assertThat(notThere.get("/access").body()).contains("It is recorded");
    }

    @Test
    void trying_what_is_not_there_or_not_countersigned_is_the_page_of_no_family() {
        ask("gary-rudge", "FAM-333333", "OFFENDER_MGMT");
        ask("gary-rudge", reference, "OFFENDER_MGMT");
        var visitor = hub.visitor("gary-rudge");
        var pages = necessity.askedBy(hub.requester("gary-rudge")).stream()
                .filter(asked -> asked.purpose().equals("OFFENDER_MGMT"))
                .map(asked -> {
                    String address = visitor.get("/access/requests/" + asked.id())
                            .headers()
                            .firstValue("location")
                            .orElseThrow();
                    assertThat(address).doesNotContain(family.toString());
                    java.net.URI to = java.net.URI.create(address);
                    return visitor.get(to.getPath() + "?" + to.getQuery());
                })
                .toList();

        assertThat(pages).hasSize(2).allMatch(page -> page.statusCode() == 404);
        assertThat(pages.get(0).body()).hasSameSizeAs(pages.get(1).body());
    }

    @Test
    void somebody_elses_request_cannot_be_tried() {
        ask("dean-oakes", reference, "VISIT_SAFETY");
        UUID his = necessity.askedBy(hub.requester("dean-oakes")).get(0).id();

        assertThat(hub.visitor("gary-rudge").get("/access/requests/" + his).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_try_leaves_what_was_asked_sealed() {
        ask("dean-oakes", reference, "VISIT_SAFETY");

        assertThat(hub.count("select count(*) from consent.necessity where reason is not null"))
                .isZero();
        assertThat(hub.count("""
                select count(*) from consent.necessity where practitioner = 'dean-oakes'
                and position('neighbours'::bytea in sealed_reason) > 0""")).isZero();
    }

    @Test
    void direct_care_is_for_the_patients_of_ones_own_agency() {
        assertThat(ask("joan-abbey", reference, "DIRECT_CARE")).isInstanceOf(Recording.Recorded.class);

        // Midwifery has nobody of the Whitlocks in its care.
        assertThat(hub.open("joan-abbey", family, "DIRECT_CARE")).isEmpty();
    }

    @Test
    void who_has_left_a_team_is_sent_to_an_address_of_nobody() {
        UUID lowe = hub.family("NM1104");
        String ofLowe = hub.database()
                .sql("select reference from families.family where id = ?")
                .param(lowe)
                .query(String.class)
                .single();
        var claire = hub.requester("claire-dunmore");
        String membership = " where family_id = '" + lowe + "' and practitioner = 'claire-dunmore'";
        hub.asOwner("update families.team_member set until = current_date - 1" + membership);

        assertThat(ask("claire-dunmore", ofLowe, "DIRECT_CARE")).isInstanceOf(Recording.Recorded.class);
        UUID asked = necessity.askedBy(claire).stream()
                .filter(row -> row.reference().equals(ofLowe))
                .findFirst()
                .orElseThrow()
                .id();
        UUID whileAway = necessity.toTry(claire, asked).orElseThrow().family();
        hub.asOwner("update families.team_member set until = null" + membership);

        assertThat(whileAway).isEqualTo(asked);
        assertThat(necessity.toTry(claire, asked).orElseThrow().family()).isEqualTo(lowe);
    }

    @Test
    void a_midwife_in_the_team_is_offered_direct_care_and_sees_her_own_patient_by_it() {
        UUID hartley = hub.family("NM0103");

        FamilyPage page = hub.open("orla-keane", hartley, "DIRECT_CARE").orElseThrow();

        assertThat(page.purposes()).extracting(FamilyPage.PurposeChoice::code).contains("DIRECT_CARE");
        assertThat(Pages.names(page)).contains("Chloe Hartley").noneMatch(name -> name.startsWith("Jordan"));
    }

    @Test
    void a_health_visitor_whose_agency_sends_no_episode_is_not_offered_direct_care() {
        UUID hartley = hub.family("NM0103");

        FamilyPage page = hub.open("claire-dunmore", hartley, "DIRECT_CARE").orElseThrow();

        assertThat(page.purposes()).extracting(FamilyPage.PurposeChoice::code).doesNotContain("DIRECT_CARE");
        assertThat(page.people()).isEmpty();
        assertThat(page.timeline()).isEmpty();
    }

    private static java.net.http.HttpResponse<String> send(Visitor visitor, String reference) {
        return visitor.post(
                "/access",
                visitor.token(),
                "reference",
                reference,
                "purpose",
                "VISIT_SAFETY",
                "until",
                LocalDate.now().toString(),
                "reason",
                "A visit tonight");
    }
}
