package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the FHIR interface does not answer it refuses, in words that repeat nothing of what was asked. */
@Story
class FhirRefusalStoryTest {

    private static final String SOCIAL_WORKER = "amara-nwosu";

    @Autowired
    Hub hub;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    private String search(String type) {
        return "/fhir/" + type + "?family=" + family + "&purpose=CP_PLAN";
    }

    private HttpResponse<String> get(String practitioner, String address) {
        return Program.of(hub, practitioner).get(address);
    }

    private static String words(HttpResponse<String> refused) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(OperationOutcome.class, refused.body())
                .getIssueFirstRep()
                .getDetails()
                .getText();
    }

    @Test
    void without_a_token_nothing_is_answered() {
        HttpResponse<String> answer = Program.withoutToken(hub).get(search("Patient"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(words(answer)).contains("bearer token");
    }

    @Test
    void a_console_session_is_no_token() {
        assertThat(hub.visitor(SOCIAL_WORKER).get(search("Patient")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_information_governance_officer_opens_no_family() {
        HttpResponse<String> answer = get("ian-wetherby", search("Patient"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(words(answer)).contains("not for your role");
    }

    @Test
    void a_search_in_no_family_is_refused() {
        HttpResponse<String> answer = get(SOCIAL_WORKER, "/fhir/Patient?purpose=CP_PLAN");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(words(answer)).contains("'family' is missing");
    }

    @Test
    void a_look_without_a_purpose_is_refused() {
        HttpResponse<String> answer = get(SOCIAL_WORKER, "/fhir/Patient?family=" + family);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(words(answer)).contains("'purpose' is missing");
    }

    @Test
    void a_purpose_that_there_is_not_is_refused_and_not_repeated() {
        HttpResponse<String> answer = get(SOCIAL_WORKER, "/fhir/Group/" + family + "/$everything?purpose=CURIOSITY");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(words(answer)).contains("'purpose'").doesNotContain("CURIOSITY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&name=Chloe", "&_count=1", "&family:missing=true", "&purpose=CP_PLAN", "&_summary=count"})
    void a_filter_that_is_not_known_is_refused_rather_than_ignored(String filter) {
        HttpResponse<String> answer = get(SOCIAL_WORKER, search("Patient") + filter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Chloe", "HAPI");
    }

    @Test
    void the_whole_family_cannot_be_filtered_either() {
        assertThat(get(SOCIAL_WORKER, "/fhir/Group/" + family + "/$everything?purpose=CP_PLAN&_since=2026-01-01")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/fhir/Patient/Chloe", "/fhir/Observation?subject=Chloe", "/fhir/Patient/1/_history", "/fhir"})
    void what_is_not_served_is_refused_in_our_own_words(String address) {
        HttpResponse<String> answer = get(SOCIAL_WORKER, address);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body())
                .contains("OperationOutcome")
                .doesNotContain("Chloe")
                .doesNotContain("HAPI")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothing_can_be_written(String method) {
        Program program = Program.of(hub, SOCIAL_WORKER);

        HttpResponse<String> answer =
                program.send(program.request("/fhir/Patient").method(method, BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void a_form_whose_length_would_tell_is_not_served() {
        assertThat(get(SOCIAL_WORKER, search("Patient") + "&_format=ttl").statusCode())
                .isEqualTo(406);
    }
}
