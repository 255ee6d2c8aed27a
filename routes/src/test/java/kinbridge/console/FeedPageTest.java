package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import kinbridge.console.ConsoleAlone.Behind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class FeedPageTest {

    private static final String FEED = "/connectors/police-ppn";

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    private Visitor officer;

    @BeforeEach
    void start() {
        behind.reset();
        officer = Visitor.signedIn(port, "it-osei");
    }

    @Test
    void shows_where_the_feed_comes_from_and_what_failed_there() {
        assertThat(officer.get(FEED).body()).contains("notices", "jdbc", "The database refused the sign-in.");
    }

    @Test
    void shows_what_has_changed_with_a_masked_sample_and_when_it_was_seen_first() {
        assertThat(officer.get(FEED).body())
                .contains("pers_mood", "New field", "Xxx 99", "row 3", "Perhaps renamed", "declared is pers_surname");
    }

    @Test
    void shows_what_was_odd_and_stored_all_the_same() {
        assertThat(officer.get(FEED).body()).contains("check letter of the UPN does not agree");
    }

    @Test
    void a_change_that_somebody_knows_is_not_offered_again() {
        assertThat(officer.get(FEED).body()).containsOnlyOnce("Mark as known:");
    }

    @Test
    void the_address_of_a_test_that_is_opened_again_leads_to_the_page_and_does_nothing() {
        assertThat(officer.get(FEED + "/test").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith(FEED));
    }

    @Test
    void a_feed_that_is_not_configured_is_no_page() {
        assertThat(officer.get("/connectors/police-nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void shows_until_when_its_certificates_hold_and_which_ends_soon() {
        assertThat(officer.get(FEED).body())
                .contains("CN=northmoor", "CN=force")
                .containsOnlyOnce("Ends soon");
    }

    @Test
    void a_test_says_how_far_it_got_and_what_to_do() {
        HttpResponse<String> answer = officer.post(FEED + "/test", officer.token());

        assertThat(behind.asked).contains("test police-ppn by it-osei");
        assertThat(answer.body()).contains("Failed", "the password was refused: ask the force");
    }

    @Test
    void stopping_says_who_did_it_and_names_the_entry() {
        HttpResponse<String> answer = act("stop", "The force renews its server");

        assertThat(behind.asked).contains("stop police-ppn by it-osei");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(officer.get(FEED).body()).contains("The feed is stopped.", "c0ffee00");
    }

    @Test
    void a_stop_without_a_reason_is_refused_at_the_field() {
        HttpResponse<String> answer = act("stop", " ");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("href=\"#reason\"", "Say why, for whoever finds the feed silent.");
    }

    @Test
    void a_form_without_the_sessions_token_stops_nothing() {
        officer.post(FEED + "/stop", "forged", "reason", "Because");

        assertThat(behind.asked).noneMatch(asked -> asked.startsWith("stop"));
    }

    @Test
    void a_social_worker_stops_nothing() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        HttpResponse<String> answer = worker.post(FEED + "/stop", worker.token(), "reason", "Because");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(behind.asked).noneMatch(asked -> asked.startsWith("stop"));
    }

    private HttpResponse<String> act(String action, String reason) {
        return officer.post(FEED + "/" + action, officer.token(), "reason", reason);
    }
}
