package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class AnomalyPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'><b>&amp;${7919*7907}[[${7919*7907}]]";
    private static final String FINDING = "/oversight/anomalies/" + InventedFindings.FINDING;

    @LocalServerPort
    int port;

    @Autowired
    InventedFindings findings;

    @BeforeEach
    void start() {
        findings.reset();
    }

    @Test
    void the_home_page_says_how_many_wait_and_leads_to_them() {
        assertThat(Visitor.signedIn(port, "ig-ward").get("/oversight").body())
                .contains("/oversight/anomalies?state=OPEN", "Assigned to nobody");
    }

    @Test
    void the_list_keeps_its_filter_from_page_to_page() {
        HttpResponse<String> list =
                Visitor.signedIn(port, "ig-ward").get("/oversight/anomalies?rule=many-families&practitioner=sw-nair");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body())
                .contains("1 finding", FINDING, "Priya Nair", "2 entries came after it was closed")
                .contains("/oversight/anomalies?rule=many-families&amp;practitioner=sw-nair&amp;after=further");
    }

    @Test
    void the_findings_of_the_filter_are_taken_along_as_a_file() {
        assertThat(Visitor.signedIn(port, "ig-ward")
                        .get("/oversight/anomalies?rule=many-families")
                        .body())
                .contains("/oversight/anomalies/list.csv?rule=many-families");

        HttpResponse<String> file =
                Visitor.signedIn(port, "ig-ward").get("/oversight/anomalies/list.csv?rule=many-families");

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("conspicuous-looks.csv");
        assertThat(file.body())
                .contains("\"Made by ig-ward, ", "\"" + InventedFindings.FINDING + "\"", "\"Priya Nair\"");
        assertThat(findings.asked)
                .anyMatch(asked -> asked.startsWith("findings as a file") && asked.contains("many-families"));
    }

    @Test
    void a_finding_leads_to_the_entries_that_led_to_it_and_says_what_was_done() {
        assertThat(Visitor.signedIn(port, "ig-ward").get(FINDING).body())
                .contains("/sharing-log/" + Invented.ENTRY, "Rang the manager", "Close the finding");
    }

    @Test
    void a_finding_that_there_is_not_is_not_found() {
        assertThat(Visitor.signedIn(port, "ig-ward")
                        .get("/oversight/anomalies/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void each_step_is_taken_by_the_form_and_its_mistakes_stand_beside_the_field() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        HttpResponse<String> done = officer.post(FINDING + "/assign", officer.token(), "to", "ig-ward");
        HttpResponse<String> wrong =
                officer.post(FINDING + "/close", officer.token(), "outcome", "IN_ORDER", "reason", "");

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location").orElse("")).endsWith(FINDING);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("href=\"#reason\"", "id=\"reason-error\"", "value=\"IN_ORDER\" checked");
        assertThat(findings.asked).contains("assign to ig-ward by ig-ward", "close as IN_ORDER by ig-ward");
    }

    @Test
    void a_form_without_the_sessions_token_settles_nothing() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        officer.post(FINDING + "/close", "forged", "outcome", "IN_ORDER", "reason", "It was in order");

        assertThat(findings.asked).noneMatch(asked -> asked.startsWith("close"));
    }

    @Test
    void hostile_words_stay_words() {
        findings.suffix = HOSTILE;

        for (String address : java.util.List.of("/oversight/anomalies", FINDING)) {
            assertThat(Visitor.signedIn(port, "ig-ward").get(address).body())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "62615533");
        }
    }
}
