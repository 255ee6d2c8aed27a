package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import kinbridge.sharinglog.QuestionUnanswered.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class OversightPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'><b>&amp;${7919*7907}[[${7919*7907}]]";

    @LocalServerPort
    int port;

    @Autowired
    InventedQuestions questions;

    @BeforeEach
    void start() {
        questions.reset();
    }

    private String page(String address) {
        HttpResponse<String> answer = Visitor.signedIn(port, "ig-ward").get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void the_home_page_leads_to_each_question_and_tells_no_number_of_what_is_hidden() {
        assertThat(page("/oversight"))
                .contains("/oversight/questions/break-glass", "reviews overdue", "Look at it")
                .contains("/oversight/questions/protected-attempts", "Shown once you say why");
    }

    @Test
    void a_question_leads_to_the_entries_behind_it_and_to_its_file() {
        assertThat(page("/oversight/questions/break-glass?agency=POLICE"))
                .contains("/sharing-log/" + Invented.ENTRY, "/tasks/" + InventedWork.TASK, "More than 10,000 times")
                .contains("/oversight/questions/break-glass/list.csv?agency=POLICE&amp;state=LATE")
                .contains("after=further");
    }

    @Test
    void a_question_that_there_is_not_is_not_found() {
        assertThat(Visitor.signedIn(port, "ig-ward")
                        .get("/oversight/questions/anything")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Visitor.signedIn(port, "ig-ward")
                        .get("/oversight/questions/anything/list.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_date_that_is_none_is_said_beside_its_box() {
        HttpResponse<String> answer =
                Visitor.signedIn(port, "ig-ward").get("/oversight/questions/break-glass?from=never");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#from\"", "id=\"from-error\"")
                .doesNotContain("list.csv");
    }

    @Test
    void the_file_has_whole_ids_and_runs_no_formula() {
        questions.suffix = "";
        HttpResponse<String> file = Visitor.signedIn(port, "ig-ward").get("/oversight/questions/break-glass/list.csv");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("break-glass.csv");
        assertThat(file.body())
                .contains(
                        "\"Made by ig-ward, ",
                        "\"When\",\"Who\"\r\n",
                        "\"" + Invented.ENTRY + "\"",
                        "Dawn Frayne (Emergency");
    }

    @Test
    void a_file_that_breaks_off_ends_broken_and_not_with_a_page_behind_its_rows() {
        questions.breaksOff = true;

        assertThatThrownBy(() -> Visitor.signedIn(port, "ig-ward").get("/oversight/questions/break-glass/list.csv"))
                .isInstanceOf(UncheckedIOException.class);
    }

    private HttpResponse<String> unanswered(Why why) {
        questions.unanswered = why;
        return Visitor.signedIn(port, "ig-ward").get("/oversight/questions/break-glass");
    }

    @Test
    void what_was_too_much_for_one_question_is_told_to_be_narrowed() {
        HttpResponse<String> answer = unanswered(Why.TOO_LARGE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("This is too much for one question", "Choose a shorter period")
                .doesNotContain("ERR-");
    }

    @Test
    void who_asks_while_their_last_question_is_answered_is_told_to_wait() {
        assertThat(unanswered(Why.STILL_AT_THE_LAST).body())
                .contains("still being answered")
                .doesNotContain("Colleagues are asking", "shorter period");
        assertThat(unanswered(Why.OTHERS_ASK).body())
                .contains("Colleagues are asking")
                .doesNotContain("still being answered");
    }

    @Test
    void what_was_hidden_is_not_read_without_a_reason() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        HttpResponse<String> answer =
                officer.post("/oversight/questions/protected-attempts/hidden", officer.token(), "reason", "because");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("href=\"#reason\"", "id=\"reason-error\"")
                .doesNotContain("1 line");
        assertThat(questions.asked).noneMatch(asked -> asked.startsWith("hidden"));
    }

    @Test
    void what_was_hidden_is_read_with_a_reason_and_in_no_address() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        HttpResponse<String> answer = officer.post(
                "/oversight/questions/protected-attempts/hidden",
                officer.token(),
                "reason",
                "The refuge asked who looked");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("1 line", "latest 1,000");
        assertThat(questions.asked)
                .contains("hidden protected-attempts by ig-ward because The refuge asked who looked");
        assertThat(page("/oversight/questions/protected-attempts"))
                .contains("Why you need to read")
                .doesNotContain("list.csv", "1 line");
    }

    @Test
    void hostile_words_stay_words() {
        questions.suffix = HOSTILE;

        assertThat(page("/oversight/questions/break-glass"))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "62615533");
    }
}
