package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A program that asks for what a practitioner may see, and gets what the console would show. */
@Story
class ApiStoryTest {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String PLAN = "?purpose=CP_PLAN";

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    Hub hub;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    private String token(String practitioner) throws Exception {
        HttpResponse<String> answer = send(request("/api/demo/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"practitioner\":\"" + practitioner + "\"}"))
                .build());
        Matcher token = TOKEN.matcher(answer.body());
        assertThat(token.find()).as(answer.body()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(String address, String token) throws Exception {
        return send(request(address)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + address));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void the_social_worker_gets_the_family_as_the_console_shows_it() throws Exception {
        HttpResponse<String> answer = get("/api/families/" + family + PLAN, token("amara-nwosu"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Chloe Hartley", "Missed maternity appointment");
    }

    @Test
    void the_housing_officer_gets_none_of_the_health_records() throws Exception {
        HttpResponse<String> answer = get("/api/families/" + family + PLAN, token("gary-rudge"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Mood screening");
    }

    @Test
    void a_stranger_gets_the_same_answer_as_for_a_family_that_does_not_exist() throws Exception {
        String stranger = token("priya-raman");

        HttpResponse<String> real = get("/api/families/" + family + PLAN, stranger);
        HttpResponse<String> none = get("/api/families/" + UUID.randomUUID() + PLAN, stranger);

        assertThat(real.statusCode()).isEqualTo(404);
        assertThat(real.body().replace(family.toString(), ""))
                .isEqualToIgnoringWhitespace(none.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""));
        assertThat(real.body()).hasSameSizeAs(none.body());
    }

    @Test
    void without_a_token_nothing_is_answered() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/families/" + family + PLAN).GET().build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_token_that_nobody_signed_is_refused() throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String unsigned = base64.encodeToString("{\"alg\":\"none\"}".getBytes())
                + "."
                + base64.encodeToString("{\"sub\":\"amara-nwosu\",\"aud\":\"kinbridge\"}".getBytes())
                + ".";

        assertThat(get("/api/families", unsigned).statusCode()).isEqualTo(401);
    }

    @Test
    void a_console_session_is_no_token() {
        assertThat(hub.visitor("amara-nwosu").get("/api/families").statusCode()).isEqualTo(401);
    }

    @Test
    void an_information_governance_officer_opens_no_family() throws Exception {
        assertThat(get("/api/families/" + family + PLAN, token("ian-wetherby")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_look_without_a_purpose_is_refused() throws Exception {
        HttpResponse<String> answer = get("/api/families/" + family, token("amara-nwosu"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("purpose");
    }

    @Test
    void the_interface_describes_itself() throws Exception {
        HttpResponse<String> answer = send(request("/api/openapi").GET().build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/families/{family}").doesNotContain("/families/{family}/pack");
    }
}
