package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.SUMMARY;
import static kinbridge.mappings.DetailLevel.WITHHOLD;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.adult;
import static kinbridge.needtoknow.Asking.allegedPerpetrator;
import static kinbridge.needtoknow.Asking.asking;
import static kinbridge.needtoknow.Asking.child;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.GIVEN;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.NOT_SOUGHT;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.NOT_SOUGHT_UNSAFE;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.REFUSED;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 2.6 to 2.13, in pairs. */
class WeighingTest {

    @ParameterizedTest
    @CsvSource({
        "GIVEN, L3, FULL, 2.6",
        "NOT_SOUGHT, L3, EXISTENCE, 2.9",
        "EXPIRED, L3, EXISTENCE, 2.9",
        "REFUSED, L3, WITHHOLD, 2.9",
        "NOT_SOUGHT, CIN, SUMMARY, 2.9",
        "REFUSED, CIN, SUMMARY, 2.9",
        "REFUSED, S47, FULL, 2.10",
        "GIVEN, S47, FULL, 2.6",
    })
    void what_a_social_worker_sees_of_a_plan_depends_on_agreement_and_harm(
            ConsentState state, HarmLevel harm, DetailLevel level, String decidedBy) {
        Decision decision = asking("social_worker")
                .about("TAF.PLAN")
                .forPurpose("CIN_ASSESSMENT")
                .agreement(state)
                .at(harm)
                .decide();
        assertThat(decision.level()).isEqualTo(level);
        assertThat(decision.decidedBy()).isEqualTo(decidedBy);
    }

    @Test
    void an_agencys_own_record_needs_no_agreement() {
        Asking arrears = asking("housing_officer").about("HO.ARREARS").agreement(REFUSED);
        assertThat(arrears.heldBy("LA_HOUSING").decide().level()).isEqualTo(FULL);
        assertThat(arrears.heldBy("RSL").decide().level()).isEqualTo(WITHHOLD);
    }

    @Test
    void where_asking_would_be_unsafe_only_those_who_protect_learn_the_effect() {
        Decision protects = asking("health_visitor")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .agreement(NOT_SOUGHT_UNSAFE)
                .decide();
        assertThat(protects.level()).isEqualTo(SUMMARY);
        assertThat(protects.override()).isTrue();
        assertThat(protects.decidedBy()).isEqualTo("2.6");
        assertThat(protects.obligations()).contains("DO_NOT_NOTIFY").doesNotContain("NOTIFY_SUBJECT");
        Decision other = asking("school_dsl")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .agreement(NOT_SOUGHT_UNSAFE)
                .decide();
        assertThat(other.level()).isEqualTo(WITHHOLD_HIDE);
    }

    @Test
    void health_services_rely_on_implied_agreement_but_not_over_a_no_nor_outside_health() {
        Asking care = asking("gp").about("HE.MATERNITY").forPurpose("DIRECT_CARE");
        assertThat(care.heldBy("NHS_MAT").agreement(NOT_SOUGHT).decide().level())
                .isEqualTo(FULL);
        assertThat(care.heldBy("NHS_MAT").agreement(REFUSED).decide().level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(care.heldBy("LA_CSC").agreement(NOT_SOUGHT).decide().level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(care.about("HE.SEXUAL")
                        .heldBy("NHS_ACUTE")
                        .agreement(NOT_SOUGHT)
                        .decide()
                        .level())
                .isEqualTo(WITHHOLD_HIDE);
    }

    @Test
    void going_ahead_in_an_enquiry_is_signed_for_and_the_person_is_told() {
        Decision decision = asking("social_worker")
                .about("HE.MH")
                .heldBy("NHS_MH")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47)
                .agreement(REFUSED)
                .decide();
        assertThat(decision.level()).isEqualTo(SUMMARY);
        assertThat(decision.override()).isTrue();
        assertThat(decision.obligations())
                .contains("SUPERVISOR_SIGNOFF", "NOTIFY_SUBJECT", "NOTIFY_IG", "CALDICOTT_REVIEW");
        assertThat(decision.lawfulBasis().confidence()).isEqualTo("public interest override");
    }

    @Test
    void what_is_not_confidential_is_an_override_only_over_a_no() {
        Asking name = asking("social_worker")
                .about("ID.CORE")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47);
        assertThat(name.agreement(NOT_SOUGHT).decide().override()).isFalse();
        assertThat(name.agreement(WITHDRAWN).decide().override()).isTrue();
    }

