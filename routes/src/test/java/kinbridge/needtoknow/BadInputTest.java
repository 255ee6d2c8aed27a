package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What somebody may hand to {@code policy check}: each mistake is told with its place, and the rest goes on. */
class BadInputTest {

    /** Two scenarios; the mistakes go into the first. */
    private static final String SOUND = """
            scenarios:
            - id: T-1
              inputs:
                requester: { role: housing_officer, agency: LA_HOUSING, taf: member }
                subjects:
                - ref: mother
                  age: 27
                  consent:
                    self: GIVEN
                record: { agency: NHS_MH, category: HE.MH }
                purpose: TAF_SUPPORT
                harm: L3
                flags: []
              expected: &hidden
                detail_level: WITHHOLD_HIDE
                decided_by: '2.6'
                lawful_basis: null
                obligations: [LOG, RECORD_REASON, TELL_REQUESTER_NOTHING]
            - id: T-2
              inputs:
                requester: { role: housing_officer, agency: LA_HOUSING, taf: member }
                subjects: [ { ref: mother, age: 27, consent: { self: GIVEN } } ]
                record: { agency: NHS_MH, category: HE.MH }
                purpose: TAF_SUPPORT
                harm: L3
              expected: *hidden
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("some.yaml");
    }

    @Test
    void sound_scenarios_pass_and_may_share_a_part() throws Exception {
        assertThat(check(SOUND)).isZero();
        assertThat(out.toString().strip()).isEqualTo("2 passed, 0 failed");
        assertThat(err.toString()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "role: housing_officer",
                        "role: house_officer",
                        "line 4, column 24: 'house_officer' is not a known role, expected one of"),
                Arguments.of(
                        "agency: LA_HOUSING",
                        "agency: LA_HOUSE",
                        "line 4, column 49: 'LA_HOUSE' is not a known agency"),
                Arguments.of("agency: LA_HOUSING, ", "", "line 4, column 16: 'agency' is missing"),
                Arguments.of(
                        "taf: member", "taf: friend", "line 4, column 66: 'friend' is none of those expected: [MEMBER"),
                Arguments.of(
                        "age: 27", "age: old", "line 7, column 12: 'old' is not an age in years, expected 0 to 129"),
                Arguments.of("age: 27", "age: -1", "line 7, column 12: '-1' is not an age"),
                Arguments.of("age: 27", "age: 130", "line 7, column 12: '130' is not an age"),
                Arguments.of(
                        "age: 27", "aged: 27", "line 7, column 7: 'aged' is not known here, expected one of [age,"),
                Arguments.of("ref: mother", "relation: mother", "line 6, column 7: 'ref' is missing"),
                Arguments.of("self: GIVEN", "self: YES", "line 9, column 15: 'YES' is none of those expected: [GIVEN"),
                Arguments.of(
                        "category: HE.MH", "category: HE.MHH", "line 10, column 41: 'HE.MHH' is not a known category"),
                Arguments.of("agency: NHS_MH", "agency: NHS", "line 10, column 23: 'NHS' is not a known agency"),
                Arguments.of(
                        "purpose: TAF_SUPPORT", "purpose: TAF", "line 11, column 14: 'TAF' is not a known purpose"),
                Arguments.of(
                        "purpose: TAF_SUPPORT", "purpose: [TAF_SUPPORT]", "line 11, column 14: expected one value"),
                Arguments.of("harm: L3", "harm: L9", "line 12, column 11: 'L9' is none of those expected: [L1, L2, L3"),
                Arguments.of("harm: L3", "harm:", "line 12, column 10: '' is none of those expected"),
                Arguments.of(
                        "flags: []", "flags: [brake_glass]", "line 13, column 13: 'brake_glass' is not a known flag"),
                Arguments.of("flags: []", "flags: sealed", "line 13, column 12: expected a list"),
                Arguments.of(
                        "flags: []",
                        "channel: post",
                        "line 13, column 14: 'post' is none of those expected: [INDIVIDUAL_VIEW, TAF_MEETING_PACK]"),
                Arguments.of("harm: L3\n", "harm: L3\n    harm: CIN\n", "line 13, column 5: 'harm' is there twice"),
                Arguments.of("'2.6'", "'2.66'", "line 16, column 17: '2.66' is not a known rule, expected one of"),
                Arguments.of("'2.6'", "''", "line 16, column 17: 'decided_by' is empty"),
                Arguments.of("[LOG,", "[LOGG,", "line 18, column 19: 'LOGG' is not a known obligation"),
                Arguments.of(
                        "[LOG,",
                        "['TIME_LIMIT:soon',",
                        "line 18, column 19: 'TIME_LIMIT:soon' is not a known obligation"),
                Arguments.of(
                        "lawful_basis: null", "lawful_basis: some", "line 17, column 19: expected names and values"),
                Arguments.of(
                        "lawful_basis: null",
                        "lawful_basis: {article6: x}",
                        "line 17, column 19: 'special_or_criminal' is missing"),
                Arguments.of("- id: T-1\n", "- narrative: none\n", "line 2, column 3: 'id' is missing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_with_line_and_column_and_what_was_expected(String text, String mistake, String told)
            throws Exception {
        int exit = check(SOUND.replaceFirst(java.util.regex.Pattern.quote(text), mistake));
        assertThat(err.toString()).contains(file + ", " + told);
        assertThat(out.toString()).contains(" failed").doesNotContain("0 failed");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void the_sound_scenarios_still_run() throws Exception {
        assertThat(check(SOUND.replaceFirst("role: housing_officer", "role: house_officer")))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly("T-1: cannot be read as it is written", "1 passed, 1 failed");
    }

    @Test
    void an_id_that_is_there_twice_is_told_with_both_places() throws Exception {
        assertThat(check(SOUND.replace("T-2", "T-1"))).isEqualTo(1);
        assertThat(err.toString()).contains("line 19, column 7: 'T-1' is there twice, expected another than on line 2");
        assertThat(out.toString().strip()).endsWith("1 passed, 1 failed");
    }

    @Test
    void an_unknown_word_is_a_scenario_like_another_where_its_refusal_is_expected() throws Exception {
        String refused = SOUND.replaceFirst("role: housing_officer", "role: house_officer")
                .replace("'2.6'", "2.1b")
                .replace("[LOG,", "[LOG, NOTIFY_IG,");
        check(refused);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).doesNotContain("T-1");
    }

    @Test
    void nobody_to_decide_about_is_a_mistake() throws Exception {
        String nobody = SOUND.replaceAll("(?s)subjects:\n.*?self: GIVEN", "subjects: []");
        assertThat(check(nobody)).isEqualTo(1);
        assertThat(err.toString()).contains("'subjects' is empty, expected at least one");
    }

    static Stream<Arguments> notYaml() {
        String twoHundredDeep = "[".repeat(200) + "]".repeat(200);
        return Stream.of(
                Arguments.of("", "line 1, column 1: 'scenarios' is missing"),
                Arguments.of("   \n# nothing\n", "line 1, column 1: 'scenarios' is missing"),
                Arguments.of("just words", "line 1, column 1: expected names and values"),
                Arguments.of("scenarios: 7", "line 1, column 12: expected a list"),
                Arguments.of("scenarios:\n\t- id: T-1\n", "line 2, column 1: is not YAML: found character '\\t(TAB)'"),
                Arguments.of("scenarios: [", "line 1, column 13: is not YAML"),
                Arguments.of("scenarios: *nothing", "line 1, column 12: is not YAML: found undefined alias nothing"),
                Arguments.of("a: 1\nb: \u0007", "line 2, column 4: is not YAML: a character that no text has"),
                Arguments.of("scenarios: " + twoHundredDeep, "is not YAML: too deep"),
                Arguments.of(bomb(), "is not YAML: too deep, or more than 50 aliases"));
    }

    @ParameterizedTest
    @MethodSource("notYaml")
    void what_is_no_list_of_scenarios_is_told_in_one_line(String text, String told) throws Exception {
        assertThat(check(text)).isEqualTo(1);
        assertThat(err.toString().lines())
                .first()
                .asString()
                .startsWith(file.toString())
                .contains(told);
    }

    /** Nine times nine times nine: some lines that a careless reader turns into gigabytes. */
    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]\n");
        }
        return bomb.append("scenarios: *a9\n").toString();
    }

    @Test
    void a_mark_at_the_start_that_some_editors_write_is_no_mistake() throws Exception {
        assertThat(check("\uFEFF" + SOUND)).isZero();
    }

    @Test
    void line_ends_of_another_system_are_no_mistake() throws Exception {
        assertThat(check(SOUND.replace("\n", "\r\n"))).isZero();
    }

    @Test
    void text_of_another_encoding_is_told_with_its_place() throws Exception {
        Files.write(file, SOUND.replace("mother\n", "m\u00F6ther\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo(file + ", line 6, column 13: is not UTF-8 text");
    }

    @Test
    void a_file_too_large_to_have_been_written_by_hand_is_refused_unread() throws Exception {
        byte[] part = ("# " + "x".repeat(1021) + "\n").getBytes(StandardCharsets.UTF_8);
        try (var large = Files.newOutputStream(file)) {
            for (int kibibyte = 0; kibibyte < 50 * 1024; kibibyte++) {
                large.write(part);
            }
        }
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo(file + ": is too large, expected 40 MiB at most");
    }

    @Test
    void a_long_file_is_read_whole() throws Exception {
        assertThat(check("# a remark that goes on and on\n".repeat(150_000) + SOUND))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("2 passed, 0 failed");
    }

    @Test
    void a_folder_is_no_file() {
        file = folder;
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo(folder + ": cannot be read");
    }

    private int check(String text) throws Exception {
        Files.writeString(file, text);
        return run();
    }

    private int run() {
        return new CommandLine(new PolicyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("check", file.toString());
    }
}
