package kinbridge.connectors.probation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.connectors.Borough;
import kinbridge.connectors.Certificates;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.HubStandIn;
import kinbridge.connectors.HubStandIn.Kept;
import kinbridge.connectors.RunningRoutes;
import kinbridge.connectors.Simulator;
import kinbridge.connectors.Steps;
import kinbridge.connectors.TestBroker;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbationConnectorTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String API = "probation-api";
    private static final String EVENTS = "probation-events";
    private static final String OPEN = "X900008";
    private static final String LIMITED = "X900009";
    private static final String EVERYTHING = "access-limitations, person, addresses, supervisions, licences/conditions,"
            + " risks/serious-harm, risks/dynamic, risks/mappadetail, person-responsible-officer";

    private final ProbationSimulator probation = new ProbationSimulator();
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
        probation.close();
        broker.close();
    }

    @Test
    void everything_that_probation_holds_of_the_borough_is_handed_over() throws Exception {
        Borough borough = Borough.load(InstantSource.system());
        Set<String> expected = new TreeSet<>();
        for (JsonNode person : borough.merged("probation").path("persons")) {
            JsonNode limitations = person.path("resources").path("access-limitations");
            boolean limited = !limitations.path("restrictedTo").isEmpty()
                    || !limitations.path("excludedFrom").isEmpty();
            person.path("resources").properties().forEach(resource -> {
                if (!limited || resource.getKey().equals("access-limitations")) {
                    expected.add(person.path("crn").asText() + " " + resource.getKey());
                }
            });
        }
        simulate(borough);

        run(api(Map.of()));

        await().until(() -> !hub.marks().isEmpty());
        assertThat(resources(hub.kept(API))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_access_limitations_come_before_anything_else_of_a_person() throws Exception {
        simulateTwo();

        run(api(Map.of()));

        await().until(() -> !hub.marks().isEmpty());
        assertThat(resources(hub.kept(API)).get(0)).isEqualTo(OPEN + " access-limitations");
    }

    @Test
    void of_a_limited_case_nothing_else_is_even_asked() throws Exception {
        simulateTwo();

        run(api(Map.of()));

        await().until(() -> !hub.marks().isEmpty());
        assertThat(probation.asked())
                .filteredOn(path -> path.contains(LIMITED))
                .containsExactly("/v1/persons/" + LIMITED + "/access-limitations");
        assertThat(resources(hub.kept(API))).contains(OPEN + " risks/dynamic", LIMITED + " access-limitations");
    }

    @Test
    void of_a_case_with_an_exclusion_nothing_else_is_asked_either() throws Exception {
        simulateTwo();
        probation.putResource(
                OPEN,
                "access-limitations",
                "{\"excludedFrom\":[{\"email\":\"a.b@example.gov.uk\"}],\"restrictedTo\":[]}");

        run(api(Map.of()));

        await().until(() -> !hub.marks().isEmpty());
        assertThat(resources(hub.kept(API)))
                .containsExactly(OPEN + " access-limitations", LIMITED + " access-limitations");
    }

    @Test
    void a_resource_that_the_settings_do_not_name_is_never_asked() throws Exception {
        simulateTwo();

        run(api(Map.of("resources", "access-limitations, person")));

        await().until(() -> !hub.marks().isEmpty());
        assertThat(resources(hub.kept(API)))
                .doesNotContain(OPEN + " risks/dynamic")
                .contains(OPEN + " ");
    }

    @Test
    void an_event_brings_itself_and_only_what_it_says_has_changed() throws Exception {
        simulateTwo();
        run(events(Map.of()));

        probation.send(registered(OPEN));

        await().until(() -> resources(hub.kept(API)).contains(OPEN + " risks/serious-harm"));
        assertThat(json(hub.kept(EVENTS).get(0).content()).path("eventType").asText())
                .isEqualTo("probation-case.registration.added");
        assertThat(resources(hub.kept(API)))
                .containsExactly(OPEN + " access-limitations", OPEN + " risks/dynamic", OPEN + " risks/serious-harm");
    }

    @Test
    void the_limitations_are_handed_over_before_the_event() throws Exception {
        simulateTwo();
        run(events(Map.of()));

        probation.send(registered(LIMITED));

        await().until(() -> hub.kept().size() == 2);
        await().until(() -> broker.waiting(ProbationSimulator.QUEUE) == 0);
        assertThat(hub.kept()).extracting(Kept::feed).containsExactly(API, EVENTS);
        assertThat(probation.asked()).containsExactly("/v1/persons/" + LIMITED + "/access-limitations");
    }

    @Test
    void an_event_of_the_integration_api_in_its_queue_envelope_is_understood() throws Exception {
        simulateTwo();
        run(events(Map.of()));
        String inner = "{\"eventId\":1,\"hmppsId\":\"" + OPEN + "\",\"eventType\":\"DYNAMIC_RISKS_CHANGED\"}";

        probation.send(JSON.createObjectNode()
                .put("Type", "Notification")
                .put("Message", inner)
                .toString());

        await().until(() -> hub.kept(API).size() == 2);
        assertThat(resources(hub.kept(API))).containsExactly(OPEN + " access-limitations", OPEN + " risks/dynamic");
    }

    @Test
    void an_event_with_a_prison_number_is_fetched_under_the_case_reference_number() throws Exception {
        simulateTwo();
        run(events(Map.of()));

        probation.send("{\"eventType\":\"create-and-vary-a-licence.licence.activated\",\"personReference\":"
                + "{\"identifiers\":[{\"type\":\"NOMS\",\"value\":\"A9008ZX\"}]}}");

        await().until(() -> resources(hub.kept(API)).contains(OPEN + " licences/conditions"));
        assertThat(resources(hub.kept(API))).allMatch(resource -> resource.startsWith(OPEN));
    }

    @Test
    void a_prison_number_of_a_limited_case_opens_nothing() throws Exception {
        simulateTwo();
        run(events(Map.of()));

        probation.send("{\"eventType\":\"prison-offender-events.prisoner.released\",\"personReference\":"
                + "{\"identifiers\":[{\"type\":\"NOMS\",\"value\":\"A9009ZX\"}]}}");

        await().until(() -> hub.kept(EVENTS).size() == 1);
        await().until(() -> broker.waiting(ProbationSimulator.QUEUE) == 0);
        assertThat(probation.asked()).containsExactly("/v1/persons/A9009ZX/access-limitations");
        assertThat(hub.kept(API)).isEmpty();
    }

    @Test
    void an_event_that_nobody_can_read_is_handed_over_and_leaves_the_queue() throws Exception {
        simulateTwo();
        run(events(Map.of()));

        probation.send("not json");
        probation.send("{\"eventType\":\"x\",\"hmppsId\":\"../../secret\"}");

        await().until(() -> hub.kept(EVENTS).size() == 2);
        await().until(() -> broker.waiting(ProbationSimulator.QUEUE) == 0);
        assertThat(probation.asked()).isEmpty();
    }

    @Test
    void while_the_api_is_down_the_event_waits_on_the_queue_and_comes_when_it_is_back() throws Exception {
        simulateTwo();
        probation.setDown(true);
        run(events(Map.of()));

        probation.send(registered(OPEN));

        await().until(() -> !hub.failures().isEmpty());
        assertThat(broker.waiting(ProbationSimulator.QUEUE)).isEqualTo(1);
        assertThat(hub.kept()).isEmpty();
        assertThat(hub.failures().get(0)).contains("stays on the queue").doesNotContain(OPEN);
        probation.setDown(false);
        await().until(() -> resources(hub.kept(API)).contains(OPEN + " risks/serious-harm"));
        assertThat(hub.kept(EVENTS)).hasSize(1);
    }

    @Test
    void while_the_api_is_down_no_event_is_worn_out_by_retries() throws Exception {
        simulateTwo();
        probation.setDown(true);
        run(events(Map.of()));

        probation.send(registered(OPEN));

        await().until(() -> hub.failures().size() == 1);
        await().pollDelay(Duration.ofSeconds(4)).until(() -> hub.failures().size() == 1);
    }

    @Test
    void what_the_hub_could_not_keep_of_an_event_comes_again() throws Exception {
        simulateTwo();
        hub.refuseNext(1);
        run(events(Map.of()));

        probation.send(registered(OPEN));

        await().until(() -> hub.kept(EVENTS).size() == 1);
        await().until(() -> broker.waiting(ProbationSimulator.QUEUE) == 0);
        assertThat(hub.failures()).hasSize(1);
    }

    @Test
    void a_wrong_key_is_a_failure_that_says_so() throws Exception {
        simulateTwo();

        run(api(Map.of("api-key", "wrong")));

        await().until(() -> !hub.failures().isEmpty());
        assertThat(hub.failures().get(0))
                .startsWith(API + " persons: the agency does not accept our key or token (401)");
        assertThat(hub.kept()).isEmpty();
    }

    @Test
    void a_certificate_of_another_name_is_refused() throws Exception {
        simulateTwo();
        Path other = new DemoCertificates(folder).client("somebody-else");

        run(api(Map.of("key-store", other.toString())));

        await().until(() -> !hub.failures().isEmpty());
        assertThat(hub.failures().get(0)).contains("does not allow us this (403)");
        assertThat(probation.asked()).isEmpty();
    }

    @Test
    void a_certificate_of_another_authority_is_refused() throws Exception {
        simulateTwo();
        DemoCertificates elsewhere = new DemoCertificates(folder.resolve("elsewhere"));

        run(api(Map.of(
                "key-store", elsewhere.client(ProbationSimulator.CONSUMER).toString(),
                "key-store-password", elsewhere.password())));

        await().until(() -> !hub.failures().isEmpty());
        assertThat(hub.failures().get(0)).contains("our certificate");
        assertThat(probation.asked()).isEmpty();
    }

    @Test
    void a_server_of_an_unknown_authority_gets_nothing_from_us() throws Exception {
        simulateTwo();
        DemoCertificates elsewhere = new DemoCertificates(folder.resolve("elsewhere"));

        run(api(Map.of(
                "trust-store", elsewhere.trustStore().toString(), "trust-store-password", elsewhere.password())));

        await().until(() -> !hub.failures().isEmpty());
        assertThat(hub.failures().get(0)).contains("the secure connection was refused");
        assertThat(probation.asked()).isEmpty();
    }

    @Test
    void a_certificate_file_that_is_not_there_is_named_by_its_setting() throws Exception {
        simulateTwo();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbationConnector()
                        .routes(
                                settings(
                                        API,
                                        api(Map.of(
                                                "key-store",
                                                folder.resolve("none.p12").toString()))),
                                hub))
                .withMessageContaining("key-store");
    }

    @Test
    void a_misspelt_setting_is_named() throws Exception {
        simulateTwo();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbationConnector().routes(settings(API, api(Map.of("page_size", "1"))), hub))
                .withMessageContaining("unknown setting page_size");
    }

    @Test
    void one_feed_that_is_refused_leaves_the_other_alone() throws Exception {
        simulateTwo();
        run(api(Map.of("api-key", "wrong")));
        run(events(Map.of()));
        await().until(() -> !hub.failures().isEmpty());

        probation.send(registered(OPEN));

        await().until(() -> resources(hub.kept(API)).contains(OPEN + " risks/serious-harm"));
        assertThat(hub.failures()).noneMatch(failure -> failure.startsWith(EVENTS));
    }

    @Test
    void a_resource_that_we_may_not_read_is_told_at_each_look_and_the_others_come() throws Exception {
        simulateTwo();

        run(api(Map.of("resources", "access-limitations, case-notes, risks/dynamic")));

        await().until(() -> hub.failures().size() >= 2);
        assertThat(hub.failures())
                .allMatch(failure -> failure.contains("case-notes: the agency does not allow us this"));
        assertThat(resources(hub.kept(API))).contains(OPEN + " risks/dynamic");
    }

    @Test
    void between_full_polls_the_api_is_heard() throws Exception {
        simulateTwo();

        run(api(Map.of()));

        await().until(() -> hub.heard().size() >= 2);
        assertThat(resources(hub.kept(API))).doesNotHaveDuplicates();
    }

    @Test
    void a_long_list_is_handed_over_in_whole() throws Exception {
        simulateTwo();
        StringBuilder risks = new StringBuilder("[{\"code\":\"R0\"}");
        for (int number = 1; number < 25; number++) {
            risks.append(",{\"code\":\"R").append(number).append("\"}");
        }
        probation.putResource(OPEN, "risks/dynamic", risks.append("]").toString());

        run(api(Map.of("resources", "access-limitations, risks/dynamic")));

        await().until(() -> !hub.marks().isEmpty());
        Kept kept = hub.kept(API).stream()
                .filter(payload -> payload.name().equals("risks-dynamic.json"))
                .findFirst()
                .orElseThrow();
        assertThat(json(kept.content()).path("payload").path("data")).hasSize(25);
    }

    @Test
    void no_payload_is_named_for_a_person() throws Exception {
        simulateTwo();

        run(api(Map.of()));
        run(events(Map.of()));
        probation.send(registered(OPEN));

        await().until(() -> hub.kept(EVENTS).size() == 1 && !hub.marks().isEmpty());
        assertThat(hub.kept()).extracting(Kept::name).noneMatch(name -> name.contains("X9000"));
    }

    @Test
    void a_test_shows_certificate_and_key_and_fetches_one() throws Exception {
        simulateTwo();

        FeedTest look = look(API, api(Map.of()));

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(Steps.of(List.of(look)))
                .contains("persons: authenticate: ok: our certificate and key were accepted")
                .noneMatch(line -> line.contains(OPEN) || line.contains(LIMITED));
        assertThat(look.seen())
                .singleElement()
                .satisfies(shown -> assertThat(shown.subject()).isEqualTo("CN=localhost"));
        assertThat(hub.kept()).isEmpty();
    }

    @Test
    void a_test_says_how_far_it_got() throws Exception {
        simulateTwo();

        FeedTest key = look(API, api(Map.of("api-key", "wrong")));
        assertThat(Steps.outcomes(key)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(key)).startsWith("the agency does not accept our key or token (401)");

        FeedTest settings = look(API, api(Map.of("key-store", "nowhere.p12")));
        assertThat(Steps.outcomes(settings)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(settings)).contains("'key-store': the file is not there");

        probation.setDown(true);
        FeedTest down = look(API, api(Map.of()));
        assertThat(Steps.outcomes(down)).isEqualTo("ok, ok, failed");
        assertThat(Steps.failure(down)).startsWith("the agency's server answered with an error (503)");
    }

    @Test
    void a_test_of_a_limited_case_shows_the_limitation_alone() throws Exception {
        simulate(new Borough(List.of(), List.of()));
        person(LIMITED, "A9009ZX", "{\"restrictedTo\":[{\"email\":\"a.b@example.gov.uk\"}]}");

        FeedTest look = look(API, api(Map.of()));

        assertThat(look.sample().payloadName()).isEqualTo("access-limitations.json");
        assertThat(probation.asked()).noneMatch(path -> path.endsWith(LIMITED));
    }

    @Test
    void a_test_of_the_events_looks_at_the_queue_and_takes_nothing() throws Exception {
        simulateTwo();
        probation.send(registered(OPEN));

        FeedTest look = look(EVENTS, events(Map.of()));

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(Steps.sample(look)).isEqualTo(registered(OPEN));
        assertThat(broker.waiting(ProbationSimulator.QUEUE)).isEqualTo(1);
    }

    @Test
    void what_an_event_leads_to_belongs_to_the_feed_that_is_named() throws Exception {
        simulateTwo();
        run(events(Map.of("persons-feed", "probation-api-north")));

        probation.send(registered(OPEN));

        await().until(() -> !hub.kept("probation-api-north").isEmpty());
        assertThat(hub.kept(API)).isEmpty();
    }

    @Test
    void nobody_asks_on_behalf_of_a_person() {
        Source source = new Source("rest", "persons", Map.of("on-behalf-of", "a.b@example.gov.uk"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbationConnector().routes(settings(API, source), hub))
                .withMessageContaining("never asked on behalf of a person")
                .withMessageNotContaining("a.b@");
    }

    @Test
    void the_certificates_of_both_stores_are_told_with_their_ends() throws Exception {
        simulateTwo();

        assertThat(Certificates.of(settings(API, api(Map.of()))))
                .extracting(FeedCertificate::use, FeedCertificate::subject)
                .containsExactly(
                        tuple(FeedCertificate.Use.OURS, "CN=kinbridge"),
                        tuple(FeedCertificate.Use.AUTHORITY, "CN=Kinbridge demo authority"));
        assertThat(Certificates.of(settings(API, api(Map.of()))))
                .allMatch(one -> one.notAfter().isAfter(java.time.Instant.now()));
    }

    private FeedTest look(String feed, Source source) {
        List<FeedTest> looks = new ProbationConnector().test(settings(feed, source), routes.context());
        assertThat(looks).hasSize(1);
        return looks.get(0);
    }

    private void simulateTwo() throws Exception {
        simulate(new Borough(List.of(), List.of()));
        person(OPEN, "A9008ZX", "{\"excludedFrom\":[],\"restrictedTo\":[]}");
        person(
                LIMITED,
                "A9009ZX",
                "{\"excludedFrom\":[],\"restrictedTo\":[{\"email\":\"a.b@example.gov.uk\"}],"
                        + "\"restrictionMessage\":\"This case is restricted.\"}");
    }

    private void person(String crn, String prisonNumber, String limitations) throws Exception {
        probation.putResource(
                crn, "", "{\"otherIds\":{\"crn\":\"" + crn + "\",\"nomsNumber\":\"" + prisonNumber + "\"}}");
        probation.putResource(crn, "access-limitations", limitations);
        probation.putResource(crn, "risks/dynamic", "[{\"code\":\"RCCO\"}]");
        probation.putResource(crn, "risks/serious-harm", "{\"assessedOn\":\"2026-11-01\"}");
        probation.putResource(crn, "licences/conditions", "{\"licences\":[]}");
    }

    private static String registered(String crn) {
        return "{\"eventType\":\"probation-case.registration.added\",\"version\":1,"
                + "\"occurredAt\":\"2026-11-20T09:00:00+00:00\",\"personReference\":"
                + "{\"identifiers\":[{\"type\":\"NOMS\",\"value\":\"A0000AA\"},{\"type\":\"CRN\",\"value\":\"" + crn
                + "\"}]}}";
    }

    private void simulate(Borough borough) throws Exception {
        probation.start(new Simulator.Setting(borough, folder, broker.url(), null, null, null));
    }

    private void run(Source source) throws Exception {
        routes.run(new ProbationConnector(), settings(source.transport().equals("jms") ? EVENTS : API, source), hub);
    }

    private static FeedSettings settings(String feed, Source source) {
        return new FeedSettings(
                feed, Agency.PROBATION, "Probation", "HMPPS Integration API", Duration.ofDays(1), List.of(source));
    }

    private Source api(Map<String, String> changes) {
        return new Source(
                "rest",
                "persons",
                options(
                        Map.of(
                                "poll-seconds",
                                "1",
                                "longest-pause-seconds",
                                "1",
                                "page-size",
                                "1",
                                "pause-between-persons-milliseconds",
                                "0"),
                        changes));
    }

    private Source events(Map<String, String> changes) {
        return new Source(
                "jms", "queue", options(Map.of("queue", ProbationSimulator.QUEUE, "retry-seconds", "1"), changes));
    }

    private Map<String, String> options(Map<String, String> own, Map<String, String> changes) {
        Map<String, String> given = probation.placeholders();
        Map<String, String> options = new HashMap<>(own);
        options.put("base-url", given.get("PROBATION_URL"));
        options.put("api-key", given.get("PROBATION_API_KEY"));
        options.put("key-store", given.get("PROBATION_KEY_STORE"));
        options.put("key-store-password", given.get("PROBATION_KEY_STORE_PASSWORD"));
        options.put("trust-store", given.get("PROBATION_TRUST_STORE"));
        options.put("trust-store-password", given.get("PROBATION_TRUST_STORE_PASSWORD"));
        options.put("resources", EVERYTHING);
        options.putAll(changes);
        return options;
    }

    /** Whose which: {@code X900008 risks/dynamic}. */
    private static List<String> resources(List<Kept> payloads) {
        return payloads.stream()
                .map(payload -> json(payload.content()))
                .map(envelope -> envelope.path("crn").asText() + " "
                        + envelope.path("resource").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