    @Test
    void a_visit_only_cell_says_more_to_whoever_is_about_to_knock() {
        Asking licence = asking("community_midwife").about("CJ.LICENCE").heldBy("PROBATION");
        assertThat(licence.forPurpose("VISIT_SAFETY").decide().level()).isEqualTo(SUMMARY);
        assertThat(licence.forPurpose("PREBIRTH").decide().level()).isEqualTo(EXISTENCE);
    }

    @Test
    void danger_now_lifts_a_safety_fact_for_those_who_act_on_it() {
        Asking risk = asking("school_dsl").about("CJ.RISK").heldBy("PROBATION").at(HarmLevel.IMMINENT);
        Decision danger = risk.forPurpose("EMERGENCY").decide();
        assertThat(danger.level()).isEqualTo(SUMMARY);
        assertThat(danger.decidedBy()).isEqualTo("2.10b");
        assertThat(danger.obligations()).contains("NOTIFY_IG", "REVIEW:1wd", "TIME_LIMIT:24h");
        assertThat(risk.forPurpose("CP_PLAN").decide().level()).isEqualTo(WITHHOLD_HIDE);
    }

    @Test
    void danger_now_does_not_lift_what_is_no_safety_fact() {
        assertThat(asking("school_dsl")
                        .about("CJ.CONVICTION")
                        .heldBy("PROBATION")
                        .forPurpose("EMERGENCY")
                        .at(HarmLevel.IMMINENT)
                        .decide()
                        .level())
                .isEqualTo(WITHHOLD_HIDE);
    }

    @Test
    void what_can_be_taken_apart_is_shown_without_the_person_who_did_not_agree() {
        Asking meeting = asking("lead_practitioner")
                .about("TAF.MINUTES")
                .heldBy("LA_CSC")
                .concerning(child(6, Map.of("mother", GIVEN)), adult("grandmother", REFUSED));
        Decision whole = meeting.decide();
        assertThat(whole.level()).isEqualTo(WITHHOLD);
        assertThat(whole.decidedBy()).isEqualTo("2.9");
        Decision apart = meeting.flagged("separable").decide();
        assertThat(apart.level()).isEqualTo(SUMMARY);
        assertThat(apart.decidedBy()).isEqualTo("2.11");
        assertThat(apart.override()).isFalse();
        assertThat(apart.obligations()).contains("REDACT_THIRD_PARTY");
    }

    @Test
    void taken_apart_and_then_opened_by_breaking_the_glass_it_still_leaves_the_other_person_out() {
        Decision decision = asking("lead_practitioner")
                .about("TAF.MINUTES")
                .heldBy("LA_CSC")
                .concerning(child(6, Map.of("mother", REFUSED, "father", GIVEN)), adult("grandmother", REFUSED))
                .flagged("separable", "break_glass")
                .decide();
        assertThat(decision.level()).isEqualTo(SUMMARY);
        assertThat(decision.decidedBy()).isEqualTo("2.12");
        assertThat(decision.obligations()).contains("REDACT_THIRD_PARTY");
    }

    @Test
    void sealed_by_the_subject_it_stays_until_there_is_an_enquiry() {
        Asking sealed = asking("social_worker")
                .about("HE.MH")
                .heldBy("NHS_MH")
                .forPurpose("CIN_ASSESSMENT")
                .flagged("sealed");
        assertThat(sealed.at(HarmLevel.CIN).decide().level()).isEqualTo(WITHHOLD_HIDE);
        Decision enquiry = sealed.at(HarmLevel.S47).decide();
        assertThat(enquiry.level()).isEqualTo(SUMMARY);
        assertThat(enquiry.obligations()).contains("CALDICOTT_REVIEW", "NOTIFY_IG", "SUPERVISOR_SIGNOFF");
    }

