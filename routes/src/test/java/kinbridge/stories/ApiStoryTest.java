package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A program that asks for what a practitioner may see, and gets what the console would show. */
@Story
class ApiStoryTest {

    private static final String PLAN = "?purpose=CP_PLAN";

    @Autowired
    Hub hub;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    private HttpResponse<String> get(String address, String practitioner) {
        return Program.of(hub, practitioner).get(address);
    }

    @Test
    void the_social_worker_gets_the_family_as_the_console_shows_it() {
        HttpResponse<String> answer = get("/api/families/" + family + PLAN, "amara-nwosu");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Chloe Hartley", "Missed maternity appointment");
    }

    @Test
    void the_housing_officer_gets_none_of_the_health_records() {
        HttpResponse<String> answer = get("/api/families/" + family + PLAN, "gary-rudge");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Mood screening");
    }

    @Test
    void a_stranger_gets_the_same_answer_as_for_a_family_that_does_not_exist() {
        Program stranger = Program.of(hub, "priya-raman");

        HttpResponse<String> real = stranger.get("/api/families/" + family + PLAN);
        HttpResponse<String> none = stranger.get("/api/families/" + UUID.randomUUID() + PLAN);

        assertThat(real.statusCode()).isEqualTo(404);
        assertThat(real.body().replace(family.toString(), ""))
                .isEqualToIgnoringWhitespace(none.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""));
        assertThat(real.body()).hasSameSizeAs(none.body());
    }

    @Test
    void without_a_token_nothing_is_answered() {
        HttpResponse<String> answer = Program.withoutToken(hub).get("/api/families/" + family + PLAN);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String unsigned = base64.encodeToString("{\"alg\":\"none\"}".getBytes())
                + "."
                + base64.encodeToString("{\"sub\":\"amara-nwosu\",\"aud\":\"kinbridge\"}".getBytes())
                + ".";

        assertThat(Program.with(hub, unsigned).get("/api/families").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_console_session_is_no_token() {
        assertThat(hub.visitor("amara-nwosu").get("/api/families").statusCode()).isEqualTo(401);
    }

    @Test
    void an_information_governance_officer_opens_no_family() {
        assertThat(get("/api/families/" + family + PLAN, "ian-wetherby").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_look_without_a_purpose_is_refused() {
        HttpResponse<String> answer = get("/api/families/" + family, "amara-nwosu");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("purpose");
    }

    @Test
    void a_purpose_that_there_is_not_is_refused_and_not_repeated() {
        HttpResponse<String> answer = get("/api/families/" + family + "?purpose=SOMEBODYS_NAME", "amara-nwosu");
        HttpResponse<String> twice = get("/api/families/" + family + PLAN + "&purpose=CP_PLAN", "amara-nwosu");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("SOMEBODYS_NAME");
        assertThat(twice.statusCode()).isEqualTo(400);
    }

    @Test
    void each_shape_has_a_name_of_its_own_in_the_document() {
        assertThat(Program.withoutToken(hub).get("/api/openapi").body())
                .contains("ConsentApi.Answer", "TasksApi.Answer", "AccessApi.Request", "GrantsApi.Request");
    }

    @Test
    void the_interface_describes_itself() {
        HttpResponse<String> answer = Program.withoutToken(hub).get("/api/openapi");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/families/{family}").doesNotContain("/families/{family}/pack");
    }
}
