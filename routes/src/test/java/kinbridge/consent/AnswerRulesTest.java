package kinbridge.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kinbridge.consent.AnswerRules.Known;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each answer that cannot be what was said is refused in a plain sentence at its field. */
class AnswerRulesTest {

    private static final AnswerRules RULES = new AnswerRules(
            new PolicyInForce(SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config", "sharing"))));

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final UUID SUBJECT = UUID.randomUUID();
    private static final UUID MOTHER = UUID.randomUUID();
    private static final UUID STRANGER = UUID.randomUUID();

    @Test
    void an_adult_agrees_for_themself() {
        assertThat(problems(Giver.SELF, adult(), null, answer -> answer)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Giver.class,
            names = {"MOTHER", "PARENT", "ATTORNEY", "DEPUTY", "BEST_INTERESTS"})
    void nobody_else_agrees_for_an_adult_with_capacity(Giver giver) {
        assertThat(fields(problems(giver, adult(), MOTHER, answer -> answer))).containsExactly("giver");
    }

    @ParameterizedTest
    @EnumSource(
            value = Giver.class,
            names = {"ATTORNEY", "DEPUTY", "BEST_INTERESTS"})
    void for_an_adult_without_capacity_those_who_act_for_them_agree(Giver giver) {
        assertThat(problems(giver, person(40, Status.LIVING, "lacks_capacity"), null, answer -> answer))
                .isEmpty();
    }

    @Test
    void an_adult_without_capacity_does_not_agree_for_themself() {
        assertThat(fields(problems(Giver.SELF, person(40, Status.LIVING, "lacks_capacity"), null, answer -> answer)))
                .containsExactly("giver");
    }

    @Test
    void an_adult_without_capacity_may_say_no_all_the_same() {
        assertThat(problems(
                        Giver.SELF,
                        person(40, Status.LIVING, "lacks_capacity"),
                        null,
                        answer -> state(answer, ConsentState.REFUSED)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Giver.class)
    void for_an_unborn_child_only_the_mother_answers(Giver giver) {
        List<FieldProblem> problems = problems(giver, person(null, Status.UNBORN, null), MOTHER, answer -> answer);

        assertThat(problems.isEmpty()).isEqualTo(giver == Giver.MOTHER);
    }

    @ParameterizedTest
    @EnumSource(Giver.class)
    void for_somebody_who_has_died_nobody_answers(Giver giver) {
        assertThat(fields(problems(giver, person(40, Status.DECEASED, null), MOTHER, answer -> answer)))
                .containsExactly("giver");
    }

    @ParameterizedTest
    @CsvSource({"16", "17"})
    void from_sixteen_no_parent_answers(int age) {
        assertThat(fields(problems(Giver.PARENT, person(age, Status.LIVING, null), MOTHER, answer -> answer)))
                .containsExactly("giver");
    }

    @Test
    void a_parent_agrees_for_a_child() {
        assertThat(problems(Giver.PARENT, person(9, Status.LIVING, null), MOTHER, answer -> answer))
                .isEmpty();
    }

    @Test
    void whom_no_agency_calls_a_parent_does_not() {
        assertThat(fields(problems(Giver.PARENT, person(9, Status.LIVING, null), STRANGER, answer -> answer)))
                .containsExactly("giver");
    }

    @Test
    void a_child_who_was_not_assessed_does_not_agree_alone() {
        assertThat(fields(problems(Giver.SELF, person(14, Status.LIVING, null), null, answer -> answer)))
                .containsExactly("giver");
    }

    @Test
    void a_child_who_was_not_assessed_may_say_no() {
        assertThat(problems(
                        Giver.SELF,
                        person(14, Status.LIVING, null),
                        null,
                        answer -> state(answer, ConsentState.REFUSED)))
                .isEmpty();
    }

    @Test
    void a_competent_child_agrees_and_a_parent_does_not() {
        AskedPerson child = person(14, Status.LIVING, "gillick");

        assertThat(problems(Giver.SELF, child, null, answer -> answer)).isEmpty();
        assertThat(fields(problems(Giver.PARENT, child, MOTHER, answer -> answer)))
                .containsExactly("giver");
    }

    @Test
    void an_answer_of_tomorrow_is_refused() {
        assertThat(fields(problems(Giver.SELF, adult(), null, answer -> on(answer, TODAY.plusDays(1), null))))
                .containsExactly("givenOn");
    }

    @Test
    void a_last_day_before_the_answer_is_refused() {
        assertThat(fields(problems(Giver.SELF, adult(), null, answer -> on(answer, TODAY, TODAY))))
                .containsExactly("expiresOn");
    }

    @Test
    void more_than_six_months_are_refused_and_six_are_not() {
        assertThat(fields(problems(
                        Giver.SELF,
                        adult(),
                        null,
                        answer -> on(answer, TODAY, TODAY.plusMonths(6).plusDays(1)))))
                .containsExactly("expiresOn");
        assertThat(problems(Giver.SELF, adult(), null, answer -> on(answer, TODAY, TODAY.plusMonths(6))))
                .isEmpty();
    }

    @Test
    void what_would_have_run_out_is_refused() {
        assertThat(fields(problems(Giver.SELF, adult(), null, answer -> on(answer, TODAY.minusMonths(7), null))))
                .containsExactly("givenOn");
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentState.class,
            names = {"EXPIRED", "GIVEN_OUT_OF_SCOPE", "NOT_SOUGHT", "WITHDRAWN"})
    void what_nobody_can_say_as_a_first_answer_is_refused(ConsentState state) {
        assertThat(fields(problems(Giver.SELF, adult(), null, answer -> state(answer, state))))
                .contains("state");
    }

    @Test
    void unsafe_to_ask_needs_its_reason() {
        assertThat(fields(problems(Giver.SELF, adult(), null, answer -> state(answer, ConsentState.NOT_SOUGHT_UNSAFE))))
                .containsExactly("unsafeReason");
    }

    @Test
    void an_agreement_says_how_it_was_given_and_who_explained_it() {
        List<FieldProblem> problems = problems(
                Giver.SELF,
                adult(),
                null,
                answer -> request(ConsentState.GIVEN, TODAY, null, "", "", Set.of(), Set.of(), Set.of()));

        assertThat(fields(problems)).containsExactly("howObtained", "explainedBy");
    }

    @ParameterizedTest
    @CsvSource({"MOON,,", ",HE.MOON,", ",,MOON_TRAVEL"})
    void an_unknown_word_in_the_scope_is_refused(
            @Nullable String agency, @Nullable String category, @Nullable String purpose) {
        List<FieldProblem> problems = problems(
                Giver.SELF,
                adult(),
                null,
                answer -> request(
                        ConsentState.GIVEN,
                        TODAY,
                        null,
                        "at a visit",
                        "Orla",
                        some(agency),
                        some(category),
                        some(purpose)));

        assertThat(problems).hasSize(1);
    }

    @Test
    void an_agreement_beside_a_standing_no_that_reaches_the_same_is_refused() {
        AnswerVersion no = version(ConsentState.REFUSED, Set.of("POLICE"));

        assertThat(fields(RULES.problems(
                        given(Set.of("POLICE", "NHS_MAT")), known(adult(), Giver.SELF, null, null, List.of(no)))))
                .containsExactly("state");
        assertThat(RULES.problems(given(Set.of("NHS_MAT")), known(adult(), Giver.SELF, null, null, List.of(no))))
                .isEmpty();
    }

    @Test
    void an_agreement_can_be_withdrawn_even_where_it_no_longer_counts() {
        AskedPerson sixteen = person(16, Status.LIVING, null);
        AnswerVersion agreed = version(ConsentState.GIVEN, Set.of());

        assertThat(RULES.problems(
                        state(given(Set.of()), ConsentState.WITHDRAWN),
                        known(sixteen, Giver.PARENT, MOTHER, agreed, List.of())))
                .isEmpty();
        assertThat(fields(RULES.problems(given(Set.of()), known(sixteen, Giver.PARENT, MOTHER, agreed, List.of()))))
                .containsExactly("giver");
    }

    @Test
    void an_assessment_of_somebody_else_is_refused() {
        AnswerRequest answer = new AnswerRequest(
                SUBJECT,
                null,
                0,
                "self",
                null,
                ConsentState.GIVEN,
                Set.of(),
                Set.of(),
                Set.of(),
                TODAY,
                null,
                null,
                "at a visit",
                "",
                "Orla",
                "",
                UUID.randomUUID(),
                "");

        assertThat(fields(RULES.problems(answer, known(adult(), Giver.SELF, null, null, List.of()))))
                .containsExactly("competence");
    }

    @Test
    void without_a_known_review_an_agreement_holds_twelve_weeks() {
        assertThat(Expiry.usual(TODAY, null)).isEqualTo(TODAY.plusWeeks(12));
    }

    @Test
    void with_a_review_it_holds_four_weeks_beyond_and_never_over_six_months() {
        assertThat(Expiry.usual(TODAY, TODAY.plusWeeks(6))).isEqualTo(TODAY.plusWeeks(10));
        assertThat(Expiry.usual(TODAY, TODAY.plusMonths(6))).isEqualTo(TODAY.plusMonths(6));
    }

    private static Set<String> some(@Nullable String word) {
        return word == null ? Set.of() : Set.of(word);
    }

    private static List<String> fields(List<FieldProblem> problems) {
        return problems.stream().map(FieldProblem::field).toList();
    }

    private static List<FieldProblem> problems(
            Giver giver, AskedPerson subject, @Nullable UUID parent, UnaryOperator<AnswerRequest> change) {
        return RULES.problems(change.apply(given(Set.of())), known(subject, giver, parent, null, List.of()));
    }

    private static Known known(
            AskedPerson subject,
            Giver giver,
            @Nullable UUID parent,
            @Nullable AnswerVersion before,
            List<AnswerVersion> others) {
        return new Known(subject, giver, parent, before, others, Set.of(), TODAY);
    }

    private static AnswerRequest given(Set<String> agencies) {
        return request(ConsentState.GIVEN, TODAY, null, "at a visit", "Orla", agencies, Set.of(), Set.of());
    }

    private static AnswerRequest state(AnswerRequest answer, ConsentState state) {
        return request(
                state,
                TODAY,
                null,
                answer.howObtained(),
                answer.explainedBy(),
                answer.agencies(),
                answer.categories(),
                answer.purposes());
    }

    private static AnswerRequest on(AnswerRequest answer, LocalDate given, @Nullable LocalDate last) {
        return request(
                ConsentState.GIVEN,
                given,
                last,
                answer.howObtained(),
                answer.explainedBy(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    private static AnswerRequest request(
            ConsentState state,
            LocalDate given,
            @Nullable LocalDate last,
            String how,
            String by,
            Set<String> agencies,
            Set<String> categories,
            Set<String> purposes) {
        return new AnswerRequest(
                SUBJECT,
                null,
                0,
                "self",
                null,
                state,
                agencies,
                categories,
                purposes,
                given,
                last,
                null,
                how,
                "",
                by,
                "",
                null,
                "");
    }

    private static AskedPerson adult() {
        return person(30, Status.LIVING, null);
    }

    private static AskedPerson person(@Nullable Integer age, Status status, @Nullable String competence) {
        return new AskedPerson(SUBJECT, age, status, competence, MOTHER, Set.of(MOTHER), false, false);
    }

    private static AnswerVersion version(ConsentState state, Set<String> agencies) {
        return new AnswerVersion(
                UUID.randomUUID(),
                1,
                SUBJECT,
                "self",
                null,
                state,
                agencies,
                Set.of(),
                Set.of(),
                Instant.parse("2026-11-01T09:00:00Z"),
                null,
                null,
                null,
                null,
                Map.of(),
                "orla-keane",
                Instant.parse("2026-11-01T09:00:00Z"),
                null);
    }
}
