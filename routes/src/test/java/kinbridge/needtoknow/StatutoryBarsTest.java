package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.3, in pairs. */
class StatutoryBarsTest {

    @ParameterizedTest
    @ValueSource(strings = {"SC.ADOPTION", "HE.FERTILITY", "HE.GENDER", "LE.PRIVILEGE"})
    void a_bar_holds_even_in_danger_of_life(String category) {
        Decision decision = asking("social_worker")
                .about(category)
                .forPurpose("EMERGENCY")
                .at(HarmLevel.IMMINENT)
                .flagged("break_glass")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.3a");
    }

    @Test
    void a_certified_exception_is_for_people_and_still_shows_nothing() {
        Decision decision = asking("social_worker")
                .about("HE.GENDER")
                .flagged("statutory_exception")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.3b");
        assertThat(decision.obligations())
                .contains("OUTSIDE_HUB", "LEGAL_ADVICE", "CALDICOTT_REVIEW", "SUPERVISOR_SIGNOFF", "NOTIFY_IG");
    }

    @Test
    void a_lead_practitioner_at_the_conference_learns_that_there_are_court_papers() {
        assertThat(courtPapers("cp_conference_member").level()).isEqualTo(EXISTENCE);
    }

    @Test
    void and_otherwise_does_not() {
        Decision decision = courtPapers("separable");
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.3c");
        assertThat(decision.obligations()).contains("LEGAL_ADVICE");
    }

    private static Decision courtPapers(String flag) {
        return asking("lead_practitioner")
                .about("LE.PROCEEDINGS")
                .heldBy("LA_CSC")
                .forPurpose("CP_PLAN")
                .at(HarmLevel.CP)
                .flagged(flag)
                .decide();
    }

    @Test
    void the_police_see_their_own_intelligence() {
        assertThat(asking("police_safeguarding_liaison")
                        .about("CJ.INTEL")
                        .heldBy("POLICE")
                        .forPurpose("CP_ENQUIRY")
                        .at(HarmLevel.S47)
                        .decide()
                        .level())
                .isEqualTo(FULL);
    }

    @Test
    void a_social_worker_does_unless_the_originator_agrees_not() {
        Asking intelligence = asking("social_worker")
                .about("CJ.INTEL")
                .heldBy("POLICE")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47);
        assertThat(intelligence.decide().decidedBy()).isEqualTo("2.3d");
        assertThat(intelligence.decide().obligations()).contains("ORIGINATOR_CONTACT");
        assertThat(intelligence.flagged("originator_authorised").decide().level())
                .isEqualTo(EXISTENCE);
    }

    @Test
    void a_spent_conviction_is_for_official_duty_only() {
        Asking spent = asking("social_worker")
                .about("CJ.SPENT")
                .heldBy("POLICE")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47);
        assertThat(spent.decide().decidedBy()).isEqualTo("2.3e");
        assertThat(spent.flagged("official_duty_recorded").decide().releases()).isTrue();
    }
}
