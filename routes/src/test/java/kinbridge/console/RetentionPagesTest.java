package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class RetentionPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'><b>&amp;${7919*7907}[[${7919*7907}]]";
    private static final String PATH = "/oversight/retention";
    private static final String RUN = PATH + "/runs/" + InventedRetention.RUN;
    private static final String DONE = PATH + "/runs/" + InventedRetention.DONE;

    @LocalServerPort
    int port;

    @Autowired
    InventedRetention retention;

    @BeforeEach
    void start() {
        retention.reset();
    }

    @Test
    void oversight_leads_to_the_lists_the_holds_and_how_long_entries_are_kept() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.get("/oversight").body()).contains("href=\"" + PATH + "\"");
        assertThat(officer.get(PATH).body())
                .contains(RUN, "Waits for a second person", "11 destroyed, 1 left", "One family FAM-7Q2K9B")
                .contains("It needs a second person", "6 years from the end of the work");
    }

    @Test
    void a_list_shows_counts_and_families_and_goes_on() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.get(RUN).body())
                .contains("51 rows", "No family", "FAM-7Q2K9B", "?after=FAM-7Q2K9B", "Record the decision")
                .doesNotContain("certificate.pdf");
        assertThat(officer.get(RUN + "?after=FAM-7Q2K9B").body()).contains("First page");
    }

    @Test
    void a_list_that_was_carried_out_has_a_certificate_and_no_form() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.get(DONE).body()).contains(DONE + "/certificate.pdf").doesNotContain("Record the decision");
        HttpResponse<String> document = officer.get(DONE + "/certificate.pdf");
        assertThat(document.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(document.body()).startsWith("%PDF");
        assertThat(officer.get(RUN + "/certificate.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(Visitor.signedIn(port, "ig-ward")
                        .get(PATH + "/runs/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void each_form_does_its_step() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.post(RUN, officer.token(), "decision", "approve", "reason", "Checked against it")
                        .statusCode())
                .isEqualTo(302);
        officer.post(RUN, officer.token(), "decision", "refuse", "reason", "A complaint is open");
        officer.post(PATH + "/runs", officer.token(), "reason", "It is needed now");
        officer.post(PATH + "/holds", officer.token(), "scope", "EVERYTHING", "what", "", "reason", "An inquiry came");
        officer.post(PATH + "/holds/" + InventedRetention.HOLD + "/lift", officer.token(), "reason", "It is over");

        assertThat(retention.asked).containsExactly("approve", "refuse", "ask", "hold EVERYTHING ", "lift");
    }

    @Test
    void a_mistake_stands_beside_its_field_and_nothing_is_decided_without_a_choice() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.post(RUN, officer.token(), "reason", "Checked against it")
                        .body())
                .contains("href=\"#decision\"", "id=\"decision-error\"");
        assertThat(retention.asked).isEmpty();
        assertThat(officer.post(PATH + "/holds", officer.token(), "scope", "FAMILY", "what", "FAM-1", "reason", "")
                        .body())
                .contains("href=\"#hold-reason\"", "id=\"hold-reason-error\"", "value=\"FAM-1\"");
        assertThat(officer.post(PATH + "/holds/" + InventedRetention.HOLD + "/lift", officer.token(), "reason", "")
                        .body())
                .contains("href=\"#lift-" + InventedRetention.HOLD, "id=\"lift-" + InventedRetention.HOLD + "-error\"");
    }

    @Test
    void a_form_without_the_sessions_token_does_nothing() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        officer.post(RUN, "forged", "decision", "approve", "reason", "Checked against it");

        assertThat(retention.asked).isEmpty();
    }

    @Test
    void nothing_listed_and_nothing_held_is_said() {
        retention.empty = true;

        assertThat(Visitor.signedIn(port, "ig-ward").get(PATH).body())
                .contains("No list has been made yet", "Nothing is held");
    }

    @Test
    void hostile_words_stay_words() {
        retention.suffix = HOSTILE;

        for (String address : List.of(PATH, RUN)) {
            assertThat(Visitor.signedIn(port, "ig-ward").get(address).body())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "62615533");
        }
    }
}
