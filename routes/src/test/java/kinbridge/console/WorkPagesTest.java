package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class WorkPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'><b>&amp;${7919*7907}[[${7919*7907}]]";

    @LocalServerPort
    int port;

    @Autowired
    InventedWork work;

    @BeforeEach
    void start() {
        work.reset();
    }

    private String page(String person, String address) {
        HttpResponse<String> answer = Visitor.signedIn(port, person).get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void two_signatures_of_one_look_stay_two_lines() {
        assertThat(page("sw-nair", "/tasks"))
                .contains("/tasks/" + InventedWork.TASK, "/tasks/" + InventedWork.SECOND_TASK)
                .doesNotContain("Sign off, or refuse (");
    }

    @Test
    void people_to_be_told_because_of_one_look_are_one_line_with_a_link_for_each() {
        String page = page("sw-nair", "/tasks");

        assertThat(page)
                .containsOnlyOnce("Tell the person, or record why not (2 people)")
                .contains("/tasks/" + InventedWork.NOTICE_TASK, "/tasks/" + InventedWork.SECOND_NOTICE_TASK);
        assertThat(page).doesNotContain("Sign off, or refuse (");
    }

    @Test
    void the_list_says_what_is_overdue_and_names_families_by_reference() {
        assertThat(page("sw-nair", "/tasks"))
                .contains("Sign off, or refuse", "Overdue", "FAM-7Q2K9", "Mine (4)")
                .doesNotContain("Hartley");
    }

    @Test
    void a_task_of_an_absent_colleague_says_whose_it_is() {
        assertThat(page("sw-nair", "/tasks/" + InventedWork.TASK)).contains("You may do it in their absence");
    }

    @Test
    void telling_somebody_asks_for_a_safety_check_and_a_day_to_look_again() {
        assertThat(page("sw-nair", "/tasks/" + InventedWork.NOTICE_TASK))
                .contains("I checked that it was safe", "19 January 2027", "value=\"NOT_TOLD\" checked");
        assertThat(page("sw-nair", "/tasks/" + InventedWork.TASK)).doesNotContain("I checked that it was safe");
    }

    @Test
    void a_task_that_is_nobodys_is_not_found() {
        assertThat(Visitor.signedIn(port, "sw-nair")
                        .get("/tasks/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_wrong_with_an_answer_stands_above_and_beside_the_field() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        HttpResponse<String> answer =
                worker.post("/tasks/" + InventedWork.TASK, worker.token(), "outcome", "REFUSED", "words", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", "href=\"#words\"", "id=\"words-error\"");
    }

    @Test
    void a_form_without_the_sessions_token_ends_no_task_and_breaks_no_glass() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        worker.post("/tasks/" + InventedWork.TASK, "forged", "outcome", "SIGNED", "words", "It is needed");
        worker.post("/access/break-glass", "forged", "reference", "FAM-7Q2K9", "reason", "It cannot wait");

        assertThat(work.asked).noneMatch(asked -> asked.startsWith("finish") || asked.startsWith("break"));
    }

    @Test
    void the_sentence_about_signatures_is_on_the_familys_page_with_the_way_to_ask() {
        assertThat(page("sw-nair", "/families/" + Invented.HARTLEY + "?purpose=PREBIRTH"))
                .contains(
                        "may be shown only after a reason and a supervisor",
                        "/families/" + Invented.HARTLEY + "/grants?purpose=PREBIRTH")
                .doesNotContain("give one reason");
    }

    @Test
    void a_reason_that_is_owed_is_asked_for_there() {
        work.reasonOwed = true;

        assertThat(page("sw-nair", "/families/" + Invented.HARTLEY + "?purpose=PREBIRTH"))
                .contains("give one reason", "/tasks/" + InventedWork.TASK);
    }

    @Test
    void asking_for_a_family_that_is_not_for_you_looks_like_one_that_is_not_there() {
        Visitor midwife = Visitor.signedIn(port, "mw-adeyemi");

        HttpResponse<String> ofOthers = midwife.get("/families/" + Invented.HARTLEY + "/grants?purpose=PREBIRTH");
        HttpResponse<String> none = midwife.get("/families/" + UUID.randomUUID() + "/grants?purpose=PREBIRTH");

        assertThat(ofOthers.statusCode()).isEqualTo(404);
        assertThat(Visitor.withoutToken(none)).isEqualTo(Visitor.withoutToken(ofOthers));
    }

    @Test
    void only_a_role_that_may_break_the_glass_is_shown_the_way_to_it() {
        assertThat(Visitor.signedIn(port, "mw-adeyemi")
                        .get("/families/" + UUID.randomUUID() + "?purpose=PREBIRTH")
                        .body())
                .contains("/access/break-glass");
        assertThat(Visitor.signedIn(port, "ho-okoro")
                        .get("/families/" + UUID.randomUUID() + "?purpose=PREBIRTH")
                        .body())
                .doesNotContain("/access/break-glass");
        assertThat(Visitor.signedIn(port, "ho-okoro").get("/access/break-glass").statusCode())
                .isEqualTo(403);
    }

    @Test
    void signing_in_again_as_somebody_else_is_refused() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        worker.post("/access/sign-in-again", worker.token(), "practitioner", "sw-duty");

        assertThat(worker.get("/access/break-glass").statusCode()).isEqualTo(200);
        assertThat(worker.get("/tasks").body()).contains("Priya Nair").doesNotContain("Owen Marsh, ");
    }

    @Test
    void signing_in_again_as_oneself_gives_a_new_session() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");
        String before = worker.session();

        worker.post("/access/sign-in-again", worker.token(), "practitioner", "sw-nair");

        assertThat(worker.session()).isNotBlank().isNotEqualTo(before);
        assertThat(worker.get("/tasks").statusCode()).isEqualTo(200);
    }

    @Test
    void hostile_words_stay_words() {
        work.suffix = HOSTILE;

        for (String address : java.util.List.of(
                "/tasks",
                "/tasks/" + InventedWork.TASK,
                "/tasks/grants/" + InventedWork.GRANT,
                "/families/" + Invented.HARTLEY + "/grants?purpose=PREBIRTH")) {
            assertThat(page("sw-nair", address)).contains("&lt;script&gt;").doesNotContain("<script>alert", "62615533");
        }
    }
}
