package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewPollTest {

    private static final String ENQUIRIES = """
            create schema ssd;
            create table ssd.ssd_s47_enquiry (s47e_s47_enquiry_id text primary key, s47e_s47_start_date timestamp,
              s47e_s47_outcome_json text, last_updated timestamptz);
            create table ssd.ssd_cp_plans (cppl_cp_plan_id text primary key, last_updated timestamptz);
            """;

    private final RecordingReceiver hub = new RecordingReceiver();
    private Simulator.Database database;

    @BeforeEach
    void makeViews() throws SQLException {
        database = TestDatabase.empty();
        TestDatabase.execute(database, ENQUIRIES);
    }

    @Test
    void rows_come_as_the_csv_that_the_nightly_file_of_the_table_would_be() throws SQLException {
        enquiry("S1", "2026-11-24 09:00:00+00");

        poll(Map.of()).poll();

        assertThat(hub.received)
                .containsExactly(new RecordingReceiver.Received(
                        "socialcare-ssd", "ssd_s47_enquiry.csv", Instant.parse("2026-11-24T09:00:00Z"), """
                        "s47e_s47_enquiry_id","s47e_s47_start_date","s47e_s47_outcome_json"
                        "S1","2026-11-20 00:00:00.000","{""NFA_FLAG"":""N""}"
                        """));
    }

    @Test
    void rows_come_once_and_then_the_source_is_only_heard() throws SQLException {
        enquiry("S1", "2026-11-24 09:00:00+00");
        ViewPoll views = poll(Map.of());

        views.poll();
        views.poll();

        assertThat(hub.received).hasSize(1);
        assertThat(hub.heard).containsExactly("socialcare-ssd-view");
    }

    @Test
    void the_mark_moves_only_after_the_hub_has_kept_the_rows() throws SQLException {
        enquiry("S1", "2026-11-24 09:00:00+00");
        hub.refusals.set(1);
        ViewPoll views = poll(Map.of());

        views.poll();
        assertThat(hub.marks).isEmpty();
        assertThat(hub.failed)
                .containsExactly("socialcare-ssd-view: rows could not be kept by the hub; they are fetched again");

        views.poll();
        assertThat(hub.received).hasSize(1);
        assertThat(hub.marks.get("socialcare-ssd-view")).contains("2026-11-24T09:00:00Z", "S1");
    }

    @Test
    void rows_changed_at_one_instant_are_all_read_over_pages() throws SQLException {
        for (String key : List.of("S1", "S2", "S3", "S4", "S5")) {
            enquiry(key, "2026-11-24 09:00:00.123456+00");
        }

        poll(Map.of("page-rows", "2")).poll();

        assertThat(hub.received).hasSize(3);
        assertThat(String.join(
                        "",
                        hub.received.stream()
                                .map(RecordingReceiver.Received::content)
                                .toList()))
                .contains("\"S1\"", "\"S2\"", "\"S3\"", "\"S4\"", "\"S5\"");
    }

    @Test
    void a_row_that_changes_comes_again() throws SQLException {
        enquiry("S1", "2026-11-24 09:00:00+00");
        ViewPoll views = poll(Map.of());
        views.poll();

        TestDatabase.execute(database, "update ssd.ssd_s47_enquiry set last_updated = '2026-11-24 09:00:00.001+00'");
        views.poll();

        assertThat(hub.received).hasSize(2);
    }

    @Test
    void a_row_changed_this_moment_waits_for_transactions_that_may_commit_late() throws SQLException {
        enquiry("S1", "now");

        poll(Map.of("settle-seconds", "3600")).poll();

        assertThat(hub.received).isEmpty();
    }

    @Test
    void a_view_that_is_gone_is_told_and_the_other_is_read() throws SQLException {
        TestDatabase.execute(database, "drop table ssd.ssd_cp_plans");
        enquiry("S1", "2026-11-24 09:00:00+00");

        poll(Map.of()).poll();

        assertThat(hub.failed)
                .singleElement()
                .asString()
                .startsWith("socialcare-ssd-view: ssd_cp_plans: there is no such table or view");
        assertThat(hub.names()).containsExactly("ssd_s47_enquiry.csv");
        assertThat(hub.heard).isEmpty();
    }

    @Test
    void a_database_that_cannot_be_reached_is_told_and_then_asked_less_often() {
        ViewPoll views = poll(Map.of("url", "jdbc:postgresql://127.0.0.1:1/none"));

        for (int i = 0; i < 12; i++) {
            views.poll();
        }

        assertThat(hub.failed)
                .hasSize(3)
                .allMatch(
                        line -> line.startsWith("socialcare-ssd-view: the database cannot be reached at this address"));
    }

    @Test
    void the_route_polls_on_its_own_once_it_is_started() throws Exception {
        enquiry("S1", "2026-11-24 09:00:00+00");
        FeedSettings settings = settings(Map.of());
        try (RunningFeeds feeds = new RunningFeeds()) {
            feeds.start(List.of(new ViewPollRoute(settings, settings.sources().get(0), hub)));

            await().atMost(Duration.ofSeconds(30)).until(() -> !hub.heard.isEmpty());
        }
        assertThat(hub.received).hasSize(1);
    }

    @Test
    void a_test_says_what_it_saw_without_content() throws SQLException {
        enquiry("S1", "2026-11-24 09:00:00+00");

        FeedTest look = look(Map.of());

        assertThat(Steps.of(List.of(look)))
                .containsExactly(
                        "view: connect: ok: connected to the database",
                        "view: authenticate: ok: signed in",
                        "view: fetch: ok: ssd.ssd_s47_enquiry: read 1 rows, the last changed 2026-11-24T09:00:00Z;"
                                + " ssd.ssd_cp_plans: no rows");
        assertThat(look.sample().payloadName()).isEqualTo("ssd_s47_enquiry.csv");
        assertThat(Steps.sample(look)).contains("S1").doesNotContain("last_updated");
        assertThat(look.toString()).doesNotContain("S1");
        assertThat(hub.marks).isEmpty();
    }

    @Test
    void a_test_says_how_far_it_got_and_what_to_do() {
        FeedTest user = look(Map.of("user", "nobody", "url", database.url().replaceAll("\\?.*", "")));
        assertThat(Steps.outcomes(user)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(user)).contains("refused the user or password", "administrator");

        FeedTest view = look(Map.of("tables", "ssd_nothing key id,ssd_cp_plans key cppl_cp_plan_id"));
        assertThat(Steps.outcomes(view)).isEqualTo("ok, ok, failed");
        assertThat(Steps.failure(view)).contains("ssd.ssd_nothing: there is no such table or view", "ssd_cp_plans");

        FeedTest column = look(Map.of("high-water", "changed_at"));
        assertThat(Steps.outcomes(column)).isEqualTo("ok, ok, failed");
        assertThat(Steps.failure(column)).contains("lacks its key or high-water column");

        FeedTest port = look(Map.of("url", "jdbc:postgresql://127.0.0.1:1/x"));
        assertThat(Steps.outcomes(port)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(port)).contains("cannot be reached at this address");

        FeedTest driver = look(Map.of("url", "jdbc:another://127.0.0.1/x"));
        assertThat(Steps.failure(driver)).contains("no driver for the setting 'url'");
    }

    private FeedTest look(Map<String, String> changes) {
        FeedSettings settings = settings(changes);
        return Transports.look(settings, settings.sources().get(0));
    }

    @Test
    void names_that_are_more_than_names_are_refused() {
        assertThatThrownBy(() -> poll(Map.of("tables", "ssd_cp_plans; drop table x key id")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'tables' may only hold names");
    }

    private void enquiry(String key, String changed) throws SQLException {
        TestDatabase.execute(
                database,
                "insert into ssd.ssd_s47_enquiry values ('%s', '2026-11-20', '{\"NFA_FLAG\":\"N\"}', '%s')"
                        .formatted(key, changed));
    }

    private ViewPoll poll(Map<String, String> changes) {
        FeedSettings settings = settings(changes);
        Source source = settings.sources().get(0);
        return new ViewPoll(settings.feed(), source.name(), ViewSource.of(source), hub);
    }

    private FeedSettings settings(Map<String, String> changes) {
        Map<String, String> options = new HashMap<>(Map.of(
                "url",
                database.url(),
                "user",
                database.user(),
                "password",
                database.password(),
                "schema",
                "ssd",
                "tables",
                "ssd_s47_enquiry key s47e_s47_enquiry_id,ssd_cp_plans key cppl_cp_plan_id",
                "poll-seconds",
                "1"));
        options.putAll(changes);
        return new FeedSettings(
                "socialcare-ssd",
                Agency.SOCIALCARE,
                "SSD",
                "Test",
                Duration.ofMinutes(5),
                List.of(new Source("jdbc", "view", options)));
    }
}
