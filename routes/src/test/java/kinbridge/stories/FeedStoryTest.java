package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.connectors.Receiver;
import kinbridge.consent.Recording;
import kinbridge.feeds.FeedAction;
import kinbridge.feeds.FeedActions;
import kinbridge.feeds.FeedCommand;
import kinbridge.feeds.FeedControl;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedDifference;
import kinbridge.feeds.FeedTrials;
import kinbridge.mappings.shape.Difference.Kind;
import kinbridge.storage.HubFolders;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

/** What an IT officer does with feeds: tests them, stops them, sees what has changed in what they send. */
@Story
class FeedStoryTest {

    private static final String OFFICER = "lena-foss";
    private static final String FEED = "housing-summary";

    @Autowired
    Hub hub;

    @Autowired
    FeedControl control;

    @Autowired
    FeedActions actions;

    @Autowired
    FeedTrials trials;

    @Autowired
    Receiver receiver;

    @Autowired
    Environment environment;

    @Autowired
    HubFolders folders;

    @Autowired
    CamelContext camel;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_feed_of_the_demonstration_passes_its_test() {
        hub.settle();
        return control.feeds().stream()
                .map(feed -> DynamicTest.dynamicTest(
                        feed.feed(),
                        () -> assertThat(trials.of(hub.requester(OFFICER), feed.feed())
                                        .orElseThrow())
                                .isNotEmpty()
                                .allSatisfy(trial -> assertThat(trial.passed())
                                        .as(trial.lines().toString())
                                        .isTrue())));
    }

    @Test
    void a_test_receives_nothing() {
        hub.settle();
        long received = hub.feed("police-ppn").received();

        trials.of(hub.requester(OFFICER), "police-ppn").orElseThrow();
        hub.settle();

        assertThat(hub.feed("police-ppn").received()).isEqualTo(received);
    }

    @Test
    void a_test_of_a_feed_that_is_not_configured_is_no_answer() {
        assertThat(trials.of(hub.requester(OFFICER), "police-nothing")).isEmpty();
    }

    @Test
    void a_stopped_feed_is_stopped_and_runs_again_when_it_is_started() {
        hub.settle();

        actions.act(hub.requester(OFFICER), FEED, FeedAction.STOP, "The landlord moves house");
        assertThat(hub.feed(FEED).condition()).isEqualTo(Condition.STOPPED);
        assertThat(hub.feed(FEED).problem()).isEqualTo("The landlord moves house");

        actions.act(hub.requester(OFFICER), FEED, FeedAction.START, "");
        hub.until("the feed to run", () -> hub.feed(FEED).condition() == Condition.RUNNING);
    }

    @Test
    void a_paused_feed_is_paused_and_goes_on_when_it_is_resumed() {
        hub.settle();

        actions.act(hub.requester(OFFICER), FEED, FeedAction.PAUSE, "A moment");
        assertThat(hub.feed(FEED).condition()).isEqualTo(Condition.PAUSED);

        actions.act(hub.requester(OFFICER), FEED, FeedAction.RESUME, "");
        hub.until("the feed to run", () -> hub.feed(FEED).condition() == Condition.RUNNING);
    }

    @Test
    void a_feed_of_which_something_waits_to_be_taken_in_for_long_is_behind_for_everybody() throws Exception {
        hub.settle();
        camel.getRouteController().stopRoute("intake-police");
        receive("personId, dateOfOffence, typeOfOffence, natureOfInvolvement\nZ2, 2025-01-02, Jaywalking, Convict\n");
        hub.until("it to be cut", () -> hub.feed("police-summary").inFlight() == 1);
        assertThat(hub.feed("police-summary").condition()).isEqualTo(Condition.RUNNING);

        hub.asOwner(
                "update intake.payload set received_at = now() - interval '16 minutes' where feed = 'police-summary'"
                        + " and id in (select payload_id from intake.batch where handled_at is null)");

        assertThat(hub.feed("police-summary").condition()).isEqualTo(Condition.BEHIND);
        assertThat(hub.feeds().health())
                .filteredOn(feed -> feed.feed().equals("police-summary"))
                .allMatch(feed -> !feed.isWell());
        camel.getRouteController().startRoute("intake-police");
        hub.settle();
        assertThat(hub.feed("police-summary").condition()).isEqualTo(Condition.RUNNING);
    }

