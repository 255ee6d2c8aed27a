package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scenario says is what is asked: nothing of it is lost on the way. */
class ScenarioFileTest {

    private static final String INPUTS = """
            requester: { role: idva, agency: DA_SVC, taf: not_member }
            subjects:
            - { ref: child, relation: daughter, age: 0, competence: gillick, perpetrator_pr: [father, uncle],
                consent: { mother: given, father: REFUSED } }
            - { ref: partner, age: 129, status: deceased, alleged_perpetrator: true, restrained: false }
            - { ref: other, restrained: true, alleged_perpetrator: false }
            record: { agency: POLICE, category: DA.INCIDENT }
            purpose: DA_SAFETY
            harm: imminent
            flags: [marac_high_risk, break_glass]
            channel: taf_meeting_pack
            """;

    private final Problems problems = new Problems();

    @Test
    void every_part_of_the_inputs_is_read() {
        DecisionRequest request = read(INPUTS);
        assertThat(problems.found()).isEmpty();
        assertThat(request.role()).isEqualTo("idva");
        assertThat(request.agency()).isEqualTo("DA_SVC");
        assertThat(request.taf()).isEqualTo(TafStatus.NOT_MEMBER);
        assertThat(request.recordAgency()).isEqualTo("POLICE");
        assertThat(request.recordCategory()).isEqualTo("DA.INCIDENT");
        assertThat(request.purpose()).isEqualTo("DA_SAFETY");
        assertThat(request.harm()).isEqualTo(HarmLevel.IMMINENT);
        assertThat(request.flags()).containsExactly("break_glass", "marac_high_risk");
        assertThat(request.channel()).isEqualTo(Channel.TAF_MEETING_PACK);
        assertThat(request.subjects())
                .containsExactly(
                        new DecisionSubject(
                                "child",
                                "daughter",
                                0,
                                DecisionSubject.Status.LIVING,
                                "gillick",
                                Map.of("mother", ConsentState.GIVEN, "father", ConsentState.REFUSED),
                                Set.of("father", "uncle"),
                                false,
                                false),
                        new DecisionSubject(
                                "partner",
                                "",
                                129,
                                DecisionSubject.Status.DECEASED,
                                null,
                                Map.of(),
                                Set.of(),
                                true,
                                false),
                        new DecisionSubject(
                                "other",
                                "",
                                null,
                                DecisionSubject.Status.LIVING,
                                null,
                                Map.of(),
                                Set.of(),
                                false,
                                true));
    }

    @Test
    void the_same_inputs_are_read_from_whatever_they_stand_in() {
        DecisionRequest alone = read(INPUTS);
        String indented = INPUTS.indent(4);
        assertThat(read("inputs:\n" + indented)).isEqualTo(alone);
        assertThat(read("- inputs:\n" + indented)).isEqualTo(alone);
        assertThat(read("scenarios:\n- id: T-1\n  inputs:\n" + indented)).isEqualTo(alone);
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void two_scenarios_are_not_one() {
        assertThat(read("- inputs: {}\n- inputs: {}\n")).isNull();
        assertThat(problems.found()).containsExactly("in, line 1, column 1: expected one scenario, got 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"age: 130", "age: -1", "age: 4.5", "restrained: perhaps", "alleged_perpetrator: yes"})
    void what_cannot_be_meant_is_refused(String part) {
        assertThat(read(INPUTS.replace(
                        "ref: other, restrained: true, alleged_perpetrator: false", "ref: other, " + part)))
                .isNull();
        assertThat(problems.found()).singleElement().asString().startsWith("in, line 6, column ");
    }

    @Test
    void nothing_said_is_nothing_read() {
        DecisionRequest request = read("""
                requester: { role: idva, agency: DA_SVC, taf: member }
                subjects: [ { ref: mother, age: null, status: ~, competence: } ]
                record: { agency: POLICE, category: DA.INCIDENT }
                purpose: DA_SAFETY
                harm: L1
                """);
        assertThat(problems.found()).isEmpty();
        assertThat(request.flags()).isEmpty();
        assertThat(request.channel()).isEqualTo(Channel.INDIVIDUAL_VIEW);
        DecisionSubject subject = request.subjects().get(0);
        assertThat(subject.age()).isNull();
        assertThat(subject.competence()).isNull();
        assertThat(subject.status()).isEqualTo(DecisionSubject.Status.LIVING);
    }

    @Test
    void what_is_expected_is_read_in_whatever_order_it_is_written() {
        Scenario scenario = ScenarioFile.read(
                        "in",
                        "scenarios:\n- id: T-1\n  narrative: why\n  inputs:\n" + INPUTS.indent(4) + """
                          expected:
                            detail_level: full
                            decided_by: 2.10
                            lawful_basis: { article6: a, special_or_criminal: b, gateway: c, confidence: d }
                            obligations: [TIME_LIMIT:24h, LOG, NOTIFY_IG]
                        """,
                        Tables.SHIPPED,
                        problems)
                .get(0)
                .scenario();
        assertThat(scenario.id()).isEqualTo("T-1");
        assertThat(scenario.narrative()).isEqualTo("why");
        assertThat(scenario.expected())
                .isEqualTo(new Scenario.Expected(
                        DetailLevel.FULL,
                        "2.10",
                        new Decision.LawfulBasis("a", "b", "c", "d"),
                        java.util.List.of("LOG", "NOTIFY_IG", "TIME_LIMIT:24h")));
    }

    @Test
    void every_difference_is_told() {
        Decision decision =
                Tables.ENGINE.decide(Asking.asking("housing_officer").request());
        Scenario scenario = new Scenario(
                "T-1",
                "",
                Asking.asking("housing_officer").request(),
                new Scenario.Expected(DetailLevel.FULL, "2.9", null, java.util.List.of()));
        assertThat(scenario.differences(decision))
                .hasSize(4)
                .anyMatch(difference -> difference.startsWith("detail level: expected FULL, got SUMMARY"))
                .anyMatch(difference -> difference.startsWith("decided by: expected 2.9, got 2.6"))
                .anyMatch(difference -> difference.startsWith("lawful basis: expected null, got LawfulBasis"))
                .anyMatch(difference -> difference.startsWith("obligations: expected [], got [LOG"));
    }

    private DecisionRequest read(String text) {
        return ScenarioFile.readOne("in", text, problems);
    }
}
