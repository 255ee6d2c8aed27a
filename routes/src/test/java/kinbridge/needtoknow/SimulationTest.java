package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulator and the comparison say is what the engine decides by. */
class SimulationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static DecisionRequest question(String category, ConsentState state, String... flags) {
        DecisionSubject adult = new DecisionSubject(
                "person 1",
                "subject",
                30,
                DecisionSubject.Status.LIVING,
                null,
                Map.of("self", state),
                Set.of(),
                false,
                false);
        return new DecisionRequest(
                "housing_officer",
                "LA_HOUSING",
                TafStatus.MEMBER,
                List.of(adult),
                "LA_EH",
                category,
                "TAF_SUPPORT",
                HarmLevel.L3,
                Set.of(flags),
                Channel.INDIVIDUAL_VIEW);
    }

    @Test
    void the_cells_are_those_that_the_engine_weighed() {
        Simulation simulation = Simulation.of(Tables.SHIPPED, DAY, question("TAF.INVOLVEMENT", ConsentState.GIVEN));

        assertThat(simulation.weighed()).isTrue();
        assertThat(simulation.decision().level()).isEqualTo(DetailLevel.SUMMARY);
        assertThat(simulation.cells())
                .extracting(
                        Simulation.Cell::file, Simulation.Cell::row, Simulation.Cell::column, Simulation.Cell::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("matrix.csv", "TAF.INVOLVEMENT", "HOU", "S"),
                        org.assertj.core.groups.Tuple.tuple(
                                "consent-ceilings.csv", "GIVEN-any-1-5-anyone", "ceiling", "F"),
                        org.assertj.core.groups.Tuple.tuple("time-limits.csv", "L3", "lasts", "8w"));
    }

    @Test
    void a_refusal_before_the_tables_is_told_as_one() {
        Simulation simulation = Simulation.of(
                Tables.SHIPPED, DAY, question("TAF.INVOLVEMENT", ConsentState.GIVEN, "requester_conflict"));

        assertThat(simulation.weighed()).isFalse();
        assertThat(simulation.decision().decidedBy()).isEqualTo("2.1a");
    }

    @Test
    void an_address_of_somebody_protected_is_looked_up_as_one() {
        Simulation simulation =
                Simulation.of(Tables.SHIPPED, DAY, question("ID.ADDRESS", ConsentState.GIVEN, "protected_address"));

        assertThat(simulation.cells()).anyMatch(cell -> cell.row().equals("ID.ADDRESS_PROTECTED"));
    }

    /** The row that the page names must be the one that the engine reads, in every situation there is. */
    @Test
    void the_row_about_agreement_is_found_as_the_engine_finds_it() {
        for (AgreementState state : AgreementState.values()) {
            for (HarmLevel harm : List.of(HarmLevel.L1, HarmLevel.L3, HarmLevel.CIN)) {
                for (int sensitivity = 1; sensitivity <= 5; sensitivity++) {
                    for (Profile profile : Profile.values()) {
                        ConsentCeilings.Ceiling engine =
                                Tables.SHIPPED.consentCeilings().of(state, harm, sensitivity, profile);
                        ConsentRow row = ConsentRow.that(Tables.SHIPPED, state, harm, sensitivity, profile)
                                .orElseThrow();
                        assertThat(row.override()).isEqualTo(engine.override());
                        assertThat(row.ceiling()).isEqualTo(letter(engine.level()));
                    }
                }
            }
        }
    }

    private static String letter(DetailLevel level) {
        return switch (level) {
            case FULL -> "F";
            case SUMMARY -> "S";
            case EXISTENCE -> "E";
            default -> "X";
        };
    }

    @Test
    void a_time_limit_alone_is_a_difference_too(@TempDir Path folder) {
        SharingTables shorter = SharingTables.load(Tables.copyWith(folder, "time-limits.csv", "S47,10wd", "S47,5wd"));

        List<PolicyComparison.Change> changes =
                PolicyComparison.between(Tables.SHIPPED, shorter, LocalDate.of(2026, 11, 24));

        assertThat(changes)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.circumstances())
                        .allMatch(words -> words.startsWith("S47 ")
                                && words.endsWith("with [TIME_LIMIT:10wd] -> [TIME_LIMIT:5wd]")));
    }

    @Test
    void the_holder_swaps_tables_and_engine_together_and_a_look_keeps_its_own(@TempDir Path folder) {
        PolicyInForce policy = new PolicyInForce(Tables.SHIPPED);
        DecisionEngine lookBegun = policy.asOne().engine();
        SharingTables other =
                SharingTables.load(Tables.copyWith(folder, "matrix.csv", "FI.BENEFITS,S", "FI.BENEFITS,E"));

        policy.take(other);

        assertThat(policy.tables()).isSameAs(other);
        assertThat(policy.policyVersion()).isEqualTo(other.policyVersion());
        assertThat(lookBegun.policyVersion()).isEqualTo(Tables.SHIPPED.policyVersion());
        assertThat(lookBegun
                        .decide(question("TAF.INVOLVEMENT", ConsentState.GIVEN))
                        .policyVersion())
                .isEqualTo(Tables.SHIPPED.policyVersion());
    }
}
