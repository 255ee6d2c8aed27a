package kinbridge.connectors.probation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.RestApi;
import kinbridge.connectors.RestApi.Answer;
import kinbridge.connectors.RestApi.Found;
import kinbridge.connectors.Tls;
import kinbridge.connectors.WebAddress;

/** The persons part of the HMPPS Integration API. */
final class PersonsApi {

    private static final Pattern CRN = Pattern.compile("[A-Z]\\d{6}");
    private static final Pattern PERSON_ID = Pattern.compile("[A-Z0-9]{5,10}");
    private static final int TIMEOUT_SECONDS = 30;
    private static final int PAGE_LIMIT = 1_000;

    private final RestApi api;

    PersonsApi(Source source, InstantSource clock) {
        api = new RestApi(
                WebAddress.of("base-url", source.option("base-url")),
                "application/json",
                Duration.ofMillis(source.milliseconds("timeout-seconds", TIMEOUT_SECONDS)),
                RestApi.apiKey(source.option("api-key")),
                mutual(source),
                clock);
    }

    /** The API knows its consumers by the common name of their certificates. */
    private static Tls mutual(Source source) {
        source.option("key-store");
        return Tls.of(source);
    }

    List<FeedCertificate> seen() {
        return api.seen();
    }

    String server() {
        return api.server();
    }

    /** Whether it is a case reference number, the id under which the hub knows people on probation. */
    static boolean isCrn(String id) {
        return CRN.matcher(id).matches();
    }

    /** Whether it may stand in a path: anything else never leaves the hub. */
    static boolean isPersonId(String id) {
        return PERSON_ID.matcher(id).matches();
    }

    /** One page of the people whom we may know. */
    JsonNode page(int page, int pageSize) throws AgencyFailed {
        return api.must("/v1/persons?page=" + page + "&perPage=" + pageSize).body();
    }

    /** One resource of a person as the API wraps it, a list with all its pages. */
    Answer resource(String personId, String resource) throws AgencyFailed {
        String path = "/v1/persons/" + personId + (resource.isEmpty() ? "" : "/" + resource);
        Answer answer = api.get(path);
        if (!(answer instanceof Found first) || isLastPage(first.body())) {
            return answer;
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        first.body().path("data").forEach(all::add);
        for (int page = 2; page <= PAGE_LIMIT; page++) {
            JsonNode next = api.must(path + "?page=" + page).body();
            next.path("data").forEach(all::add);
            if (isLastPage(next)) {
                return new Found(JsonNodeFactory.instance.objectNode().set("data", all), first.answeredAt());
            }
        }
        throw new AgencyFailed("a list of more than " + PAGE_LIMIT + " pages, which looks like a loop");
    }

    static boolean isLastPage(JsonNode body) {
        return body.path("pagination").path("isLastPage").asBoolean(true);
    }

    /** The CRNs on one page of people; the API's own models name them in different places. */
    static List<String> crns(JsonNode page) {
        List<String> crns = new ArrayList<>();
        page.path("data").forEach(person -> crn(person).forEach(crns::add));
        return crns;
    }

    /** The CRN of a person as the API gives it, if there is one. */
    static Stream<String> crn(JsonNode person) {
        return Stream.of(
                        person.path("otherIds").path("crn"),
                        person.path("identifiers").path("deliusCrn"),
                        person.path("identifiers").path("crns").path(0),
                        person.path("crn"),
                        person.path("hmppsId"))
                .map(JsonNode::asText)
                .filter(PersonsApi::isCrn)
                .limit(1);
    }
}
