package kinbridge.connectors.housing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.Borough;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.HubStandIn;
import kinbridge.connectors.RunningRoutes;
import kinbridge.connectors.Simulator;
import kinbridge.connectors.Steps;
import kinbridge.connectors.TestBroker;
import kinbridge.mappings.Agency;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousingConnectorTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FEED = "housing-tenure";
    private static final String EVENT = "{\"id\":\"e1\",\"eventType\":\"TenureUpdatedEvent\",\"entityId\":\"t1\"}";

    private final HousingSimulator housing = new HousingSimulator();
    private final HubStandIn hub = new HubStandIn();
    private TestBroker broker;
    private RunningRoutes routes;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker();
        routes = new RunningRoutes(broker.url());
    }

    @AfterEach
    void stop() {
        routes.close();
        housing.close();
        broker.close();
    }

    @Test
    void every_tenure_and_event_of_the_borough_is_handed_over() throws Exception {
        Borough borough = Borough.load(InstantSource.system());
        simulate(borough);

        run(rest(Map.of("page-size", "2")), events());

        JsonNode known = borough.merged("housing");
        await().until(() -> ids("tenures.json").size() >= known.path("tenures").size());
        await().until(() -> events(hub).size() >= known.path("events").size());
        assertThat(ids("tenures.json")).containsExactlyInAnyOrderElementsOf(ids(known.path("tenures")));
        assertThat(events(hub)).containsExactlyElementsOf(ids(known.path("events")));
    }

    @Test
    void only_the_tenure_that_changed_is_handed_over_again() throws Exception {
        simulateNobody();
        housing.putTenure("{\"id\":\"t1\"}");
        housing.putTenure("{\"id\":\"t2\"}");
        run(rest(Map.of()));
        await().until(() -> hub.heard().size() > 0);

        housing.putTenure("{\"id\":\"t1\",\"versionNumber\":2}");

        await().until(() -> ids("tenures.json").size() > 2);
        int looks = hub.heard().size();
        await().until(() -> hub.heard().size() > looks + 1);
        assertThat(ids("tenures.json")).containsExactly("t1", "t2", "t1");
    }

    @Test
    void the_mark_stays_until_the_hub_has_kept_the_tenures() throws Exception {
        simulateNobody();
        housing.putTenure("{\"id\":\"t1\"}");
        hub.refuseNext(1);
        run(rest(Map.of()));

        await().until(() -> !hub.failures().isEmpty());
        await().until(() -> !hub.kept().isEmpty());
        assertThat(ids("tenures.json")).containsExactly("t1");
        assertThat(hub.failures())
                .containsExactly(
                        FEED + " tenures: what was fetched could not be kept by the hub; it will be fetched again");
    }

    @Test
    void a_wrong_key_is_a_failure_that_says_so_and_the_events_still_come() throws Exception {
        simulateNobody();
        run(rest(Map.of("api-key", "not-the-key")), events());

        await().until(() -> !hub.failures().isEmpty());
        housing.send(EVENT);

        await().until(() -> events(hub).size() == 1);
        assertThat(hub.failures())
                .allMatch(failure ->
                        failure.startsWith(FEED + " tenures: the agency does not accept our key or token (401)"));
        assertThat(hub.heard()).isEmpty();
    }

    @Test
    void an_event_that_the_hub_could_not_keep_comes_again() throws Exception {
        simulateNobody();
        hub.refuseNext(2);
        run(events());

        housing.send(EVENT);

        await().until(() -> events(hub).size() == 1);
        await().until(() -> broker.waiting(HousingSimulator.QUEUE) == 0);
        assertThat(hub.tries()).isEqualTo(3);
        assertThat(hub.failures()).hasSize(2).allMatch(failure -> failure.contains("stays on the queue"));
    }

    @Test
    void an_event_stays_on_the_queue_while_the_hub_cannot_keep_it() throws Exception {
        simulateNobody();
        hub.refuseNext(Integer.MAX_VALUE);
        run(events());

        housing.send(EVENT);

        await().until(() -> hub.tries() >= 2);
        // Between one try and the next it is on neither side for a moment.
        await().until(() -> broker.waiting(HousingSimulator.QUEUE) == 1);
        assertThat(hub.kept()).isEmpty();
    }

    @Test
    void a_feed_that_was_paused_stays_paused_after_a_failure() throws Exception {
        simulateNobody();
        hub.refuseNext(1);
        run(events());
        housing.send(EVENT);
        await().until(() -> hub.tries() == 1);

        routes.context().getRouteController().suspendRoute(FEED + "-events");

        await().pollDelay(Duration.ofSeconds(3)).until(() -> hub.tries() == 1);
        assertThat(routes.context().getRouteController().getRouteStatus(FEED + "-events"))
                .isEqualTo(ServiceStatus.Suspended);
        routes.context().getRouteController().resumeRoute(FEED + "-events");
        await().until(() -> events(hub).size() == 1);
    }

    @Test
    void an_empty_message_is_handed_over_too_so_that_somebody_sees_it() throws Exception {
        simulateNobody();
        run(events());

        housing.send("");

        await().until(() -> hub.kept().size() == 1);
        assertThat(broker.waiting(HousingSimulator.QUEUE)).isZero();
    }

    @Test
    void a_test_connects_and_fetches_one_without_handing_it_over() throws Exception {
        simulateNobody();
        housing.putTenure("{\"id\":\"t1\"}");

        housing.send("{\"id\":\"e1\"}");

        List<FeedTest> looks = new HousingConnector().test(settings(rest(Map.of()), events()), routes.context());

        assertThat(looks).extracting(Steps::outcomes).containsExactly("ok, ok, ok", "ok, ok, ok");
        assertThat(Steps.of(looks))
                .contains("tenures: authenticate: ok: the key was accepted")
                .anyMatch(line -> line.contains("housing.tenure.events: an event waits, and stays"));
        assertThat(Steps.sample(looks.get(0))).isEqualTo("[{\"id\":\"t1\"}]");
        assertThat(Steps.sample(looks.get(1))).isEqualTo("{\"id\":\"e1\"}");
        assertThat(broker.waiting(HousingSimulator.QUEUE)).isEqualTo(1);
        assertThat(hub.kept()).isEmpty();
    }

    @Test
    void a_test_with_a_wrong_key_says_what_is_wrong() throws Exception {
        simulateNobody();

        FeedTest look = new HousingConnector()
                .test(settings(rest(Map.of("api-key", "wrong"))), routes.context())
                .get(0);

        assertThat(Steps.outcomes(look)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(look)).startsWith("the agency does not accept our key or token (401)");
    }

    @Test
    void a_transport_that_housing_does_not_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HousingConnector().routes(settings(new Source("fhir", "files", Map.of())), hub))
                .withMessageContaining("cannot be had by the transport fhir");
    }

    private void simulateNobody() throws Exception {
        simulate(new Borough(List.of(), List.of()));
    }

    private void simulate(Borough borough) throws Exception {
        housing.start(new Simulator.Setting(borough, folder, broker.url(), null, null, null));
    }

    private void run(Source... sources) throws Exception {
        routes.run(new HousingConnector(), settings(sources), hub);
    }

    private static FeedSettings settings(Source... sources) {
        return new FeedSettings(
                FEED, Agency.HOUSING, "Tenures", "A housing system", Duration.ofHours(1), List.of(sources));
    }

    private Source rest(Map<String, String> changes) {
        Map<String, String> options = new HashMap<>(Map.of(
                "base-url",
                housing.placeholders().get("HOUSING_URL"),
                "api-key",
                housing.placeholders().get("HOUSING_API_KEY"),
                "poll-seconds",
                "1",
                "longest-pause-seconds",
                "1"));
        options.putAll(changes);
        return new Source("rest", "tenures", options);
    }

    private static Source events() {
        return new Source("jms", "events", Map.of("queue", HousingSimulator.QUEUE, "retry-seconds", "1"));
    }

    private static List<String> events(HubStandIn hub) {
        return hub.kept().stream()
                .filter(payload -> payload.name().startsWith("event "))
                .map(payload -> json(payload.content()).path("id").asText())
                .toList();
    }

    private List<String> ids(String payloadName) {
        List<String> ids = new ArrayList<>();
        hub.kept().stream()
                .filter(payload -> payload.name().equals(payloadName))
                .forEach(payload -> ids.addAll(ids(json(payload.content()))));
        return ids;
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(object -> ids.add(object.path("id").asText()));
        return ids;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