    @Test
    void the_dead_keep_their_confidence_even_in_an_enquiry() {
        Decision decision = asking("gp")
                .about("HE.GENERAL")
                .heldBy("NHS_ACUTE")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47)
                .concerning(Asking.of(adult("father", GIVEN), Status.DECEASED))
                .decide();
        assertThat(decision.level()).isEqualTo(SUMMARY);
        assertThat(decision.decidedBy()).isEqualTo("2.9");
        assertThat(decision.override()).isFalse();
        assertThat(decision.obligations()).contains("CALDICOTT_REVIEW");
    }

    @Test
    void an_alleged_perpetrator_cannot_veto_what_protects_the_victim_but_can_elsewhere() {
        Asking incident = asking("idva")
                .of("LA_CSC")
                .heldBy("POLICE")
                .concerning(adult("mother", GIVEN), allegedPerpetrator("partner", REFUSED));
        assertThat(incident.about("DA.INCIDENT").decide().level()).isEqualTo(FULL);
        assertThat(incident.about("DA.INCIDENT").decide().override()).isFalse();
        assertThat(incident.about("CJ.INCIDENT").decide().level()).isEqualTo(WITHHOLD);
    }

    @Test
    void a_broken_glass_shows_a_summary_for_four_hours() {
        Asking refused =
                asking("health_visitor").about("HE.MH").heldBy("NHS_MH").agreement(REFUSED);
        assertThat(refused.decide().level()).isEqualTo(WITHHOLD_HIDE);
        Decision broken = refused.flagged("break_glass").decide();
        assertThat(broken.level()).isEqualTo(SUMMARY);
        assertThat(broken.decidedBy()).isEqualTo("2.12");
        assertThat(broken.obligations())
                .contains("TIME_LIMIT:4h", "REVIEW:1wd", "NOTIFY_IG", "CALDICOTT_REVIEW", "SUPERVISOR_SIGNOFF");
    }

    @ParameterizedTest
    @CsvSource({"HE.THERAPY", "SC.REFERRER", "ID.ADDRESS_PROTECTED", "DA.SAFETYPLAN", "HE.SEXUAL"})
    void some_things_no_glass_opens(String category) {
        assertThat(asking("health_visitor")
                        .about(category)
                        .agreement(REFUSED)
                        .flagged("break_glass")
                        .decide()
                        .level())
                .isEqualTo(WITHHOLD_HIDE);
    }

    @Test
    void somebody_who_may_not_break_the_glass_is_reported_for_trying() {
        Decision decision = asking("housing_officer")
                .about("HE.MH")
                .heldBy("NHS_MH")
                .flagged("break_glass")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.obligations()).contains("NOTIFY_IG", "REVIEW:1wd");
    }

    @Test
    void those_who_hold_a_copy_are_told_of_a_withdrawal() {
        Asking plan = asking("housing_officer").about("TAF.PLAN").heldBy("LA_EH");
        assertThat(plan.agreement(WITHDRAWN).flagged("prior_share").decide().obligations())
                .contains("NOTIFY_PRIOR_RECIPIENTS");
        assertThat(plan.agreement(GIVEN).flagged("prior_share").decide().obligations())
                .doesNotContain("NOTIFY_PRIOR_RECIPIENTS");
    }

    @Test
    void agreement_is_sought_where_it_is_required_and_was_not() {
        Asking plan =
                asking("social_worker").about("TAF.PLAN").agreement(NOT_SOUGHT).at(HarmLevel.S47);
        assertThat(plan.forPurpose("TAF_SUPPORT").decide().obligations()).contains("SEEK_CONSENT");
        assertThat(plan.forPurpose("CP_ENQUIRY").decide().obligations()).doesNotContain("SEEK_CONSENT");
    }

    @Test
    void an_error_is_a_refusal_and_information_governance_is_told() {
        DecisionEngine broken = new OrderedRules(Tables.SHIPPED);
        Decision decision = broken.decide(null);
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("error");
        assertThat(decision.obligations())
                .containsExactly("LOG", "NOTIFY_IG", "RECORD_REASON", "TELL_REQUESTER_NOTHING");
        assertThat(decision.trace()).containsExactly(new Decision.TraceStep("error", "NullPointerException"));
    }

    @Test
    void an_outsiders_emergency_says_why() {
        Asking emergency = asking("police_response_officer")
                .about("VS.VISITRISK")
                .forPurpose("EMERGENCY")
                .at(HarmLevel.IMMINENT)
                .standing(TafStatus.NOT_MEMBER);
        assertThat(emergency.decide().decidedBy()).isEqualTo("2.5c");
        assertThat(emergency.flagged("necessity_recorded").decide().level()).isEqualTo(FULL);
    }
}
