package kinbridge.needtoknow;

import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import kinbridge.needtoknow.Decision.TraceStep;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Section 16LA of the Children Act 2004: passed, and in force from the day that the tables say. */
class DutyToDiscloseTest {

    private static final LocalDate IN_FORCE_FROM = LocalDate.of(2027, 4, 1);
    private static final LocalDate DAY_BEFORE = IN_FORCE_FROM.minusDays(1);

    @TempDir
    Path folder;

    @Test
    void the_duty_is_named_from_its_day_on_and_not_before() {
        DecisionEngine engine = dated();
        DecisionRequest enquiry = asking("social_worker")
                .about("SC.STATUS")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47)
                .request();
        assertThat(gateway(engine.on(DAY_BEFORE), enquiry)).contains("and s16LA once commenced");
        assertThat(gateway(engine.on(IN_FORCE_FROM), enquiry)).contains("s16LA (duty to disclose)");
        assertThat(gateway(engine.on(IN_FORCE_FROM.plusYears(1)), enquiry)).contains("s16LA (duty to disclose)");
    }

    @Test
    void both_gateways_gain_it_and_no_other() {
        DecisionEngine engine = dated().on(IN_FORCE_FROM);
        assertThat(gateway(
                        engine,
                        asking("social_worker").forPurpose("CIN_ASSESSMENT").request()))
                .contains("s16LA (duty to disclose)");
        assertThat(gateway(
                        engine,
                        asking("lead_practitioner").forPurpose("TAF_SUPPORT").request()))
                .doesNotContain("s16LA");
    }

    @Test
    void police_data_still_leave_law_enforcement_as_authorised_by_law() {
        DecisionRequest police = asking("social_worker")
                .about("SC.STATUS")
                .heldBy("POLICE")
                .forPurpose("CIN_ASSESSMENT")
                .request();
        assertThat(gateway(dated().on(IN_FORCE_FROM), police))
                .contains("s16LA (duty to disclose)")
                .endsWith("leaves DPA2018 Part 3 under s36(4) (authorised by law)");
    }

    @Test
    void the_detriment_test_is_good_practice_before_and_statutory_after() {
        DecisionEngine engine = dated();
        DecisionRequest harmful =
                asking("social_worker").flagged("detriment_to_child").request();
        Decision before = engine.on(DAY_BEFORE).decide(harmful);
        Decision after = engine.on(IN_FORCE_FROM).decide(harmful);
        assertThat(finding(before)).contains("good practice").doesNotContain("statutory");
        assertThat(finding(after)).contains("a statutory test").doesNotContain("good practice");
        assertThat(before.decidedBy()).isEqualTo("2.4e").isEqualTo(after.decidedBy());
        assertThat(after.obligations())
                .isEqualTo(before.obligations())
                .contains("RECORD_DETRIMENT_TEST", "SUPERVISOR_SIGNOFF");
    }

    @Test
    void without_a_date_it_is_never_in_force() {
        DecisionRequest harmful =
                asking("social_worker").flagged("detriment_to_child").request();
        assertThat(finding(Tables.ENGINE.on(LocalDate.MAX).decide(harmful))).contains("good practice");
    }

    @Test
    void without_a_day_no_dated_duty_is_in_force() {
        DecisionRequest enquiry = asking("social_worker")
                .about("SC.STATUS")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47)
                .request();
        assertThat(gateway(dated(), enquiry)).contains("once commenced");
    }

    @Test
    void what_is_no_date_is_refused() {
        Path tables =
                Tables.copyWith(folder, "lawful-bases.yaml", "s16LA: { inForceFrom: ,", "s16LA: { inForceFrom: soon,");
        assertThat(problems(tables))
                .singleElement()
                .asString()
                .startsWith("lawful-bases.yaml, line 8")
                .endsWith("inForceFrom 'soon' is not a date, expected one such as 2027-04-01");
    }

    @Test
    void a_gateway_that_waits_for_an_unknown_switch_is_refused() {
        Path tables = Tables.copyWith(folder, "lawful-bases.yaml", "switch: s16LA", "switch: s16LX");
        assertThat(problems(tables)).singleElement().asString().endsWith("'s16LX' is not one of the switches above");
    }

    private DecisionEngine dated() {
        return DecisionEngine.by(SharingTables.load(Tables.copyWith(
                folder, "lawful-bases.yaml", "s16LA: { inForceFrom: ,", "s16LA: { inForceFrom: 2027-04-01,")));
    }

    private static List<String> problems(Path tables) {
        return catchThrowableOfType(SharingTablesRefused.class, () -> SharingTables.load(tables))
                .problems();
    }

    private static String gateway(DecisionEngine engine, DecisionRequest request) {
        return engine.decide(request).lawfulBasis().gateway();
    }

    private static String finding(Decision decision) {
        List<TraceStep> steps = decision.trace();
        return steps.get(steps.size() - 1).finding();
    }
}
