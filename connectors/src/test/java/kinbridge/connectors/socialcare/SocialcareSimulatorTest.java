package kinbridge.connectors.socialcare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.Borough;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.RecordingReceiver;
import kinbridge.connectors.RunningFeeds;
import kinbridge.connectors.SimulatedFeeds;
import kinbridge.connectors.Simulator;
import kinbridge.connectors.Steps;
import kinbridge.connectors.TestDatabase;
import kinbridge.mappings.Agency;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocialcareSimulatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final RecordingReceiver hub = new RecordingReceiver();
    private SocialcareSimulator caseSystem = new SocialcareSimulator();
    private Simulator.Setting setting;

    @BeforeEach
    void start() throws Exception {
        setting = new Simulator.Setting(
                Borough.load(InstantSource.system()), folder, null, null, null, TestDatabase.empty());
        caseSystem.start(setting);
    }

    @AfterEach
    void stop() {
        caseSystem.close();
    }

    @Test
    void every_table_arrives_as_the_real_extract_writes_it() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE).until(() -> hub.heard.contains("socialcare-ssd-nightly-files"));
            await().atMost(PATIENCE).until(() -> hub.names().contains("ssd_voice_of_child.csv"));
        }
        assertThat(contentOf("ssd_person.csv"))
                .startsWith("\"pers_person_id\",\"pers_legacy_id\",\"pers_upn\",\"pers_forename\"")
                .contains("\"1988-07-02 00:00:00.000\"");
        assertThat(contentOf("ssd_address.csv")).contains("\"{\"\"ROOM\"\":").contains("\"ZX32RP\"");
        assertThat(contentOf("ssd_professionals.csv").lines().count()).isGreaterThan(1);
    }

    @Test
    void an_enquiry_that_begins_in_the_day_arrives_by_the_view() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE).until(() -> hub.heard.contains("socialcare-ssd-view"));

            caseSystem.insertRow(
                    "ssd_s47_enquiry",
                    Map.of(
                            "s47e_s47_enquiry_id", "S47-9001",
                            "s47e_person_id", "NM0204",
                            "s47e_s47_start_date", "2026-11-24"));

            await().atMost(PATIENCE)
                    .until(() -> hub.received.stream()
                            .anyMatch(page -> page.content().contains("S47-9001")));
        }
        assertThat(hub.received)
                .filteredOn(page -> page.content().contains("S47-9001"))
                .singleElement()
                .satisfies(page -> assertThat(page.name()).isEqualTo("ssd_s47_enquiry.csv"))
                .satisfies(page -> assertThat(page.content().lines().toList().get(1))
                        .isEqualTo(
                                "\"S47-9001\",\"\",\"NM0204\",\"2026-11-24 00:00:00.000\",\"\",\"\",\"\",\"\",\"\""));
    }

    @Test
    void the_same_row_reads_the_same_from_file_and_view() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE)
                    .until(() -> hub.names().stream()
                                    .filter("ssd_cp_plans.csv"::equals)
                                    .count()
                            == 2);
        }
        assertThat(hub.received.stream()
                        .filter(received -> received.name().equals("ssd_cp_plans.csv"))
                        .map(received -> received.content().lines().sorted().toList())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_restart_hands_over_nothing_twice() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE).until(() -> hub.heard.contains("socialcare-ssd-nightly-files"));
            await().atMost(PATIENCE).until(() -> hub.heard.contains("socialcare-ssd-view"));
            await().atMost(PATIENCE).until(() -> hub.names().contains("ssd_voice_of_child.csv"));
        }
        caseSystem.close();
        caseSystem = new SocialcareSimulator();
        caseSystem.start(setting);
        int before = hub.received.size();
        hub.heard.clear();

        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE)
                    .until(() -> hub.heard.stream()
                                    .filter("socialcare-ssd-nightly-files"::equals)
                                    .count()
                            > 2);
            await().atMost(PATIENCE).until(() -> hub.heard.contains("socialcare-ssd-view"));
        }
        assertThat(hub.received).hasSize(before);
    }

    @Test
    void census_and_return_share_a_folder_and_each_takes_its_own() throws Exception {
        caseSystem.drop("statutory/cin-2026.xml", "<Message/>".getBytes(StandardCharsets.UTF_8));
        caseSystem.drop("statutory/903-episodes.csv", "CHILD".getBytes(StandardCharsets.UTF_8));
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE)
                    .until(() ->
                            hub.names().contains("cin-2026.xml") && hub.names().contains("903-episodes.csv"));
        }
        assertThat(hub.received)
                .filteredOn(received -> received.feed().equals("socialcare-cin"))
                .hasSize(1);
        assertThat(hub.received)
                .filteredOn(received -> received.feed().equals("socialcare-903"))
                .hasSize(1);
    }

    @Test
    void a_child_of_the_returns_is_reported_in_each_under_the_same_id() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            startAll(feeds);
            await().atMost(PATIENCE)
                    .until(() -> hub.names()
                            .containsAll(java.util.List.of("children.json", "list_1_contacts.csv", "csc.csv")));
        }
        for (String file : java.util.List.of("children.json", "list_1_contacts.csv", "csc.csv")) {
            assertThat(contentOf(file)).contains("NM1201").doesNotContain("NM0106");
        }
        assertThat(hub.names()).doesNotContain("returns.csv");
    }

    @Test
    void a_test_of_the_feed_sees_files_and_views() {
        FeedSettings ssd = SimulatedFeeds.of(caseSystem).stream()
                .filter(settings -> settings.feed().equals("socialcare-ssd"))
                .findFirst()
                .orElseThrow();

        List<FeedTest> looks = new SocialcareConnector().test(ssd, new DefaultCamelContext());

        assertThat(looks).extracting(Steps::outcomes).containsExactly("ok, ok, ok", "ok, ok, ok");
        assertThat(looks.get(0).sample().payloadName()).startsWith("ssd_");
        assertThat(looks.get(1).sample().payloadName()).startsWith("ssd_");
    }

    @Test
    void connectors_and_simulators_are_found_by_the_hub() {
        assertThat(FeedConnector.all().map(FeedConnector::agency)).contains(Agency.SOCIALCARE, Agency.POLICE);
        assertThat(Simulator.all().map(Simulator::agency)).contains(Agency.SOCIALCARE, Agency.POLICE);
    }

    private void startAll(RunningFeeds feeds) throws Exception {
        SocialcareConnector connector = new SocialcareConnector();
        for (FeedSettings settings : SimulatedFeeds.of(caseSystem)) {
            assertThat(connector.formats()).contains(settings.format());
            feeds.start(connector.routes(settings, hub));
        }
    }

    private String contentOf(String name) {
        return hub.received.stream()
                .filter(received -> received.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
