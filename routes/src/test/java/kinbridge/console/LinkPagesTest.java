package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import kinbridge.console.ConsoleAlone.Behind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LinkPagesTest {

    private static final String LINK = "/links/" + Invented.LINK;

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    @BeforeEach
    void start() {
        behind.reset();
    }

    private String page(String address) {
        return Visitor.signedIn(port, "sw-okell").get(address).body();
    }

    private HttpResponse<String> post(String person, String... form) {
        Visitor visitor = Visitor.signedIn(port, person);
        return visitor.post(LINK, visitor.token(), form);
    }

    @Test
    void the_list_names_agencies_and_families_and_nobody() {
        assertThat(page("/links"))
                .contains("Housing and", "FAM-7Q2K9", "65 %", "Next page (3 of 3)", "2 more wait")
                .doesNotContain("Chloe");
    }

    @Test
    void a_possible_match_shows_both_sides_what_each_comparison_weighs_and_why_it_waits() {
        assertThat(page(LINK))
                .contains("1989-11-01", "1989-01-11", "one slip apart", "+9.1", "−14.2", "65 %")
                .contains("it is not sure enough; and no number, telephone, e-mail or address agrees")
                .contains("it says nothing: Telephone")
                .contains("An address here is protected")
                .contains("FAM-7Q2K9: its member");
    }

    @Test
    void what_the_hub_joined_by_itself_is_asked_for_by_family() {
        page("/links?show=joined&family=fam-7q2k9");

        assertThat(behind.asked).contains("possible matches, JOINED of FAM-7Q2K9, page 1");
    }

    @Test
    void a_match_that_would_complete_an_urgent_alert_says_by_when_it_must_be_decided() {
        assertThat(page("/links")).contains("Urgent", "decide by");
        assertThat(page(LINK)).contains("as one person they would complete it");
        assertThat(page("/links/" + Invented.DECIDED_LINK)).doesNotContain("would complete it");
    }

    @Test
    void a_decided_one_shows_who_decided_when_and_why() {
        assertThat(page("/links/" + Invented.DECIDED_LINK))
                .contains(
                        "One person",
                        "Martin Okell",
                        "The midwife rang her",
                        "Decide otherwise",
                        "I take the answer back");
        assertThat(page(LINK)).doesNotContain("I take the answer back");
    }

    @Test
    void an_answer_and_a_reason_record_it() {
        HttpResponse<String> answer =
                post("sw-okell", "seen", "as-seen", "answer", "same", "reason", "rang the housing officer");

        assertThat(page(LINK)).contains("name=\"seen\" value=\"as-seen\"");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(behind.asked)
                .contains("SAME of " + Invented.LINK + " as as-seen by sw-okell: rang the housing officer");
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_is_kept() {
        HttpResponse<String> answer = post("sw-okell", "reason", "rang the housing officer");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Choose whether they are one person or two", "rang the housing officer");
    }

    @Test
    void who_was_slower_than_a_colleague_is_told_so() {
        Visitor visitor = Visitor.signedIn(port, "sw-okell");
        visitor.post(LINK, visitor.token(), "answer", "same", "reason", "decided meanwhile");

        assertThat(visitor.get("/links").body()).contains("Nothing was changed: a colleague decided it meanwhile");
    }

    @Test
    void whoever_is_not_granted_it_cannot_decide() {
        assertThat(post("sw-nair", "answer", "same", "reason", "rang the housing officer")
                        .statusCode())
                .isEqualTo(403);
        assertThat(behind.asked).noneMatch(asked -> asked.contains(Invented.LINK.toString()));
    }

    @Test
    void an_id_that_is_nobodys_is_not_found() {
        assertThat(Visitor.signedIn(port, "sw-okell")
                        .get("/links/" + Invented.OF_OTHERS)
                        .statusCode())
                .isEqualTo(404);
    }
}
