package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.connectors.housing.HousingSimulator;
import kinbridge.connectors.midwifery.MidwiferySimulator;
import kinbridge.connectors.probation.ProbationSimulator;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The repository's own configuration against the simulators: what the demo starts with. */
class ConfiguredFeedsTest {

    private static final Path CONFIG = Path.of(System.getProperty("kinbridge.home"), "config");

    @TempDir
    Path folder;

    static Stream<Simulator> simulators() {
        return Stream.of(new MidwiferySimulator(), new HousingSimulator(), new ProbationSimulator());
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void every_configured_feed_of_the_agency_hands_something_over_and_fails_at_nothing(Simulator simulator)
            throws Exception {
        HubStandIn hub = new HubStandIn();
        try (TestBroker broker = new TestBroker();
                simulator;
                RunningRoutes routes = new RunningRoutes(broker.url())) {
            simulator.start(new Simulator.Setting(
                    Borough.load(InstantSource.system()), folder, broker.url(), null, null, null));
            Set<String> feeds = new TreeSet<>();
            for (FeedSettings settings : SimulatedFeeds.of(simulator)) {
                routes.run(connectorOf(settings), settings, hub);
                feeds.add(settings.feed());
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> feedsOf(hub).equals(feeds));
            assertThat(hub.failures()).isEmpty();
        }
    }

    @Test
    void the_delivery_to_midwifery_is_sound_with_the_simulators_values() throws Exception {
        try (MidwiferySimulator midwifery = new MidwiferySimulator()) {
            midwifery.start(new Simulator.Setting(
                    new Borough(java.util.List.of(), java.util.List.of()), folder, null, null, null, null));
            Map<String, String> values = midwifery.placeholders();

            assertThat(DeliveryFiles.read(CONFIG.resolve("deliveries"), values::get))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SettingsFile.Loaded.class,
                            file -> assertThat(file.settings())
                                    .isInstanceOfSatisfying(DeliverySettings.class, delivery -> {
                                        assertThat(delivery.agency()).isEqualTo(Agency.MIDWIFERY);
                                        assertThat(delivery.recipientRole()).isEqualTo("safeguarding_midwife");
                                        assertThat(delivery.option("fhir-url")).startsWith("http://127.0.0.1");
                                    }));
        }
    }

    @Test
    void every_delivery_and_every_feed_of_the_three_agencies_has_one_connector() {
        Map<String, Long> feeds = FeedConnector.all()
                .flatMap(connector -> connector.formats().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(feeds)
                .containsEntry("midwifery-fhir", 1L)
                .containsEntry("housing-tenure", 1L)
                .containsEntry("probation-api", 1L)
                .containsEntry("probation-events", 1L);
        assertThat(DeliveryConnector.all())
                .extracting(DeliveryConnector::delivery)
                .containsExactly("midwifery-cpis");
    }

    private static FeedConnector connectorOf(FeedSettings settings) {
        return FeedConnector.all()
                .filter(connector -> connector.formats().contains(settings.format()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> feedsOf(HubStandIn hub) {
        return hub.kept().stream().map(HubStandIn.Kept::feed).collect(Collectors.toCollection(TreeSet::new));
    }
}
