package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.SUMMARY;
import static kinbridge.mappings.DetailLevel.WITHHOLD;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.adult;
import static kinbridge.needtoknow.Asking.asking;
import static kinbridge.needtoknow.Asking.assessed;
import static kinbridge.needtoknow.Asking.child;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.GIVEN;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.NOT_SOUGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 5.5, in pairs. */
class SubjectAccessTest {

    private static Asking mother() {
        return asking("subject_adult")
                .forPurpose("SUBJECT_ACCESS")
                .standing(TafStatus.NOT_MEMBER)
                .heldBy("LA_CSC")
                .concerning(adult("mother", GIVEN));
    }

    private static Asking parentOf(int age, String competence, Map<String, DecisionRequest.ConsentState> consent) {
        return asking("parent_with_pr")
                .forPurpose("SUBJECT_ACCESS")
                .standing(TafStatus.NOT_MEMBER)
                .heldBy("LA_CSC")
                .about("SC.ASSESSMENT")
                .concerning(assessed(child(age, consent), competence));
    }

    @Test
    void a_mother_is_given_what_is_held_about_her_within_a_month() {
        Decision decision = mother().about("SC.ASSESSMENT").decide();
        assertThat(decision.level()).isEqualTo(FULL);
        assertThat(decision.obligations()).containsExactly("CLOCK:1m", "LOG");
        assertThat(decision.lawfulBasis().article6()).isEqualTo("Art 15 right of access");
    }

