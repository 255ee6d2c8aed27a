package kinbridge.needtoknow;

import static kinbridge.needtoknow.Asking.adult;
import static kinbridge.needtoknow.Asking.assessed;
import static kinbridge.needtoknow.Asking.child;
import static kinbridge.needtoknow.Asking.subject;
import static kinbridge.needtoknow.Asking.withPerpetrators;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.EXPIRED;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.GIVEN;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.GIVEN_OUT_OF_SCOPE;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.NOT_SOUGHT;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.REFUSED;
import static kinbridge.needtoknow.DecisionRequest.ConsentState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 1.5: whose agreement counts. */
class WhoseAgreementTest {

    @Test
    void nobody_agrees_for_the_dead() {
        assertThat(state(Asking.of(adult("father", GIVEN), Status.DECEASED))).isEqualTo(AgreementState.DECEASED);
    }

    @Test
    void for_an_unborn_child_only_the_mother_counts() {
        DecisionSubject unborn = subject("unborn", null, Map.of("mother", GIVEN, "father", REFUSED));
        assertThat(state(Asking.of(unborn, Status.UNBORN))).isEqualTo(AgreementState.GIVEN);
        DecisionSubject silent = subject("unborn", null, Map.of("father", GIVEN));
        assertThat(state(Asking.of(silent, Status.UNBORN))).isEqualTo(AgreementState.NOT_SOUGHT);
    }

    @ParameterizedTest
    @CsvSource({"15, GIVEN", "16, REFUSED", "17, REFUSED", "18, REFUSED"})
    void from_sixteen_a_parent_cannot_agree_over_a_refusal(int age, AgreementState expected) {
        DecisionSubject young = subject("child", age, Map.of("self", REFUSED, "mother", GIVEN));
        AgreementState found = state(assessed(young, age < 16 ? "not_competent" : "not_assessed"));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void without_capacity_attorney_then_deputy_then_best_interests() {
        DecisionSubject all = subject("adult", 40, Map.of("attorney", REFUSED, "deputy", GIVEN, "self", GIVEN));
        DecisionSubject last = subject("adult", 17, Map.of("best_interests", GIVEN));
        DecisionSubject none = subject("adult", 40, Map.of("self", GIVEN));
        assertThat(state(assessed(all, "lacks_capacity"))).isEqualTo(AgreementState.REFUSED);
        assertThat(state(assessed(last, "lacks_capacity"))).isEqualTo(AgreementState.GIVEN);
        assertThat(state(assessed(none, "lacks_capacity"))).isEqualTo(AgreementState.NOT_SOUGHT);
    }

    @Test
    void a_competent_child_decides_and_no_parent_overrules() {
        DecisionSubject competent = child(13, Map.of("self", REFUSED, "mother", GIVEN));
        assertThat(state(assessed(competent, "gillick"))).isEqualTo(AgreementState.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"11, GIVEN", "12, PR_CONFLICT", "15, PR_CONFLICT"})
    void a_child_who_objects_is_to_be_assessed_from_twelve(int age, AgreementState expected) {
        assertThat(state(child(age, Map.of("self", WITHDRAWN, "mother", GIVEN))))
                .isEqualTo(expected);
    }

    @Test
    void a_child_whose_parents_were_not_asked_either_has_simply_refused() {
        assertThat(state(child(13, Map.of("self", REFUSED, "mother", NOT_SOUGHT))))
                .isEqualTo(AgreementState.REFUSED);
    }

    @Test
    void one_parent_may_act_alone_unless_the_other_objects() {
        assertThat(state(child(6, Map.of("mother", GIVEN, "father", NOT_SOUGHT))))
                .isEqualTo(AgreementState.GIVEN);
        assertThat(state(child(6, Map.of("mother", GIVEN, "father", REFUSED)))).isEqualTo(AgreementState.PR_CONFLICT);
    }

    @Test
    void a_court_order_settles_it() {
        assertThat(WhoseAgreement.state(child(6, Map.of("mother", GIVEN, "father", REFUSED)), true))
                .isEqualTo(AgreementState.GIVEN);
    }

    @Test
    void with_nobody_agreeing_the_plainest_no_counts() {
        assertThat(state(child(6, Map.of("mother", EXPIRED, "father", GIVEN_OUT_OF_SCOPE))))
                .isEqualTo(AgreementState.GIVEN_OUT_OF_SCOPE);
        assertThat(state(child(6, Map.of("mother", EXPIRED, "father", WITHDRAWN))))
                .isEqualTo(AgreementState.WITHDRAWN);
        assertThat(state(child(6, Map.of("self", GIVEN)))).isEqualTo(AgreementState.NOT_SOUGHT);
    }

    @Test
    void an_alleged_perpetrator_has_no_veto_over_the_child() {
        DecisionSubject child = child(6, Map.of("mother", GIVEN, "father", REFUSED));
        assertThat(state(withPerpetrators(child, "father"))).isEqualTo(AgreementState.GIVEN);
    }

    @Test
    void and_where_nobody_else_is_left_asking_would_be_unsafe() {
        DecisionSubject child = child(6, Map.of("father", GIVEN));
        assertThat(state(withPerpetrators(child, "father"))).isEqualTo(AgreementState.NOT_SOUGHT_UNSAFE);
    }

    @Test
    void of_an_unknown_age_a_refusal_counts_and_an_agreement_does_not() {
        assertThat(state(subject("person", null, Map.of("self", REFUSED, "mother", GIVEN))))
                .isEqualTo(AgreementState.REFUSED);
        assertThat(state(subject("person", null, Map.of("self", GIVEN)))).isEqualTo(AgreementState.NOT_SOUGHT);
    }

    @Test
    void a_childs_objection_stands_beside_holders_whom_it_is_unsafe_to_ask() {
        Map<String, DecisionRequest.ConsentState> answers = Map.of("self", REFUSED, "father", GIVEN);
        assertThat(beside(withPerpetrators(child(15, answers), "father"))).isTrue();
        assertThat(beside(withPerpetrators(child(16, answers), "father"))).isFalse();
        assertThat(beside(withPerpetrators(subject("person", null, answers), "father")))
                .isTrue();
        assertThat(beside(child(13, answers))).isFalse();
        assertThat(beside(assessed(withPerpetrators(child(13, answers), "father"), "gillick")))
                .isFalse();
        assertThat(beside(Asking.of(withPerpetrators(child(13, answers), "father"), Status.UNBORN)))
                .isFalse();
    }

    @Test
    void a_child_decides_alone_from_sixteen_or_where_competent() {
        assertThat(WhoseAgreement.decidesAlone(child(16, Map.of()))).isTrue();
        assertThat(WhoseAgreement.decidesAlone(child(15, Map.of()))).isFalse();
        assertThat(WhoseAgreement.decidesAlone(assessed(child(12, Map.of()), "gillick")))
                .isTrue();
        assertThat(WhoseAgreement.decidesAlone(subject("person", null, Map.of())))
                .isTrue();
        assertThat(WhoseAgreement.decidesAlone(Asking.of(child(0, Map.of()), Status.UNBORN)))
                .isFalse();
    }

    private static boolean beside(DecisionSubject subject) {
        return WhoseAgreement.besideWhomItIsUnsafeToAsk(subject, false);
    }

    private static AgreementState state(DecisionSubject subject) {
        return WhoseAgreement.state(subject, false);
    }
}
