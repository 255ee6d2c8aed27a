package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.WITHHOLD;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.5 and 2.8, in pairs. */
class MembershipRulesTest {

    @ParameterizedTest
    @CsvSource({"MEMBER, 2.6", "STATUTORY, 2.6", "NOT_MEMBER, 2.5b", "LEFT, 2.5a"})
    void only_somebody_in_the_team_sees_the_plan(TafStatus standing, String decidedBy) {
        assertThat(asking("key_worker").standing(standing).decide().decidedBy()).isEqualTo(decidedBy);
    }

    @Test
    void a_leaver_cannot_break_the_glass() {
        Decision decision = asking("key_worker")
                .standing(TafStatus.LEFT)
                .flagged("break_glass")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD);
        assertThat(decision.obligations()).contains("NOTIFY_IG");
    }

    @Test
    void somebody_outside_may_break_the_glass_if_their_profile_may() {
        Asking midwife = asking("safeguarding_midwife")
                .about("SC.STATUS")
                .heldBy("LA_CSC")
                .standing(TafStatus.NOT_MEMBER);
        assertThat(midwife.decide().decidedBy()).isEqualTo("2.5b");
        assertThat(midwife.flagged("break_glass").decide().level()).isEqualTo(FULL);
        assertThat(asking("housing_officer")
                        .about("SC.STATUS")
                        .heldBy("LA_CSC")
                        .standing(TafStatus.NOT_MEMBER)
                        .flagged("break_glass")
                        .decide()
                        .decidedBy())
                .isEqualTo("2.5b");
    }

    @Test
    void somebody_outside_says_why_an_enquiry_needs_it() {
        Asking police = asking("police_safeguarding_liaison")
                .about("SC.STATUS")
                .heldBy("LA_CSC")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47)
                .standing(TafStatus.NOT_MEMBER);
        assertThat(police.decide().decidedBy()).isEqualTo("2.5c");
        assertThat(police.flagged("necessity_recorded").decide().level()).isEqualTo(FULL);
    }

    @Test
    void a_doctor_outside_the_team_need_not_say_why_for_care() {
        assertThat(asking("gp")
                        .about("HE.MATERNITY")
                        .heldBy("NHS_MAT")
                        .forPurpose("DIRECT_CARE")
                        .standing(TafStatus.NOT_MEMBER)
                        .decide()
                        .level())
                .isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsa_expired", "dsa_missing"})
    void without_a_current_agreement_between_agencies_nothing_is_shared_unless_a_child_is_at_risk(String flag) {
        Asking plan = asking("social_worker").about("SC.STATUS").flagged(flag);
        assertThat(plan.decide().decidedBy()).isEqualTo("2.5d");
        Decision atRisk = plan.at(HarmLevel.S47).decide();
        assertThat(atRisk.level()).isEqualTo(FULL);
        assertThat(atRisk.obligations()).contains("NOTIFY_IG");
    }

    @Test
    void even_a_member_says_why_before_police_data_serve_to_prevent_crime() {
        Asking crime = asking("police_safeguarding_liaison")
                .about("CJ.INCIDENT")
                .heldBy("PROBATION")
                .forPurpose("CRIME_PREVENTION");
        Decision unsaid = crime.decide();
        assertThat(unsaid.level()).isEqualTo(WITHHOLD);
        assertThat(unsaid.decidedBy()).isEqualTo("2.8a");
        assertThat(crime.flagged("necessity_recorded").decide().level()).isEqualTo(FULL);
    }

    @Test
    void a_victim_who_has_not_agreed_is_not_talked_about_below_high_risk() {
        Asking adviser = asking("idva")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .forPurpose("DA_SAFETY")
                .agreement(DecisionRequest.ConsentState.NOT_SOUGHT);
        Decision lower = adviser.decide();
        assertThat(lower.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(lower.decidedBy()).isEqualTo("2.8b");
        Decision high = adviser.flagged("marac_high_risk").decide();
        assertThat(high.level()).isEqualTo(FULL);
        assertThat(high.override()).isTrue();
    }
}
