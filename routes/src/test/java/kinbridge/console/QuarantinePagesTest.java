package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import kinbridge.console.ConsoleAlone.Behind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class QuarantinePagesTest {

    private static final String ITEM = "/quarantine/" + Invented.QUARANTINED;
    private static final String REASON = "the date looks cut off";

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    @BeforeEach
    void start() {
        behind.reset();
    }

    private HttpResponse<String> post(String person, String address, String... form) {
        Visitor visitor = Visitor.signedIn(port, person);
        return visitor.post(address, visitor.token(), form);
    }

    private String page(String person, String address) {
        return Visitor.signedIn(port, person).get(address).body();
    }

    @Test
    void an_item_tells_where_why_and_by_which_version_it_was_refused() {
        assertThat(page("it-osei", ITEM))
                .contains("notices-20261123.csv, row 12", "is not a date", "When it came: is missing")
                .contains("0.1.0, settings 1f0c9a2b", "0.2.0, settings 1f0c9a2b: changed since it was refused")
                .contains("Sam Osei", "Still not understood");
    }

    @Test
    void what_does_not_fit_on_a_page_is_put_together_by_file_and_reason() {
        assertThat(page("it-osei", "/quarantine"))
                .contains("By file and reason", "notices-20261124.csv")
                .contains("/quarantine?feed=police-ppn&amp;file=notices-20261123.csv&amp;reason=is%20not%20a%20date");
    }

    @Test
    void of_one_file_only_what_it_brought_is_tried_again() {
        Visitor visitor = Visitor.signedIn(port, "it-vance");

        visitor.post(
                "/quarantine/release",
                visitor.token(),
                "feed",
                "police-ppn",
                "file",
                "notices-20261123.csv",
                "reason",
                "is not a date");

        assertThat(behind.asked).contains("release of all of police-ppn, is not a date in notices-20261123.csv");
    }

    @Test
    void who_is_granted_nothing_by_name_has_no_form() {
        assertThat(page("it-osei", ITEM))
                .contains("is granted to people by name")
                .doesNotContain("/content", "/release", "/discard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/content", "/release", "/discard"})
    void who_is_granted_nothing_by_name_is_refused_before_anything_is_asked(String what) {
        HttpResponse<String> answer = post("it-osei", ITEM + what, "reason", REASON);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("31/31/2026");
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void governance_may_not_release_all_of_a_feed() {
        assertThat(post("ig-ward", "/quarantine/release", "feed", "police-ppn", "reason", "is not a date")
                        .statusCode())
                .isEqualTo(403);
        assertThat(behind.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "because", "a b c"})
    void content_is_not_shown_without_a_sentence(String reason) {
        HttpResponse<String> answer = post("it-vance", ITEM + "/content", "reason", reason);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("There is a problem", "href=\"#content-reason\"")
                .doesNotContain("31/31/2026");
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void content_is_shown_with_its_log_entry_and_kept_by_no_browser() {
        HttpResponse<String> answer = post("it-vance", ITEM + "/content", "reason", REASON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("31/31/2026", "Only the beginning is shown", Invented.ENTRY.toString());
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(behind.asked).containsExactly("content of " + Invented.QUARANTINED + " by it-vance: " + REASON);
    }

    @Test
    void no_log_no_content() {
        behind.failure = new PagesTest.LogUnavailable();

        HttpResponse<String> answer = post("it-vance", ITEM + "/content", "reason", REASON);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("31/31/2026");
    }

    @Test
    void content_of_nothing_is_not_found() {
        assertThat(post("it-vance", "/quarantine/" + Invented.ENTRY + "/content", "reason", REASON)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_release_says_what_became_of_it() {
        Visitor visitor = Visitor.signedIn(port, "it-vance");

        HttpResponse<String> answer = visitor.post(ITEM + "/release", visitor.token());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(visitor.get(ITEM).body()).contains("Stored.");
        assertThat(behind.asked).contains("release of " + Invented.QUARANTINED + " by it-vance");
    }

    @Test
    void a_form_from_before_the_sign_in_releases_nothing() {
        HttpResponse<String> answer = Visitor.signedIn(port, "it-vance").post(ITEM + "/release", "stale");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This page was open for too long");
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void a_discard_without_a_sentence_keeps_what_was_typed() {
        HttpResponse<String> answer = post("it-vance", ITEM + "/discard", "reason", "twice sent");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("href=\"#discard-reason\"", "twice sent");
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void a_discard_of_what_a_colleague_has_released_is_told() {
        Visitor visitor = Visitor.signedIn(port, "it-vance");

        visitor.post(ITEM + "/discard", visitor.token(), "reason", "it was sent twice");

        assertThat(visitor.get(ITEM).body()).contains("It was ended before");
    }

    @Test
    void all_of_one_feed_and_reason_can_be_tried_at_once() {
        String fault = "/quarantine?feed=police-ppn&reason=is+not+a+date";
        assertThat(page("it-vance", fault)).contains("Try all 51 again");
        assertThat(page("it-vance", "/quarantine?feed=police-ppn")).doesNotContain("Try all");
        assertThat(page("it-osei", fault)).doesNotContain("Try all");
    }

    @Test
    void the_next_page_keeps_the_search() {
        assertThat(page("it-osei", "/quarantine?feed=police-ppn&state=discarded&age=overdue"))
                .contains("feed=police-ppn&amp;age=overdue&amp;state=discarded&amp;after=further");
    }

    @Test
    void the_file_cannot_make_a_spreadsheet_calculate() {
        behind.invented = new Invented(words -> "=" + words);

        HttpResponse<String> answer = Visitor.signedIn(port, "it-osei").get("/quarantine/list.csv");

        assertThat(answer.body())
                .contains("\"'=notices-20261123.csv, row 12\"", "Made by it-osei")
                .doesNotContain("\"=");
        assertThat(behind.asked).contains("quarantine as a file by it-osei");
    }
}
