package kinbridge.needtoknow;

import static kinbridge.needtoknow.Asking.adult;
import static kinbridge.needtoknow.Asking.asking;
import static kinbridge.needtoknow.Asking.child;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignOffFirstTest {

    private static final SignOffFirst SIGN_OFF_FIRST = new SignOffFirst(Tables.SHIPPED);
    private static final GrantState ALL_SIGNED = (group, harm) -> true;

    private static Decision held(Asking asking, GrantState grants) {
        DecisionRequest request = asking.request();
        return SIGN_OFF_FIRST.hold(request, Tables.ENGINE.decide(request), grants);
    }

    /** A social worker with a child in need, and parents' school attendance that nobody agreed to share. */
    private static Asking ofAChildInNeed(String category) {
        return asking("social_worker")
                .about(category)
                .heldBy("SCHOOL")
                .forPurpose("CIN_ASSESSMENT")
                .at(HarmLevel.CIN)
                .agreement(ConsentState.EXPIRED);
    }

    @Test
    void what_goes_ahead_without_agreement_waits_for_a_signature() {
        Decision decision = held(ofAChildInNeed("ED.ATTENDANCE"), GrantState.NOTHING_SIGNED);

        assertThat(decision.level()).isEqualTo(DetailLevel.WITHHOLD);
        assertThat(decision.decidedBy()).isEqualTo("2.13");
        assertThat(decision.override()).isFalse();
        assertThat(decision.lawfulBasis()).isNull();
    }

    @Test
    void once_signed_it_is_the_answer_of_the_rules() {
        Asking asking = ofAChildInNeed("ED.ATTENDANCE");

        assertThat(held(asking, ALL_SIGNED)).isEqualTo(asking.decide());
        assertThat(asking.decide().level()).isEqualTo(DetailLevel.SUMMARY);
    }

    @Test
    void a_signature_for_health_does_not_open_the_school_record() {
        assertThat(held(ofAChildInNeed("ED.ATTENDANCE"), (group, harm) -> group.equals("HE"))
                        .level())
                .isEqualTo(DetailLevel.WITHHOLD);
        assertThat(held(ofAChildInNeed("ED.ATTENDANCE"), (group, harm) -> group.equals("ED"))
                        .level())
                .isEqualTo(DetailLevel.SUMMARY);
    }

    @Test
    void what_hides_its_existence_stays_hidden_while_it_waits() {
        assertThat(held(ofAChildInNeed("HE.MH").heldBy("NHS_MH"), GrantState.NOTHING_SIGNED)
                        .level())
                .isEqualTo(DetailLevel.WITHHOLD_HIDE);
    }

    @Test
    void an_address_that_became_protected_is_hidden_as_one() {
        Decision decision = held(
                ofAChildInNeed("ID.ADDRESS").heldBy("LA_HOUSING").flagged("protected_address"),
                GrantState.NOTHING_SIGNED);

        assertThat(decision.decidedBy()).isEqualTo("2.13");
        assertThat(decision.level()).isEqualTo(DetailLevel.WITHHOLD_HIDE);
    }

    @Test
    void the_trace_says_what_the_rules_alone_answered() {
        assertThat(held(ofAChildInNeed("ED.ATTENDANCE"), GrantState.NOTHING_SIGNED)
                        .trace())
                .last()
                .satisfies(step -> assertThat(step.finding()).contains("SUMMARY", "2.9"));
    }

    @Test
    void nobody_is_told_of_what_was_not_shown_and_it_is_still_to_be_asked_for() {
        assertThat(held(ofAChildInNeed("ED.ATTENDANCE"), GrantState.NOTHING_SIGNED)
                        .obligations())
                .contains("LOG", "RECORD_REASON", "SEEK_CONSENT", "SUPERVISOR_SIGNOFF", "TELL_REQUESTER_WHO_TO_ASK")
                .doesNotContain("NOTIFY_SUBJECT", "DO_NOT_NOTIFY", "NO_ONWARD_SHARING")
                .noneMatch(code -> code.startsWith("TIME_LIMIT"));
    }

    @ParameterizedTest
    @EnumSource(names = {"S47", "CP", "IMMINENT"})
    void in_an_enquiry_a_plan_or_danger_nothing_waits(HarmLevel harm) {
        Asking asking = ofAChildInNeed("HE.MH").heldBy("NHS_MH").at(harm);

        assertThat(asking.decide().override()).isTrue();
        assertThat(held(asking, GrantState.NOTHING_SIGNED)).isEqualTo(asking.decide());
    }

    @Test
    void an_alert_never_waits() {
        Asking asking = asking("social_worker")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .forPurpose("SAFEGUARDING_ALERT")
                .flagged("screening_rule_fired")
                .agreement(ConsentState.REFUSED);

        assertThat(asking.decide().override()).isTrue();
        assertThat(held(asking, GrantState.NOTHING_SIGNED)).isEqualTo(asking.decide());
    }

    @Test
    void behind_broken_glass_nothing_waits() {
        Asking asking = ofAChildInNeed("ED.ATTENDANCE").flagged("break_glass");

        assertThat(held(asking, GrantState.NOTHING_SIGNED).level()).isEqualTo(DetailLevel.SUMMARY);
    }

    @Test
    void broken_by_a_role_that_may_not_it_waits_like_any_other() {
        Asking asking = asking("family_support_practitioner")
                .about("ED.ATTENDANCE")
                .heldBy("SCHOOL")
                .forPurpose("CIN_ASSESSMENT")
                .at(HarmLevel.CIN)
                .agreement(ConsentState.EXPIRED)
                .flagged("break_glass");

        assertThat(held(asking, GrantState.NOTHING_SIGNED).decidedBy()).isEqualTo("2.13");
    }

    @Test
    void what_parents_disagree_about_waits_although_it_is_no_override() {
        Asking asking = ofAChildInNeed("ED.ATTENDANCE")
                .concerning(child(5, Map.of("mother", ConsentState.GIVEN, "father", ConsentState.REFUSED)));

        assertThat(asking.decide().override()).isFalse();
        assertThat(asking.decide().level()).isEqualTo(DetailLevel.SUMMARY);
        assertThat(held(asking, GrantState.NOTHING_SIGNED).decidedBy()).isEqualTo("2.13");
    }

    @Test
    void a_dispute_between_parents_holds_neither_ones_own_record_nor_a_warning_before_a_visit() {
        Asking own = ofAChildInNeed("SC.ASSESSMENT")
                .heldBy("LA_CSC")
                .concerning(child(5, Map.of("mother", ConsentState.GIVEN, "father", ConsentState.REFUSED)));
        Asking warning = asking("social_worker")
                .about("VS.VISITRISK")
                .heldBy("POLICE")
                .forPurpose("VISIT_SAFETY")
                .concerning(child(5, Map.of("mother", ConsentState.GIVEN, "father", ConsentState.REFUSED)));

        assertThat(held(own, GrantState.NOTHING_SIGNED)).isEqualTo(own.decide());
        assertThat(held(warning, GrantState.NOTHING_SIGNED)).isEqualTo(warning.decide());
        assertThat(warning.decide().releases()).isTrue();
    }

    @Test
    void what_was_agreed_needs_nobodys_signature() {
        Asking asking = ofAChildInNeed("ED.ATTENDANCE").concerning(adult("mother", ConsentState.GIVEN));

        assertThat(held(asking, GrantState.NOTHING_SIGNED)).isEqualTo(asking.decide());
    }

    @Test
    void for_which_purposes_anything_can_wait_is_known_from_the_tables() {
        assertThat(SIGN_OFF_FIRST.mayHold(Purpose.TAF_SUPPORT)).isTrue();
        assertThat(SIGN_OFF_FIRST.mayHold(Purpose.OFFENDER_MGMT)).isTrue();
        assertThat(SIGN_OFF_FIRST.mayHold(Purpose.CP_ENQUIRY)).isFalse();
        assertThat(SIGN_OFF_FIRST.mayHold(Purpose.SAFEGUARDING_ALERT)).isFalse();
        assertThat(SIGN_OFF_FIRST.mayHold(Purpose.VISIT_SAFETY)).isFalse();
    }

    @Provide
    Arbitrary<DecisionRequest> requests() {
        return AnyRequest.requests();
    }

    private final AtomicInteger heldOnes = new AtomicInteger();

    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void holding_never_raises_a_level_and_lets_nothing_wait_that_must_not(
            @ForAll("requests") DecisionRequest request, @ForAll boolean isSigned) {
        Decision byRules = Tables.ENGINE.decide(request);
        Decision decision = SIGN_OFF_FIRST.hold(request, byRules, (group, harm) -> isSigned);

        assertThat(decision.level()).isLessThanOrEqualTo(byRules.level());
        boolean isHeld = decision.decidedBy().equals(SignOffFirst.RULE);
        if (isHeld) {
            heldOnes.incrementAndGet();
            assertThat(isSigned).isFalse();
            assertThat(decision.releases()).isFalse();
            assertThat(request.harm().overridesConsent()).isFalse();
            assertThat(request.purpose()).isNotEqualTo("SAFEGUARDING_ALERT");
            assertThat(SIGN_OFF_FIRST.mayHold(Purpose.of(request.purpose()).orElseThrow())
                            || request.flags().contains("break_glass"))
                    .isTrue();
        } else {
            assertThat(decision).isEqualTo(byRules);
        }
    }

    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void no_override_below_an_enquiry_passes_unsigned(@ForAll("requests") DecisionRequest request) {
        Decision decision = SIGN_OFF_FIRST.hold(request, Tables.ENGINE.decide(request), GrantState.NOTHING_SIGNED);

        boolean isBroken = request.flags().contains("break_glass");
        boolean isAlert = request.purpose().equals("SAFEGUARDING_ALERT");
        if (decision.override() && !isBroken && !isAlert) {
            assertThat(request.harm().overridesConsent()).isTrue();
        }
    }
}