    @Test
    void but_not_the_name_of_who_referred_her() {
        Decision decision = mother().about("SC.REFERRER").decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.obligations()).containsExactly("CLOCK:1m", "LEGAL_ADVICE", "LOG", "RECORD_REASON");
    }

    @Test
    void nor_what_another_has_not_agreed_to_except_redacted() {
        Asking family = mother().about("TAF.MINUTES");
        Decision other = family.concerning(adult("mother", GIVEN), adult("neighbour", NOT_SOUGHT))
                .decide();
        assertThat(other.level()).isEqualTo(SUMMARY);
        assertThat(other.decidedBy()).isEqualTo("5.5i");
        assertThat(other.obligations()).contains("REDACT_THIRD_PARTY");
        assertThat(family.concerning(adult("mother", GIVEN), adult("neighbour", GIVEN))
                        .decide()
                        .level())
                .isEqualTo(FULL);
    }

    @Test
    void serious_harm_to_health_goes_to_the_caldicott_guardian_too() {
        Asking harm = mother().flagged("serious_harm_if_disclosed");
        assertThat(harm.about("HE.MH").decide().obligations()).contains("CALDICOTT_REVIEW", "SUPERVISOR_SIGNOFF");
        assertThat(harm.about("SC.ASSESSMENT").decide().obligations()).doesNotContain("CALDICOTT_REVIEW");
        assertThat(harm.about("HE.MH").decide().decidedBy()).isEqualTo("5.5c");
    }

    @ParameterizedTest
    @CsvSource({"prejudice_crime", "police_hold"})
    void a_live_investigation_is_neither_confirmed_nor_denied(String flag) {
        Decision decision = mother().about("CJ.INCIDENT").flagged(flag).decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("5.5b");
        assertThat(decision.obligations()).contains("NOTIFY_IG").doesNotContain("TELL_REQUESTER_NOTHING");
    }

    @Test
    void a_young_childs_parent_may_ask() {
        assertThat(parentOf(6, "not_assessed", Map.of("mother", GIVEN)).decide().level())
                .isEqualTo(FULL);
    }

    @Test
    void a_competent_childs_right_is_the_childs() {
        assertThat(parentOf(14, "gillick", Map.of("mother", GIVEN)).decide().decidedBy())
                .isEqualTo("5.5f");
        assertThat(parentOf(14, "gillick", Map.of("self", GIVEN)).decide().level())
                .isEqualTo(FULL);
    }

    @Test
    void so_is_a_sixteen_year_olds() {
        assertThat(parentOf(16, "not_assessed", Map.of("mother", GIVEN))
                        .decide()
                        .level())
                .isEqualTo(WITHHOLD);
    }

    @Test
    void what_a_child_said_in_confidence_is_not_given_to_a_parent() {
        Asking confided = parentOf(6, "not_assessed", Map.of("mother", GIVEN)).flagged("child_expects_confidence");
        assertThat(confided.decide().decidedBy()).isEqualTo("5.5g");
    }

    @Test
    void a_parent_without_responsibility_is_told_whom_to_ask() {
        Decision decision = asking("parent_without_pr")
                .forPurpose("SUBJECT_ACCESS")
                .about("SC.ASSESSMENT")
                .concerning(child(6, Map.of("mother", GIVEN)))
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD);
        assertThat(decision.decidedBy()).isEqualTo("5.5e");
    }

    @Test
    void an_address_that_must_stay_secret_is_given_to_its_own_person_only() {
        Asking address = mother().about("ID.ADDRESS").flagged("protected_address");
        assertThat(address.decide().decidedBy()).isEqualTo("5.5h");
        Decision own = address.flagged("own_data").decide();
        assertThat(own.level()).isEqualTo(FULL);
        assertThat(own.obligations()).doesNotContain("STRIP_LOCATION");
    }

    @Test
    void an_alleged_perpetrator_learns_nothing_that_helps_to_find_anybody() {
        Asking partner = mother().flagged("requester_alleged_perpetrator");
        assertThat(partner.about("DA.RISK").decide().decidedBy()).isEqualTo("5.5k");
        assertThat(partner.about("SC.ASSESSMENT").decide().level()).isEqualTo(FULL);
    }

    @Test
    void for_the_dead_another_law_applies() {
        Decision decision = asking("personal_representative")
                .forPurpose("SUBJECT_ACCESS")
                .about("HE.GENERAL")
                .concerning(Asking.of(adult("mother", GIVEN), Status.DECEASED))
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD);
        assertThat(decision.obligations()).contains("ROUTE_AHRA_1990");
    }

    @Test
    void a_practitioner_cannot_ask_as_if_it_were_their_right_nor_a_person_as_a_practitioner() {
        assertThat(asking("social_worker").forPurpose("SUBJECT_ACCESS").decide().decidedBy())
                .isEqualTo("2.2b");
        assertThat(asking("subject_adult").forPurpose("TAF_SUPPORT").decide().decidedBy())
                .isEqualTo("2.2b");
    }

    @Test
    void an_unknown_flag_is_refused_here_too() {
        assertThat(mother().flagged("own_dater").decide().decidedBy()).isEqualTo("2.1b");
    }

    @Test
    void where_somebody_is_stays_behind_unless_it_is_the_requesters_own() {
        assertThat(flaggedPlan().obligations()).doesNotContain("STRIP_LOCATION");
        assertThat(flaggedPlan("location_sensitive").obligations()).contains("STRIP_LOCATION");
        assertThat(flaggedPlan("protected_address").obligations()).contains("STRIP_LOCATION");
        assertThat(flaggedPlan("location_sensitive", "own_data").obligations()).doesNotContain("STRIP_LOCATION");
        assertThat(flaggedPlan("location_sensitive", "police_hold").obligations())
                .doesNotContain("STRIP_LOCATION");
    }

    @Test
    void those_whose_part_is_taken_out_are_named_to_whoever_takes_it_out() {
        Decision decision = mother().about("TAF.MINUTES")
                .concerning(adult("mother", GIVEN), adult("neighbour", NOT_SOUGHT), adult("aunt", GIVEN))
                .decide();
        assertThat(decision.redacted()).containsExactly("neighbour");
        assertThat(mother().about("TAF.MINUTES").decide().redacted()).isEmpty();
    }

    private static Decision flaggedPlan(String... flags) {
        return mother().about("TAF.PLAN").flagged(flags).decide();
    }
}
