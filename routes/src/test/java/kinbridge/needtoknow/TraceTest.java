package kinbridge.needtoknow;

import static kinbridge.needtoknow.Asking.adult;
import static kinbridge.needtoknow.Asking.allegedPerpetrator;
import static kinbridge.needtoknow.Asking.asking;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.GIVEN;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kinbridge.needtoknow.Decision.TraceStep;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;

/** What a decision says about itself: every step that was asked, in order, with its answer in words. */
class TraceTest {

    @Test
    void a_refusal_ends_the_trace_and_every_step_before_it_says_no() {
        List<TraceStep> trace = asking("social_worker")
                .standing(DecisionRequest.TafStatus.LEFT)
                .decide()
                .trace();
        assertThat(trace.get(trace.size() - 1))
                .isEqualTo(new TraceStep("2.5a", "Has the requester left the team? Yes: refused."));
        assertThat(trace.subList(0, trace.size() - 1))
                .allSatisfy(step -> assertThat(step.finding()).endsWith(" No."));
    }

    @Test
    void the_weighing_names_matrix_purpose_and_everybodys_agreement() {
        assertThat(weighed(asking("housing_officer").concerning(adult("mother", GIVEN), adult("father", REFUSED))))
                .containsExactly(
                        new TraceStep("2.6", "The matrix allows at most SUMMARY."),
                        new TraceStep("2.7", "The purpose allows at most FULL."),
                        new TraceStep("2.9", "mother: agreement GIVEN, allows at most FULL."),
                        new TraceStep("2.9", "father: agreement REFUSED, allows at most WITHHOLD_HIDE."));
    }

    @Test
    void an_agreement_that_is_overridden_is_said_to_be() {
        assertThat(weighed(asking("social_worker").agreement(REFUSED).at(HarmLevel.S47)))
                .contains(
                        new TraceStep("2.9", "mother: agreement REFUSED, allows at most FULL, going ahead without it."),
                        new TraceStep(
                                "2.10",
                                "In an enquiry, plan or danger, agreement is asked for but does not hold back."));
    }

    @Test
    void a_state_that_does_not_count_is_said_not_to() {
        assertThat(weighed(asking("da_practitioner")
                        .about("DA.INCIDENT")
                        .concerning(adult("mother", GIVEN), allegedPerpetrator("partner", REFUSED))))
                .contains(new TraceStep("2.9", "partner: agreement REFUSED, does not count on this record."));
    }

    @Test
    void what_lifts_a_level_is_named() {
        assertThat(weighed(asking("gp")
                        .about("CJ.LICENCE")
                        .heldBy("PROBATION")
                        .forPurpose("EMERGENCY")
                        .at(HarmLevel.IMMINENT)))
                .contains(new TraceStep("2.10b", "In imminent danger a safety fact is lifted to SUMMARY."));
        assertThat(weighed(asking("lead_practitioner")
                        .about("HE.MATERNITY")
                        .agreement(REFUSED)
                        .flagged("break_glass")))
                .contains(new TraceStep("2.12", "The glass was broken: a summary."));
        assertThat(weighed(asking("social_worker")
                        .about("HE.GENERAL")
                        .concerning(adult("mother", GIVEN), adult("father", REFUSED))
                        .flagged("separable")))
                .contains(new TraceStep("2.11", "The parts about whoever did not agree are taken out."));
    }

    @Test
    void what_a_pack_leaves_out_is_said_to_be_left_out() {
        Asking refused = asking("lead_practitioner").about("ED.BEHAVIOUR").agreement(REFUSED);
        TraceStep leftOut = new TraceStep("2.13", "A meeting pack prints no gaps: left out.");
        assertThat(refused.decide().trace()).doesNotContain(leftOut);
        assertThat(refused.inMeetingPack().decide().trace()).contains(leftOut);
    }

    @Test
    void an_address_that_became_a_protected_one_is_noted_and_the_steps_go_on() {
        TraceStep noted = new TraceStep(
                "2.1c",
                "Is the address a protected one, and so decided as ID.ADDRESS_PROTECTED? Yes: noted, the steps go on.");
        Asking address = asking("social_worker").about("ID.ADDRESS");
        assertThat(address.decide().trace()).extracting(TraceStep::rule).contains("2.1c", "2.6");
        assertThat(address.decide().trace()).doesNotContain(noted);
        assertThat(address.flagged("protected_address").decide().trace())
                .contains(noted)
                .extracting(TraceStep::rule)
                .contains("2.6");
    }

    private static List<TraceStep> weighed(Asking asking) {
        return asking.decide().trace().stream()
                .dropWhile(step -> !step.finding().startsWith("The matrix"))
                .toList();
    }
}
