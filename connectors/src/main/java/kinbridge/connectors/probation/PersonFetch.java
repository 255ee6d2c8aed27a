package kinbridge.connectors.probation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.RestApi.Answer;
import kinbridge.connectors.RestApi.Found;
import kinbridge.connectors.RestApi.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what probation says of one person and hands it over, the access limitations first. Of a
 * limited-access case nothing else is asked: probation has said that it is not ours to read.
 */
final class PersonFetch {

    static final String ACCESS_LIMITATIONS = "access-limitations";
    private static final String PERSON = "person";

    private final String feed;
    private final PersonsApi api;
    private final List<String> allowed;
    private final Receiver receiver;
    private final InstantSource clock;

    /** @param feed under which what is fetched is handed over: its format is that of the API */
    PersonFetch(String feed, PersonsApi api, Source source, Receiver receiver, InstantSource clock) {
        this.feed = feed;
        this.api = api;
        this.allowed = allowed(source);
        this.receiver = receiver;
        this.clock = clock;
    }

    private static List<String> allowed(Source source) {
        return Stream.of(source.option("resources").split(","))
                .map(String::strip)
                .filter(resource -> !resource.isEmpty())
                .map(resource -> resource.equals(PERSON) ? "" : resource)
                .toList();
    }

    /**
     * What would be handed over of one person, or null where probation lets us know nobody: the person,
     * or of a limited case the limitations alone.
     */
    static FeedTest.@Nullable Sample sample(PersonsApi api, Source source, InstantSource clock) throws AgencyFailed {
        for (String crn : PersonsApi.crns(api.page(1, 1))) {
            Answer limitations = api.resource(crn, ACCESS_LIMITATIONS);
            if (limitations instanceof Refused refused) {
                throw new AgencyFailed("access limitations could not be read, so nothing is: " + refused.reason());
            }
            boolean limited =
                    limitations instanceof Found found && limits(found.body().path("data"));
            Answer person = limited || !allowed(source).contains("") ? limitations : api.resource(crn, "");
            if (person instanceof Found found) {
                String resource = person == limitations ? ACCESS_LIMITATIONS : "";
                byte[] content = envelope(crn, resource, found, clock.instant());
                return FeedTest.Sample.of(name(resource) + ".json", clock.instant(), content);
            }
        }
        return null;
    }

    /** All that the settings allow us to fetch. */
    List<String> allowed() {
        return allowed;
    }

    /**
     * Hands over the access limitations.
     *
     * @return whether the case is limited
     * @throws AgencyFailed also when the limitations may not be read: then nobody knows, so nothing goes on
     */
    boolean isLimited(String crn) throws IOException {
        Answer answer = api.resource(crn, ACCESS_LIMITATIONS);
        if (answer instanceof Refused refused) {
            throw new AgencyFailed("access limitations could not be read, so nothing is: " + refused.reason());
        }
        if (!(answer instanceof Found found)) {
            return false;
        }
        if (PersonsApi.isCrn(crn)) {
            handOver(crn, ACCESS_LIMITATIONS, found);
        }
        return limits(found.body().path("data"));
    }

    private static boolean limits(JsonNode limitations) {
        return !limitations.path("restrictedTo").isEmpty()
                || !limitations.path("excludedFrom").isEmpty()
                || !limitations.path("restrictionMessage").asText("").isBlank()
                || !limitations.path("exclusionMessage").asText("").isBlank();
    }

    /**
     * Hands over those of the resources that the settings allow; to be called for an unlimited case.
     *
     * @return what the agency refused us, in plain words
     */
    Set<String> fetch(String crn, Collection<String> resources) throws IOException {
        Set<String> refusals = new TreeSet<>();
        for (String resource : resources) {
            if (allowed.contains(resource) && !resource.equals(ACCESS_LIMITATIONS)) {
                Answer answer = api.resource(crn, resource);
                if (answer instanceof Found found) {
                    handOver(crn, resource, found);
                } else if (answer instanceof Refused refused) {
                    refusals.add(name(resource) + ": " + refused.reason());
                }
            }
        }
        return refusals;
    }

    /** The CRN of somebody named by a prison number, or empty where probation does not know the person. */
    Stream<String> crnOf(String personId) throws IOException {
        if (PersonsApi.isCrn(personId)) {
            return Stream.of(personId);
        }
        return api.resource(personId, "") instanceof Found found
                ? PersonsApi.crn(found.body().path("data"))
                : Stream.empty();
    }

    private void handOver(String crn, String resource, Found found) throws IOException {
        // Named for the resource: a CRN is the person, and payload names stand in pages and logs.
        receiver.receive(
                feed,
                name(resource) + ".json",
                clock.instant(),
                new ByteArrayInputStream(envelope(crn, resource, found, clock.instant())));
    }

    private static byte[] envelope(String crn, String resource, Found found, Instant now) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("crn", crn)
                .put("resource", resource)
                .put("fetchedAt", now.toString());
        envelope.set("payload", found.body());
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String name(String resource) {
        return resource.isEmpty() ? PERSON : resource.replace('/', '-');
    }
}
