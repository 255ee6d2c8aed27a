package kinbridge.connectors.police;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kinbridge.connectors.Borough;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.RecordingReceiver;
import kinbridge.connectors.RunningFeeds;
import kinbridge.connectors.SimulatedFeeds;
import kinbridge.connectors.Simulator;
import kinbridge.connectors.Steps;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliceSimulatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final RecordingReceiver hub = new RecordingReceiver();
    private PoliceSimulator police = new PoliceSimulator();

    @BeforeEach
    void start() throws IOException {
        police.start(setting());
    }

    @AfterEach
    void stop() {
        police.close();
    }

    @Test
    void the_notices_and_summaries_of_the_borough_reach_the_hub() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);

            await().atMost(PATIENCE)
                    .until(() ->
                            hub.heard.contains("police-ppn-notices") && hub.heard.contains("police-summary-summaries"));
            await().atMost(PATIENCE)
                    .until(() -> hub.names()
                            .containsAll(List.of("police_offence.csv", "hearings.json", "crime-mapping-request.csv")));
        }
        assertThat(hub.names()).contains("PPN-0101.json", "police.csv").doesNotHaveDuplicates();
        assertThat(contentOf("hearings.json")).startsWith("[{").contains("prosecutionCases");
        assertThat(contentOf("crime-mapping-request.csv")).startsWith("\ufeff\"WestMidlands\",\"TFMV\"");
        assertThat(contentOf("PPN-0101.json")).contains("\"ppnRef\" : \"PPN-0101\"");
        assertThat(contentOf("police.csv")).startsWith("personId, policeArea, contactName, contactPhone, givenName");
        assertThat(contentOf("police_offence.csv"))
                .startsWith("personId, dateOfOffence, typeOfOffence, natureOfInvolvement\nPS");
    }

    @Test
    void a_restart_serves_the_same_folder_and_hands_over_nothing_twice() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE).until(() -> hub.names().contains("police_offence.csv"));
            await().atMost(PATIENCE).until(() -> hub.heard.contains("police-summary-summaries"));
            await().atMost(PATIENCE).until(() -> hub.heard.contains("police-ppn-notices"));
            await().atMost(PATIENCE)
                    .until(() -> hub.names().containsAll(List.of("hearings.json", "crime-mapping-request.csv")));
        }
        String password = police.placeholders().get("POLICE_SFTP_PASSWORD");
        String key = police.placeholders().get("POLICE_SFTP_HOST_KEY").split(" ")[2];
        police.close();
        police = new PoliceSimulator();
        police.start(setting());
        int before = hub.received.size();
        police.drop("ppn/PPN-9001.json", "{}".getBytes(UTF_8));

        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE).until(() -> hub.names().contains("PPN-9001.json"));
        }
        assertThat(hub.received).hasSize(before + 1);
        assertThat(police.placeholders().get("POLICE_SFTP_PASSWORD")).isEqualTo(password);
        assertThat(police.placeholders().get("POLICE_SFTP_HOST_KEY")).endsWith(key);
    }

    @Test
    void a_test_of_the_feed_changes_nothing() {
        PoliceConnector connector = new PoliceConnector();
        for (FeedSettings settings : SimulatedFeeds.of(police)) {
            assertThat(connector.formats()).contains(settings.format());
            assertThat(connector.test(settings, new DefaultCamelContext()))
                    .extracting(Steps::outcomes)
                    .containsExactly("ok, ok, ok");
        }
    }

    private void startAll(RunningFeeds feeds) throws Exception {
        PoliceConnector connector = new PoliceConnector();
        for (FeedSettings settings : SimulatedFeeds.of(police)) {
            feeds.start(connector.routes(settings, hub));
        }
    }

    private Simulator.Setting setting() {
        return new Simulator.Setting(Borough.load(InstantSource.system()), folder, null, null, null, null);
    }

    private String contentOf(String name) {
        return hub.received.stream()
                .filter(received -> received.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
