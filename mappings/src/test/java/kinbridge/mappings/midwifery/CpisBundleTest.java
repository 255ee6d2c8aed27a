package kinbridge.mappings.midwifery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import kinbridge.mappings.Category;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.midwifery.ReleasedPlan.PlanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.junit.jupiter.api.Test;

class CpisBundleTest {

    private static final String NHS_NUMBER = "9990710007";
    private static final String OTHER_NHS_NUMBER = "9990001375";

    @Test
    void maternity_is_told_the_kind_of_plan_its_dates_and_whom_to_ring() {
        Flag flag = resource(CpisBundle.of(plan("1", null)), Flag.class);
        CareTeam team = resource(CpisBundle.of(plan("1", null)), CareTeam.class);
        assertThat(flag.getCode().getCoding())
                .extracting(coding -> coding.getCode())
                .containsExactly("child-protection-information-system-flag", "342191000000101");
        assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
        assertThat(flag.getSubject().getIdentifier().getValue()).isEqualTo(NHS_NUMBER);
        assertThat(flag.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-09-02");
        assertThat(team.getName()).isEqualTo("Safeguarding Team North");
        assertThat(team.getTelecomFirstRep().getValue()).isEqualTo("01632 960100");
    }

    @Test
    void a_plan_that_ended_is_no_longer_active() {
        Flag flag = resource(CpisBundle.of(plan("1", LocalDate.parse("2026-11-01"))), Flag.class);
        assertThat(flag.getStatus()).isEqualTo(FlagStatus.INACTIVE);
    }

    @Test
    void a_plan_that_was_wrong_is_marked_so_wherever_it_was_written() {
        Bundle marked = CpisBundle.takenBack(CpisBundle.of(plan("1", null)), true, null);

        assertThat(resource(marked, Flag.class).getStatus()).isEqualTo(FlagStatus.ENTEREDINERROR);
        assertThat(resource(marked, CarePlan.class).getStatus()).isEqualTo(CarePlan.CarePlanStatus.ENTEREDINERROR);
        assertThat(resource(marked, CareTeam.class).getStatus()).isEqualTo(CareTeam.CareTeamStatus.ENTEREDINERROR);
    }

    @Test
    void a_plan_that_is_no_longer_stated_is_not_in_force_and_was_not_wrong() {
        Bundle marked = CpisBundle.takenBack(CpisBundle.of(plan("1", null)), false, null);

        assertThat(resource(marked, Flag.class).getStatus()).isEqualTo(FlagStatus.INACTIVE);
        assertThat(resource(marked, CarePlan.class).getStatus()).isEqualTo(CarePlan.CarePlanStatus.REVOKED);
    }

    @Test
    void what_is_taken_back_names_the_patient_by_the_number_that_the_agency_has_today() {
        Bundle marked = CpisBundle.takenBack(CpisBundle.of(plan("1", null)), true, "9998620341");

        assertThat(resource(marked, Flag.class).getSubject().getIdentifier().getValue())
                .isEqualTo("9998620341");
        assertThat(resource(marked, CarePlan.class).getSubject().getIdentifier().getValue())
                .isEqualTo("9998620341");
        assertThat(resource(marked, CareTeam.class).getSubject().getIdentifier().getValue())
                .isEqualTo("9998620341");
    }

    @Test
    void what_is_taken_back_goes_where_it_was_written() {
        Bundle sent = CpisBundle.of(plan("1", null));

        assertThat(CpisBundle.takenBack(sent, true, null).getEntry())
                .extracting(entry -> entry.getRequest().getUrl())
                .isEqualTo(sent.getEntry().stream()
                        .map(entry -> entry.getRequest().getUrl())
                        .toList());
    }

    @Test
    void the_same_release_twice_is_the_same_bundle_and_updates_by_identifier() {
        assertThat(json(CpisBundle.of(plan("1", null)))).isEqualTo(json(CpisBundle.of(plan("1", null))));
        assertThat(CpisBundle.of(plan("1", null)).getEntry()).allSatisfy(entry -> {
            assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
            assertThat(entry.getRequest().getUrl())
                    .endsWith("?identifier=urn:kinbridge:record-of-patient|" + CpisBundle.place(plan("1", null)));
        });
    }

    @Test
    void a_new_version_goes_to_the_same_place() {
        Bundle one = CpisBundle.of(plan("1", null));
        Bundle two = CpisBundle.of(plan("2", null));
        assertThat(one.getEntry())
                .extracting(entry -> entry.getRequest().getUrl())
                .isEqualTo(two.getEntry().stream()
                        .map(entry -> entry.getRequest().getUrl())
                        .toList());
        assertThat(json(one)).isNotEqualTo(json(two));
    }

    @Test
    void the_plan_of_another_patient_goes_to_a_place_of_its_own() {
        ReleasedPlan plan = plan("1", null);
        ReleasedPlan other = new ReleasedPlan(
                OTHER_NHS_NUMBER,
                null,
                plan.unborn(),
                plan.type(),
                plan.start(),
                plan.end(),
                plan.localAuthority(),
                plan.team(),
                plan.telephone(),
                plan.recordId(),
                plan.version());

        assertThat(CpisBundle.of(other).getEntry())
                .extracting(entry -> entry.getRequest().getUrl())
                .doesNotContainAnyElementsOf(CpisBundle.of(plan).getEntry().stream()
                        .map(entry -> entry.getRequest().getUrl())
                        .toList());
    }

    @Test
    void no_address_and_no_nhs_number_stands_in_any_url() {
        assertThat(CpisBundle.of(plan("1", null)).getEntry())
                .extracting(entry -> entry.getRequest().getUrl() + entry.getFullUrl())
                .noneMatch(url -> url.contains(NHS_NUMBER));
    }

    @Test
    void an_unborn_childs_plan_is_under_the_mothers_number_without_a_name() {
        ReleasedPlan plan = new ReleasedPlan(
                NHS_NUMBER,
                "Baby Sample",
                true,
                PlanType.UNBORN_CHILD_PROTECTION,
                LocalDate.parse("2026-09-02"),
                null,
                "Northmoor",
                "Team",
                "01632 960100",
                "r-1",
                "1");
        assertThat(json(CpisBundle.of(plan))).contains("818901000000100").doesNotContain("Baby Sample");
    }

    @Test
    void a_number_that_fails_its_check_is_never_sent() {
        assertThatThrownBy(() -> new ReleasedPlan(
                        "9990000000",
                        null,
                        false,
                        PlanType.LOOKED_AFTER,
                        LocalDate.parse("2026-09-02"),
                        null,
                        "Northmoor",
                        "Team",
                        "01632 960100",
                        "r-1",
                        "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("9990000000");
    }

    @Test
    void what_is_sent_is_understood_when_it_comes_back() {
        Outcomes outcomes = Outcomes.of(new MidwiferyFhirMapping(), json(CpisBundle.of(plan("1", null))));
        assertThat(outcomes.problems()).isEmpty();
        assertThat(outcomes.records(RecordType.HEALTH_FLAG)).hasSize(3).allSatisfy(flag -> {
            assertThat(flag.category()).isEqualTo(Category.SC_CPPLAN);
            assertThat(flag.subjects().get(0).localId()).isEqualTo(NHS_NUMBER);
        });
    }

    private static ReleasedPlan plan(String version, LocalDate end) {
        return new ReleasedPlan(
                NHS_NUMBER,
                null,
                false,
                PlanType.CHILD_PROTECTION,
                LocalDate.parse("2026-09-02"),
                end,
                "Northmoor",
                "Safeguarding Team North",
                "01632 960100",
                "r-1",
                version);
    }

    private static String json(Bundle bundle) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
    }

    private static <R> R resource(Bundle bundle, Class<R> type) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
