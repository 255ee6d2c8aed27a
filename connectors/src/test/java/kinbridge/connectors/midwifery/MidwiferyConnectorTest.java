package kinbridge.connectors.midwifery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import kinbridge.connectors.Borough;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Steps;
import org.junit.jupiter.api.Test;

class MidwiferyConnectorTest extends MidwiferyTestCase {

    @Test
    void every_resource_that_midwifery_holds_of_the_borough_is_handed_over_once() throws Exception {
        Borough borough = Borough.load(InstantSource.system());
        Set<String> types = new TreeSet<>();
        Set<String> expected = new TreeSet<>();
        for (JsonNode entry : borough.merged("midwifery").path("entry")) {
            JsonNode resource = entry.path("resource");
            types.add(resource.path("resourceType").asText());
            expected.add(resource.path("resourceType").asText() + "/"
                    + resource.path("id").asText());
        }
        start(borough);

        poll(Map.of("resource-types", String.join(",", types)));

        await().untilAsserted(() -> assertThat(hub.heard()).isNotEmpty());
        assertThat(handedOver()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void only_what_changed_is_handed_over_again() throws Exception {
        startEmpty();
        midwifery.put(patient("anna", "9990000018"));
        midwifery.put(patient("beth", "9990000026"));
        poll(Map.of());
        await().until(() -> handedOver().size() == 2);

        midwifery.put(patient("beth", "9990000026"));

        await().until(() -> handedOver().size() > 2);
        int looks = hub.heard().size();
        await().until(() -> hub.heard().size() > looks + 1);
        assertThat(handedOver()).containsExactly("Patient/anna", "Patient/beth", "Patient/beth");
    }

    @Test
    void a_server_with_nothing_new_is_heard() throws Exception {
        startEmpty();

        poll(Map.of());

        await().until(() -> !hub.heard().isEmpty());
        assertThat(hub.heard()).contains("midwifery-fhir server");
        assertThat(hub.kept()).isEmpty();
    }

    @Test
    void all_pages_are_followed() throws Exception {
        startEmpty();
        for (int number = 0; number < 45; number++) {
            midwifery.put(appointment("visit-" + number));
        }

        poll(Map.of("page-size", "20"));

        await().until(() -> handedOver().size() >= 45);
        assertThat(handedOver()).doesNotHaveDuplicates().hasSize(45);
        assertThat(hub.kept()).hasSize(3);
    }

    @Test
    void what_the_hub_could_not_keep_is_fetched_again_and_the_mark_stays() throws Exception {
        startEmpty();
        midwifery.put(patient("anna", "9990000018"));
        hub.refuseNext(2);
        poll(Map.of());

        await().until(() -> hub.tries() >= 2);
        assertThat(hub.marks()).isEmpty();
        await().until(() -> !hub.marks().isEmpty());
        assertThat(handedOver()).containsExactly("Patient/anna");
        assertThat(hub.failures()).allMatch(failure -> failure.contains("could not be kept by the hub"));
    }

    @Test
    void a_wrong_secret_is_a_failure_that_says_so_and_hands_over_nothing() throws Exception {
        startEmpty();
        midwifery.put(patient("anna", "9990000018"));

        poll(Map.of("client-secret", "not-the-secret"));

        await().until(() -> !hub.failures().isEmpty());
        assertThat(hub.failures().get(0))
                .contains("does not accept our client id and secret")
                .doesNotContain("not-the-secret");
        assertThat(hub.kept()).isEmpty();
        assertThat(hub.heard()).isEmpty();
    }

    @Test
    void a_token_that_has_ended_is_renewed_without_a_failure() throws Exception {
        startEmpty();
        poll(Map.of());
        await().until(() -> !hub.heard().isEmpty());

        midwifery.endTokens();
        midwifery.put(patient("anna", "9990000018"));

        await().until(() -> !hub.kept().isEmpty());
        assertThat(hub.failures()).isEmpty();
    }

    @Test
    void a_server_that_is_gone_is_a_failure_without_an_address_of_a_record() throws Exception {
        startEmpty();
        poll(Map.of());
        await().until(() -> !hub.heard().isEmpty());

        midwifery.close();

        await().until(() -> !hub.failures().isEmpty());
        assertThat(hub.failures().get(0)).contains("could not be reached");
    }

    @Test
    void a_flag_that_we_delivered_does_not_come_back_as_if_midwifery_had_said_it() throws Exception {
        startEmpty();
        midwifery.put(patient("anna", "9990000018"));
        new MidwiferyDelivery()
                .deliver(MidwiferyDeliveryTest.settings(midwifery), "key-1", MidwiferyDeliveryTest.flag("9990000018"));

        poll(Map.of());

        await().until(() -> !hub.heard().isEmpty());
        assertThat(handedOver()).containsExactly("Patient/anna");
    }

    @Test
    void a_resource_with_an_impossible_date_does_not_lose_its_neighbours() throws Exception {
        String page = """
                {"resourceType":"Bundle","entry":[
                 {"resource":{"resourceType":"Patient","id":"anna","birthDate":"1990-02-31"}},
                 {"resource":{"resourceType":"Patient","id":"beth","birthDate":"1991-03-01"}}]}""";
        try (RawServer server = new RawServer(Map.of("/fhir/Patient", page))) {
            poll(server.settings("Patient"));

            await().until(() -> !hub.kept().isEmpty());
            assertThat(hub.kept().get(0).content()).contains("1990-02-31", "beth");
        }
    }

    @Test
    void one_kind_that_we_may_not_read_is_told_and_the_others_still_come() throws Exception {
        String page = "{\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"anna\"}}]}";
        try (RawServer server = new RawServer(Map.of("/fhir/Patient", page))) {
            poll(server.settings("Consent,Patient"));

            await().until(() -> !hub.failures().isEmpty());
            assertThat(hub.failures().get(0)).contains("Consent", "does not allow us this");
            assertThat(handedOver()).containsExactly("Patient/anna");
        }
    }

    @Test
    void a_next_page_on_another_server_never_gets_our_token() throws Exception {
        try (RawServer elsewhere = new RawServer(Map.of("/fhir/Patient", "{}"))) {
            String page = "{\"link\":[{\"relation\":\"next\",\"url\":\"" + elsewhere.url() + "/fhir/Patient\"}]}";
            try (RawServer server = new RawServer(Map.of("/fhir/Patient", page))) {
                poll(server.settings("Patient"));

                await().until(() -> !hub.failures().isEmpty());
                assertThat(hub.failures().get(0)).contains("leads to another server");
                assertThat(elsewhere.asked).isEmpty();
            }
        }
    }

    @Test
    void a_test_connects_signs_in_and_fetches_one_without_handing_it_over() throws Exception {
        startEmpty();
        midwifery.put(patient("anna", "9990000018"));

        FeedTest look = look(Map.of());

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(Steps.of(List.of(look)))
                .anyMatch(line -> line.contains("connected to http://127.0.0.1"))
                .anyMatch(line -> line.contains("one Patient"))
                .noneMatch(line -> line.contains("anna"));
        assertThat(look.sample().payloadName()).isEqualTo("Patient.json");
        assertThat(json(Steps.sample(look)).at("/entry/0/resource/id").asText()).isEqualTo("anna");
        assertThat(hub.kept()).isEmpty();
    }

    @Test
    void a_test_with_a_wrong_secret_says_what_is_wrong() throws Exception {
        startEmpty();

        FeedTest look = look(Map.of("client-secret", "wrong"));

        assertThat(Steps.outcomes(look)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(look)).startsWith("the token server does not accept our client id and secret (401)");
    }

    @Test
    void a_test_says_what_is_wrong_with_an_answer() throws Exception {
        try (RawServer raw = new RawServer(Map.of("/fhir/Flag", "<html>"))) {
            FeedTest refused = look(raw.settings("Patient"));
            assertThat(Steps.outcomes(refused)).isEqualTo("ok, failed, not tried");
            assertThat(Steps.failure(refused)).contains("does not allow us this (403)", "agreement");

            FeedTest noJson = look(raw.settings("Flag"));
            assertThat(Steps.outcomes(noJson)).isEqualTo("ok, ok, failed");
            assertThat(Steps.failure(noJson)).contains("not JSON");
        }
    }

    private FeedTest look(Map<String, String> changes) {
        return new MidwiferyConnector()
                .test(settings(changes), routes.context())
                .get(0);
    }

    @Test
    void a_missing_setting_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MidwiferyConnector().routes(settings(Map.of("resource-types", " ")), hub))
                .withMessageContaining("resource-types");
    }

    /** Answers what it is told to; 403 for everything else. */
    private static final class RawServer implements AutoCloseable {

        final List<String> asked = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        RawServer(Map<String, String> pages) throws Exception {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                asked.add(path);
                String answer = path.equals("/token")
                        ? "{\"access_token\":\"t\",\"expires_in\":300}"
                        : pages.getOrDefault(path, "");
                byte[] content = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.isEmpty() ? 403 : 200, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        Map<String, String> settings(String types) {
            return Map.of("fhir-url", url() + "/fhir", "token-url", url() + "/token", "resource-types", types);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
