package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What information governance sees of retractions, and who sees nothing of them. */
@ConsoleTest
class RetractionsPageTest {

    private static final String PATH = "/oversight/retractions";

    @LocalServerPort
    int port;

    @Autowired
    InventedRetractions retractions;

    @BeforeEach
    void anew() {
        retractions.empty = false;
        retractions.asked.clear();
    }

    @Test
    void oversight_leads_to_what_is_open_first() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.get("/oversight").body()).contains("href=\"" + PATH + "\"");
        assertThat(officer.get(PATH).body())
                .contains(
                        "It was shared by agreement, and the agreement has ended", "/tasks/" + InventedRetractions.TASK)
                .contains("With information governance");
        assertThat(retractions.asked).containsExactly("page Asked[reason=, state=OPEN] by ig-ward");
    }

    @Test
    void the_file_is_of_the_list_that_is_shown() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        assertThat(officer.get(PATH + "?reason=CORRECTED&state=WITH_IG").body())
                .contains(PATH + ".csv?reason=CORRECTED&amp;state=WITH_IG");
        HttpResponse<String> file = officer.get(PATH + ".csv?reason=CORRECTED&state=WITH_IG");

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("retractions.csv");
        assertThat(retractions.asked).last().isEqualTo("csv Asked[reason=CORRECTED, state=WITH_IG] by ig-ward");
    }

    @Test
    void where_nothing_matches_it_says_so() {
        retractions.empty = true;

        assertThat(Visitor.signedIn(port, "ig-ward").get(PATH).body()).contains("No retraction matches");
    }

    @Test
    void a_practitioner_sees_neither_the_page_nor_the_file() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        assertThat(worker.get(PATH).statusCode()).isEqualTo(403);
        assertThat(worker.get(PATH + ".csv").statusCode()).isEqualTo(403);
        assertThat(retractions.asked).isEmpty();
    }
}
