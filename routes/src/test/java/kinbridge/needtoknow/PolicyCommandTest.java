package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands with which an information governance officer tries a policy. */
class PolicyCommandTest {

    private static final String SCENARIO = """
            scenarios:
            - id: T-1
              narrative: A housing officer asks who works with the family
              inputs:
                requester: { role: housing_officer, agency: LA_HOUSING, taf: member }
                subjects: [ { ref: mother, relation: mother, age: 27, consent: { self: GIVEN } } ]
                record: { agency: LA_EH, category: TAF.INVOLVEMENT }
                purpose: TAF_SUPPORT
                harm: L3
                flags: []
              expected:
                detail_level: SUMMARY
                decided_by: '2.6'
                lawful_basis:
                  article6: 6(1)(e) public task
                  special_or_criminal: none needed
                  gateway: CA2004 s10-11; agreement-led early help (Working Together 2023)
                  confidence: agreement or reasonable expectation
                obligations: [LOG, NO_ONWARD_SHARING, 'TIME_LIMIT:8w']
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_scenario_that_is_decided_as_expected_passes() throws Exception {
        assertThat(run("check", file(SCENARIO))).isZero();
        assertThat(out.toString().strip()).isEqualTo("1 passed, 0 failed");
    }

    @Test
    void one_that_is_not_is_named_with_what_was_expected() throws Exception {
        assertThat(run("check", file(SCENARIO.replace("detail_level: SUMMARY", "detail_level: FULL"))))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly("T-1: detail level: expected FULL, got SUMMARY", "0 passed, 1 failed");
    }

    @Test
    void a_misspelt_name_fails_with_its_line() throws Exception {
        assertThat(run("check", file(SCENARIO.replace("purpose:", "porpoise:"))))
                .isEqualTo(1);
        assertThat(err.toString()).contains("scenarios.yaml, line 8, column 5: 'porpoise' is not known here");
        assertThat(out.toString().lines())
                .containsExactly("T-1: cannot be read as it is written", "0 passed, 1 failed");
    }

    @Test
    void a_missing_file_is_said_in_one_line() {
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void tables_with_a_mistake_are_refused_before_anything_is_decided() throws Exception {
        Path tables = Files.createDirectory(folder.resolve("tables"));
        Tables.copyWith(tables, "matrix.csv", "ID.CORE,F", "ID.CORE,Q");
        assertThat(run("check", file(SCENARIO), "--tables", tables.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("matrix.csv, line 2");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_decision_is_shown_with_every_step_that_led_there() throws Exception {
        assertThat(runWith(SCENARIO, "decide")).isZero();
        JsonNode decision = new ObjectMapper().readTree(out.toString());
        assertThat(decision.get("detail_level").asText()).isEqualTo("SUMMARY");
        assertThat(decision.get("decided_by").asText()).isEqualTo("2.6");
        assertThat(decision.get("lawful_basis").get("article6").asText()).isEqualTo("6(1)(e) public task");
        assertThat(decision.get("trace").findValuesAsText("rule")).contains("2.1a", "2.5a", "2.6", "2.9");
        assertThat(decision.get("policy_version").asText()).isEqualTo(Tables.SHIPPED.policyVersion());
    }

    @Test
    void a_day_that_is_to_come_can_be_tried() throws Exception {
        Path tables = Files.createDirectory(folder.resolve("tables"));
        Tables.copyWith(tables, "lawful-bases.yaml", "s16LA: { inForceFrom: ,", "s16LA: { inForceFrom: 2027-04-01,");
        String harmful = SCENARIO.replace("flags: []", "flags: [detriment_to_child]");
        assertThat(runWith(harmful, "decide", "--tables", tables.toString(), "--on", "2027-03-31"))
                .isZero();
        assertThat(finding(out)).contains("good practice");
        out.getBuffer().setLength(0);
        assertThat(runWith(harmful, "decide", "--tables", tables.toString(), "--on", "2027-04-01"))
                .isZero();
        assertThat(finding(out)).contains("a statutory test");
    }

    private static String finding(StringWriter decision) throws Exception {
        JsonNode trace = new ObjectMapper().readTree(decision.toString()).get("trace");
        return trace.get(trace.size() - 1).get("finding").asText();
    }

    @Test
    void inputs_alone_can_be_decided_too() throws Exception {
        String inputs = """
                requester: { role: housing_officer, agency: LA_HOUSING, taf: member }
                subjects: [ { ref: mother, consent: { self: GIVEN } } ]
                record: { agency: NHS_MH, category: HE.MH }
                purpose: TAF_SUPPORT
                harm: L3
                """;
        assertThat(runWith(inputs, "decide")).isZero();
        JsonNode decision = new ObjectMapper().readTree(out.toString());
        assertThat(decision.get("detail_level").asText()).isEqualTo("WITHHOLD_HIDE");
        assertThat(decision.get("lawful_basis").isNull()).isTrue();
    }

    @Test
    void what_is_no_scenario_is_refused() throws Exception {
        assertThat(runWith("requester: [", "decide")).isEqualTo(1);
        assertThat(err.toString()).contains("standard input, line");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_changed_cell_shows_whom_it_touches() throws Exception {
        Path tables = Files.createDirectory(folder.resolve("tables"));
        Tables.copyWith(tables, "matrix.csv", "FI.BENEFITS,S", "FI.BENEFITS,E");
        assertThat(run("diff", tables.toString())).isZero();
        assertThat(out.toString())
                .contains("social_worker, FI.BENEFITS, TAF_SUPPORT: ")
                .contains("L3 GIVEN SUMMARY (2.6) -> EXISTENCE (2.6)")
                .doesNotContain("housing_officer");
    }

    @Test
    void the_same_tables_differ_in_nothing() {
        assertThat(run("diff", Tables.FOLDER.toString())).isZero();
        assertThat(out.toString().strip()).isEqualTo("0 changed");
    }

    private String file(String text) throws Exception {
        Path file = folder.resolve("scenarios.yaml");
        Files.writeString(file, text);
        return file.toString();
    }

    private int runWith(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new PolicyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