    @Test
    void a_stopped_feed_is_not_paused_and_keeps_its_reason() {
        hub.settle();
        actions.act(hub.requester(OFFICER), FEED, FeedAction.STOP, "The landlord moves house");

        assertThat(actions.act(hub.requester(OFFICER), FEED, FeedAction.PAUSE, "A moment"))
                .isInstanceOf(Recording.Refused.class);
        assertThat(hub.feed(FEED).problem()).isEqualTo("The landlord moves house");

        actions.act(hub.requester(OFFICER), FEED, FeedAction.START, "");
        hub.until("the feed to run", () -> hub.feed(FEED).condition() == Condition.RUNNING);
    }

    @Test
    void a_stopped_feed_is_not_resumed_but_started() {
        hub.settle();
        actions.act(hub.requester(OFFICER), FEED, FeedAction.STOP, "The landlord moves house");

        assertThat(actions.act(hub.requester(OFFICER), FEED, FeedAction.RESUME, ""))
                .isInstanceOf(Recording.Refused.class);

        actions.act(hub.requester(OFFICER), FEED, FeedAction.START, "");
        hub.until("the feed to run", () -> hub.feed(FEED).condition() == Condition.RUNNING);
    }

    @Test
    void an_unknown_code_is_noted_masked_and_stays_known_once_somebody_says_so() throws IOException {
        hub.settle();
        send("personId, dateOfOffence, typeOfOffence, natureOfInvolvement\n"
                + "Z1, 2025-01-02, Jaywalking, Convict\nZ1, 2025-01-03, Jaywalking, Convict\n");

        FeedDifference noted = unknownOffence();
        assertThat(noted.sample()).isEqualTo("Xxxxxxxxxx");
        assertThat(noted.times()).isGreaterThanOrEqualTo(2);

        actions.settle(hub.requester(OFFICER), "police-summary", noted.id());
        send("personId, dateOfOffence, typeOfOffence, natureOfInvolvement\nZ1, 2025-01-04, Jaywalking, Convict\n");

        assertThat(unknownOffence().knownBy()).isEqualTo(OFFICER);
    }

    @Test
    void the_command_tests_a_feed_of_the_running_hub() {
        hub.settle();

        Said said = command("test", "housing-tenure");

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains("tenures: connect: ok", "tenures: fetch: ok", "tenures: map: ok");
    }

    @Test
    void the_command_stops_and_starts_a_feed_with_a_reason() {
        hub.settle();

        assertThat(command("stop", FEED, "--reason", "The landlord moves house").out())
                .contains(FEED + " is stopped");
        assertThat(command("list").out()).contains(FEED + "\tstopped");
        assertThat(command("start", FEED).exit()).isZero();
        hub.until("the feed to run", () -> hub.feed(FEED).condition() == Condition.RUNNING);
    }

    @Test
    void the_command_says_what_is_wrong_and_fails() {
        Said said = command("stop", "police-nothing", "--reason", "None");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("No feed of that name is configured.");
    }

    @Test
    void a_wrong_token_stops_nothing() throws IOException {
        Path wrong = Files.writeString(folder.resolve("token"), "a wrong token of some length");

        Said said = command(wrong, "stop", FEED, "--reason", "None");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("The hub refuses the token.");
        assertThat(hub.feed(FEED).condition()).isNotEqualTo(Condition.STOPPED);
    }

    /** What a command printed. */
    private record Said(int exit, String out, String err) {}

    private Said command(String... arguments) {
        return command(folders.keys().resolve("admin-token"), arguments);
    }

    private Said command(Path token, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--hub",
                "http://127.0.0.1:" + environment.getRequiredProperty("local.management.port"),
                "--token-file",
                token.toString()));
        int exit = new CommandLine(new FeedCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    private FeedDifference unknownOffence() {
        List<FeedDifference> differences = hub.feeds().differences("police-summary");
        return differences.stream()
                .filter(each -> each.kind() == Kind.UNKNOWN_CODE && each.field().equals("typeOfOffence"))
                .findFirst()
                .orElseThrow();
    }

    private void send(String csv) throws IOException {
        receive(csv);
        hub.settle();
    }

    private void receive(String csv) throws IOException {
        receiver.receive(
                "police-summary",
                "police_offence.csv",
                Instant.parse("2026-11-01T08:00:00Z"),
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
