package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.SUMMARY;
import static kinbridge.mappings.DetailLevel.WITHHOLD;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.2, in pairs. */
class PurposeRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TENANCY_ENFORCEMENT",
                "BENEFIT_SANCTION",
                "PARENT_PROSECUTION",
                "EMPLOYMENT_VETTING",
                "IMMIGRATION",
                "PERSONAL_INTEREST"
            })
    void support_data_never_serves_to_punish(String purpose) {
        Decision decision = asking("social_worker").forPurpose(purpose).decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD);
        assertThat(decision.decidedBy()).isEqualTo("2.2a");
        assertThat(decision.obligations()).contains("NOTIFY_IG", "TELL_REQUESTER_WHO_TO_ASK");
    }

    @Test
    void a_probation_practitioner_may_ask_in_order_to_supervise_an_offender() {
        assertThat(asking("probation_practitioner")
                        .about("CJ.CONVICTION")
                        .heldBy("POLICE")
                        .forPurpose("OFFENDER_MGMT")
                        .flagged("necessity_recorded")
                        .decide()
                        .level())
                .isEqualTo(FULL);
    }

    @Test
    void a_midwife_may_not() {
        Decision decision = asking("community_midwife")
                .about("CJ.CONVICTION")
                .heldBy("POLICE")
                .forPurpose("OFFENDER_MGMT")
                .flagged("necessity_recorded")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.2b");
        assertThat(decision.obligations()).doesNotContain("NOTIFY_IG");
    }

    @ParameterizedTest
    @CsvSource({
        "CP_ENQUIRY, CIN, 2.2d",
        "CP_ENQUIRY, S47, 2.6",
        "CP_PLAN, S47, 2.2d",
        "CP_PLAN, CP, 2.6",
        "CP_PLAN, IMMINENT, 2.6",
        "EMERGENCY, CP, 2.2d",
        "EMERGENCY, IMMINENT, 2.6",
    })
    void a_purpose_is_claimed_only_where_the_childs_harm_level_says_so(
            String purpose, HarmLevel harm, String decidedBy) {
        assertThat(asking("social_worker")
                        .about("SC.ASSESSMENT")
                        .forPurpose(purpose)
                        .at(harm)
                        .decide()
                        .decidedBy())
                .isEqualTo(decidedBy);
    }

    @Test
    void a_broken_glass_opens_an_emergency_that_nobody_has_recorded_yet() {
        Decision decision = asking("social_worker")
                .about("SC.STATUS")
                .forPurpose("EMERGENCY")
                .flagged("break_glass")
                .decide();
        assertThat(decision.level()).isEqualTo(FULL);
        assertThat(decision.obligations()).contains("NOTIFY_IG", "REVIEW:1wd");
    }

    @Test
    void an_alert_is_let_out_where_a_screening_rule_has_fired() {
        Decision decision = asking("health_visitor")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .forPurpose("SAFEGUARDING_ALERT")
                .flagged("screening_rule_fired")
                .decide();
        assertThat(decision.level()).isEqualTo(SUMMARY);
        assertThat(decision.obligations()).contains("REVIEW:1wd");
    }

    @Test
    void and_not_where_none_has() {
        Decision decision = asking("health_visitor")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .forPurpose("SAFEGUARDING_ALERT")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.2e");
    }

    @Test
    void statistics_are_never_made_of_records() {
        assertThat(asking("social_worker").forPurpose("STATISTICS").decide().decidedBy())
                .isEqualTo("2.2c");
    }
}
