package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import kinbridge.console.ConsoleAlone.Behind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LinkingModelPagesTest {

    private static final String TRIAL = "/linking/trials/" + InventedLinkingModels.TRIAL;

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    @BeforeEach
    void start() {
        behind.reset();
    }

    private String page(String address) {
        return Visitor.signedIn(port, "ig-ward").get(address).body();
    }

    private HttpResponse<String> post(String person, String address, String... form) {
        Visitor visitor = Visitor.signedIn(port, person);
        return visitor.post(address, visitor.token(), form);
    }

    @Test
    void the_page_says_which_model_is_in_use_and_who_is_not_linked_by_it_yet() {
        assertThat(page("/linking"))
                .contains("Model 3, since", "All but 1,200 identities", "Estimated from 61,000 of our records")
                .contains("Comes with the program, made from 20,000 invented records");
    }

    @Test
    void a_model_of_too_few_records_is_not_offered() {
        assertThat(page("/linking"))
                .contains("It rests on too little", "Put model 4 in use", "Go back to model 1")
                .doesNotContain("Put model 2 in use", "Go back to model 2", "Put model 3 in use");
    }

    @Test
    void while_a_model_is_tried_no_other_is_asked_for() {
        behind.empty = true;

        assertThat(page("/linking"))
                .contains("A model is being estimated", "Look again")
                .doesNotContain("Estimate a model from our records");
    }

    @Test
    void what_a_model_would_change_is_said_in_numbers_and_for_open_families() {
        assertThat(page(TRIAL))
                .contains("48,101 now, 48,090 then, of 61,240 identities")
                .contains("Possible match", "One person", "31")
                .contains("Housing and Police", "FAM-7Q2K9", "98 %", "2 more pairs change in open families");
    }

    @Test
    void a_model_is_put_in_use_with_a_reason() {
        HttpResponse<String> answer =
                post("ig-ward", "/linking/4/use", "inUse", "3", "reason", "fewer doubts in open families");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(behind.asked).contains("model 4 for model 3 by ig-ward: fewer doubts in open families");
    }

    @Test
    void without_a_reason_it_is_said_and_nothing_is_done() {
        HttpResponse<String> answer = post("ig-ward", "/linking/1/use", "inUse", "3");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", "Say why in a sentence");
    }

    @Test
    void estimating_and_trying_are_asked_for() {
        assertThat(post("ig-ward", "/linking/estimate").statusCode()).isEqualTo(302);
        assertThat(post("ig-ward", "/linking/4/try").statusCode()).isEqualTo(302);
        assertThat(post("ig-ward", TRIAL + "/stop").statusCode()).isEqualTo(302);

        assertThat(behind.asked).contains("a model is asked for by ig-ward", "model 4 is tried by ig-ward");
        assertThat(behind.asked).contains("trial " + InventedLinkingModels.TRIAL + " is stopped by ig-ward");
    }

    @Test
    void whoever_does_not_govern_cannot_change_it() {
        assertThat(post("sw-okell", "/linking/4/use", "inUse", "3", "reason", "I would like it so")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("it-vance", "/linking/estimate").statusCode()).isEqualTo(403);
        assertThat(behind.asked).noneMatch(asked -> asked.startsWith("model 4") || asked.startsWith("a model"));
    }

    @Test
    void a_trial_that_is_nobodys_is_not_found() {
        assertThat(Visitor.signedIn(port, "ig-ward")
                        .get("/linking/trials/" + Invented.OF_OTHERS)
                        .statusCode())
                .isEqualTo(404);
    }
}
