package kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.RequestJson;
import kinbridge.needtoknow.SharingTables;
import kinbridge.policy.DecisionTraces.Traced;
import kinbridge.policy.DecisionTraces.Traces;
import kinbridge.policy.Replays.Verdict;
import kinbridge.sharinglog.LoggedDecision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTracesTest {

    private static final Instant THEN = Instant.parse("2026-11-24T09:30:00Z");

    private static final String QUESTION = """
            {"role":"community_midwife","agency":"NHS_MAT","taf":"MEMBER","subjects":[{"ref":"child","relation":"subject",\
            "age":7,"status":"LIVING","competence":null,"consent":{"parent_1":"GIVEN"},"perpetratorPr":[],\
            "allegedPerpetrator":false,"restrained":false}],"recordAgency":"LA_CSC","recordCategory":"SC.STATUS",\
            "purpose":"TAF_SUPPORT","harm":"CIN","flags":[],"channel":"INDIVIDUAL_VIEW"}""";

    private final SharingTables tables =
            SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config", "sharing"));

    private final Decision answer = DecisionEngine.by(tables)
            .on(java.time.LocalDate.of(2026, 11, 24))
            .decide(RequestJson.read(QUESTION).orElseThrow());

    private final DecisionTraces traces = new DecisionTraces(new PastEngines(versions()));

    @Test
    void the_rules_are_those_that_led_to_the_answer_in_their_order() {
        assertThat(only(logged(answer.level(), QUESTION))).isEqualTo(new Traced(answer.trace(), Verdict.SAME));
        assertThat(answer.trace()).hasSizeGreaterThan(5);
    }

    @Test
    void rules_that_lead_elsewhere_are_said_to_do_so() {
        DetailLevel another = answer.level() == DetailLevel.FULL ? DetailLevel.WITHHOLD : DetailLevel.FULL;

        assertThat(only(logged(another, QUESTION)).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void without_the_question_there_are_no_rules() {
        assertThat(only(logged(answer.level(), null))).isEqualTo(new Traced(List.of(), Verdict.NOT_REPLAYED));
        assertThat(only(logged(answer.level(), "{}")).verdict()).isEqualTo(Verdict.NOT_REPLAYED);
    }

    @Test
    void without_the_tables_of_then_there_are_no_rules_and_it_says_why() {
        Traces unknown = traces.of("another version", THEN, List.of(logged(answer.level(), QUESTION)));

        assertThat(unknown.problem()).contains("not stored here");
        assertThat(unknown.decisions()).containsExactly(new Traced(List.of(), Verdict.NOT_REPLAYED));
    }

    private Traced only(LoggedDecision decision) {
        return traces.of(tables.policyVersion(), THEN, List.of(decision))
                .decisions()
                .get(0);
    }

    private LoggedDecision logged(DetailLevel level, @Nullable String question) {
        Decision.LawfulBasis basis = answer.lawfulBasis();
        return new LoggedDecision(
                UUID.randomUUID(),
                "1",
                "SC.STATUS",
                "LA_CSC",
                List.of(UUID.randomUUID()),
                level,
                answer.decidedBy(),
                answer.override(),
                basis == null
                        ? List.of()
                        : List.of(basis.article6(), basis.specialOrCriminal(), basis.gateway(), basis.confidence()),
                answer.obligations(),
                List.of(),
                question);
    }

    /** That know these tables only. */
    private PolicyVersions versions() {
        return (PolicyVersions) Proxy.newProxyInstance(
                PolicyVersions.class.getClassLoader(), new Class<?>[] {PolicyVersions.class}, (self, method, asked) -> {
                    assertThat(method.getName()).isEqualTo("tables");
                    return asked[0].equals(tables.policyVersion()) ? Optional.of(tables) : Optional.empty();
                });
    }
}
