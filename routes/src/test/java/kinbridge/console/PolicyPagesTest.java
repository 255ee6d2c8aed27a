package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Objects;
import kinbridge.console.PolicyBehind.Answers;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.policy.PolicyVersions.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The decision tables, their simulator and their changes, as information governance meets them. */
@ConsoleTest
class PolicyPagesTest {

    private static final String TRY = "/policy/simulator?role=housing_officer&agency=LA_HOUSING&taf=MEMBER"
            + "&purpose=TAF_SUPPORT&harm=L3&category=HE.MH&holder=NHS_MH&channel=INDIVIDUAL_VIEW"
            + "&status1=LIVING&age1=30&self1=GIVEN";
    private static final String CHANGE = "/policy/changes/" + PolicyBehind.CHANGE;

    @LocalServerPort
    int port;

    @Autowired
    Answers behind;

    @Autowired
    PolicyInForce policy;

    @BeforeEach
    void start() {
        behind.reset();
    }

    private Visitor officer() {
        return Visitor.signedIn(port, "ig-ward");
    }

    private String page(String address) {
        HttpResponse<String> answer = officer().get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/policy",
                "/policy/matrix",
                "/policy/matrix/HE.MH",
                "/policy/purposes",
                "/policy/consent",
                "/policy/categories",
                "/policy/roles",
                "/policy/files/lawful-bases.yaml",
                "/policy/simulator",
                "/policy/changes",
                "/policy/changes/5f0c9f3a-0b1d-4c7e-9a2b-3d4e5f607182",
                "/sharing-log/c0ffee00-1234-4abc-8def-0123456789ab/replay"
            })
    void information_governance_opens(String address) {
        assertThat(page(address)).contains("</html>");
    }

    @ParameterizedTest
    @CsvSource({
        "sw-nair, /policy",
        "sw-nair, /policy/simulator",
        "sw-nair, /policy/changes",
        "sw-nair, /sharing-log/c0ffee00-1234-4abc-8def-0123456789ab/replay",
        "mw-adeyemi, /policy/matrix",
        "it-osei, /policy",
        "it-osei, /policy/changes",
        "it-osei, /policy/changes/5f0c9f3a-0b1d-4c7e-9a2b-3d4e5f607182",
        "it-osei, /sharing-log/c0ffee00-1234-4abc-8def-0123456789ab/replay"
    })
    void nobody_else_opens(String person, String address) {
        assertThat(Visitor.signedIn(port, person).get(address).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sw-nair", "it-osei"})
    void nobody_else_changes_anything_even_with_a_valid_form(String person) {
        Visitor visitor = Visitor.signedIn(port, person);
        String token = visitor.token();

        assertThat(visitor.post(CHANGE + "/adopt", token).statusCode()).isEqualTo(403);
        assertThat(visitor.post(CHANGE + "/families", token).statusCode()).isEqualTo(403);
        assertThat(visitor.upload("/policy/changes", token, "why", "matrix.csv", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void the_overview_says_who_adopted_what_is_in_force_and_that_the_disk_differs() {
        assertThat(page("/policy"))
                .contains(policy.policyVersion(), "Helen Ward, then ig-other", "differ from what is in force");
    }

    @Test
    void a_refused_file_on_the_disk_is_told_by_file_line_column_and_reason() {
        behind.condition = Condition.REFUSED;

        assertThat(page("/policy")).contains("are refused", "matrix.csv", "SWK", "is none of F S E W H");
    }

    @Test
    void a_cell_has_an_address_and_a_reason() {
        assertThat(page("/policy/matrix")).contains("id=\"HE.MH-HOU\"");
        assertThat(page("/policy/matrix/HE.MH")).contains("id=\"HOU\"", "stigma risk and no tenancy function");
    }

    @Test
    void an_unknown_category_version_or_file_is_not_found() {
        assertThat(officer().get("/policy/matrix/HE.NONE").statusCode()).isEqualTo(404);
        assertThat(officer().get("/policy/matrix?version=none").statusCode()).isEqualTo(404);
        assertThat(officer().get("/policy/files/application.yaml").statusCode()).isEqualTo(404);
    }

    @Test
    void an_earlier_version_is_read_as_one_that_is_not_in_force() {
        assertThat(page("/policy/matrix?version=" + policy.policyVersion())).doesNotContain("which is not in force");
    }

    @Test
    void the_simulator_answers_with_rule_basis_trace_and_the_cells_that_counted() {
        assertThat(page(TRY))
                .contains("withheld and hidden", "The cells that counted", "stigma risk and no tenancy function")
                .contains("/policy/matrix/HE.MH#HOU", "/policy/consent#GIVEN-any-1-5-anyone", "2.1a");
    }

    @Test
    void where_a_rule_before_the_tables_decides_the_simulator_says_so() {
        assertThat(page(TRY + "&flags=requester_conflict"))
                .contains("a rule before the tables decided")
                .contains("2.1a");
    }

    @ParameterizedTest
    @CsvSource({
        "role=nobody, Choose who asks",
        "age1=old, whole number of years",
        "age1=-1, whole number of years",
        "category=HE.NONE, Choose a category",
        "flags=unheard_of, A circumstance is not one of those below",
        "self1=MAYBE, Choose one of the answers listed",
        "harm=L9, Choose a level of harm"
    })
    void a_question_that_cannot_be_asked_is_told_at_its_field(String wrong, String words) {
        String field = wrong.substring(0, wrong.indexOf('='));
        String address =
                "/policy/simulator?" + wrong + TRY.substring(TRY.indexOf('?')).replace('?', '&');

        HttpResponse<String> answer = officer().get(address.replaceFirst("&" + field + "=[^&]*", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", words).doesNotContain("The cells that counted");
    }

    @Test
    void a_sound_file_becomes_a_proposal() {
        Visitor officer = officer();
        String matrix = Objects.requireNonNull(policy.tables().files().get("matrix.csv"));

        HttpResponse<String> answer =
                officer.upload("/policy/changes", officer.token(), "housing", "matrix.csv", matrix);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(CHANGE);
        assertThat(behind.asked).containsExactly("propose [matrix.csv] by ig-ward");
    }

    @Test
    void a_file_with_a_mistake_is_told_by_line_and_column() {
        Visitor officer = officer();
        String matrix = Objects.requireNonNull(policy.tables().files().get("matrix.csv"))
                .replaceFirst("ID.CORE,F", "ID.CORE,Q");

        HttpResponse<String> answer =
                officer.upload("/policy/changes", officer.token(), "housing", "matrix.csv", matrix);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Nothing was saved", "<td class=\"govuk-table__cell\">2</td>", "SWK")
                .contains("is none of F S E W H");
    }

    @ParameterizedTest
    @CsvSource({
        "application.yaml, x, is none of the sharing tables",
        "../../matrix.exe, x, is none of the sharing tables",
        "matrix.csv, \u00e9, is not UTF-8 text"
    })
    void a_file_that_cannot_be_one_of_the_tables_is_refused(String name, String content, String words) {
        Visitor officer = officer();

        HttpResponse<String> answer = officer.upload("/policy/changes", officer.token(), "why", name, content);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void a_file_too_large_for_a_table_is_refused_with_its_size() {
        Visitor officer = officer();

        HttpResponse<String> answer =
                officer.upload("/policy/changes", officer.token(), "why", "matrix.csv", "x".repeat(300_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is larger than 256 kB");
    }

    @Test
    void without_a_file_or_a_reason_nothing_is_proposed() {
        Visitor officer = officer();

        assertThat(officer.upload("/policy/changes", officer.token(), "why").body())
                .contains("Choose at least one of the sharing tables");
        assertThat(officer.upload("/policy/changes", officer.token(), " ", "matrix.csv", "x")
                        .body())
                .contains("Say why the policy should change");
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void a_change_of_somebody_else_can_be_adopted_and_ones_own_withdrawn() {
        assertThat(page(CHANGE)).contains("Adopt this change", "Reject this change");
        Visitor officer = officer();
        officer.post(CHANGE + "/adopt", officer.token());

        assertThat(behind.asked).containsExactly("adopt " + PolicyBehind.CHANGE + " by ig-ward");
    }

    @Test
    void a_change_shows_lines_roles_and_families_without_a_name() {
        assertThat(page(CHANGE))
                .contains("FI.BENEFITS,E,S,E", "L3 GIVEN SUMMARY (2.6) -&gt; EXISTENCE (2.6)", "FAM-7Q2K9B")
                .doesNotContain("Hartley");
    }

    @Test
    void a_replay_shows_then_and_now_and_what_was_held() {
        assertThat(page("/sharing-log/" + Invented.ENTRY + "/replay"))
                .contains("the same", "Released, then held: no grant was in force", "existence only");
    }

    @Test
    void what_was_hidden_is_read_only_with_a_reason() {
        Visitor officer = officer();
        String address = "/sharing-log/" + Invented.ENTRY + "/replay/hidden";

        HttpResponse<String> without = officer.post(address, officer.token(), "reason", "because");
        HttpResponse<String> with = officer.post(address, officer.token(), "reason", "complaint C-1 of the father");

        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(behind.asked)
                .filteredOn(asked -> asked.startsWith("hidden"))
                .containsExactly("hidden of " + Invented.ENTRY + " by ig-ward: complaint C-1 of the father");
    }

    @Test
    void what_was_hidden_from_an_officer_is_not_read_by_them() {
        Visitor officer = officer();
        String address = "/sharing-log/" + Invented.ENTRY + "/replay/hidden";
        behind.isOwn = true;

        HttpResponse<String> answer = officer.post(address, officer.token(), "reason", "complaint C-1 of the father");

        behind.isOwn = false;
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("an entry of your own");
    }

    @Test
    void all_files_of_a_version_can_be_taken_away() {
        HttpResponse<String> answer = officer().get("/policy/versions/" + policy.policyVersion() + ".zip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/zip");
        assertThat(answer.body()).contains("sharing/matrix.csv", "sharing/lawful-bases.yaml");
    }

    @Test
    void a_proposal_of_somebody_else_is_counted_in_the_menu() {
        assertThat(page("/policy")).contains("Decision tables", "moj-notification-badge");
    }
}
