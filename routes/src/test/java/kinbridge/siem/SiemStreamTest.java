package kinbridge.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LoggedDecision;
import kinbridge.sharinglog.OpenLog;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream to a receiver that is there, goes away, and comes back. */
class SiemStreamTest {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final SiemStream.Pauses SHORT = new SiemStream.Pauses(
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(40),
            Duration.ofMillis(300),
            Duration.ofMillis(200));

    private final List<String> alarms = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private OpenLog open;
    private SiemProgress progress;
    private Receiver receiver;
    private SiemStream stream;

    @BeforeEach
    void open() throws IOException {
        open = new OpenLog(folder);
        progress = new SiemProgress(open.dataSource, OpenLog.INSTANCE);
        receiver = Receiver.open(new ServerSocket());
        stream = stream();
    }

    @AfterEach
    void close() {
        stream.close();
        receiver.close();
        open.close();
    }

    private SiemStream stream() {
        return new SiemStream(
                new SiemSettings("localhost", receiver.port(), false, null),
                open.metadata(),
                progress,
                OpenLog.INSTANCE,
                (kind, cause, words) -> alarms.add(kind + " " + words),
                InstantSource.system(),
                SHORT);
    }

    private List<String> append(int entries) {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < entries; number++) {
            ids.add(append().toString());
        }
        open.projection.catchUp();
        return ids;
    }

    private UUID append() {
        return open.log.append(look().because("Quillfeather rang")).entryId();
    }

    private static LogEntry look() {
        LogEntry.Requester who = new LogEntry.Requester("practitioner-7", "midwife", "NHS_MAT", "MEMBER");
        return LogEntry.of(EntryKind.LOOK, Instant.parse("2026-11-24T09:30:00Z"), who, "CP_PLAN", "policy-1");
    }

    private List<String> received() {
        return receiver.messages.stream().map(SiemStreamTest::id).toList();
    }

    private static String id(String message) {
        Matcher found = ID.matcher(message);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void until(Callable<Boolean> isSo) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(isSo);
    }

    @Test
    void every_entry_is_sent_once_and_in_order_while_the_receiver_is_there() {
        List<String> earlier = append(210);
        stream.start();
        until(() -> received().size() == 210);
        List<String> later = append(3);
        until(() -> received().size() == 213);

        List<String> all = new ArrayList<>(earlier);
        all.addAll(later);
        assertThat(received()).isEqualTo(all);
        until(() -> progress.waiting() == 0);
        assertThat(stream.problem()).isEmpty();
    }

    @Test
    void reasons_stay_in_the_log() {
        append(1);
        stream.start();
        until(() -> received().size() == 1);

        assertThat(receiver.messages.get(0)).contains("practitioner-7").doesNotContain("Quillfeather");
    }

    @Test
    void while_the_receiver_is_down_entries_wait_and_are_sent_when_it_is_back() throws IOException {
        List<String> all = new ArrayList<>(append(5));
        stream.start();
        until(() -> received().size() == 5 && progress.waiting() == 0);
        receiver.close();
        until(() -> stream.problem().isPresent());

        all.addAll(append(5));
        assertThat(progress.waiting()).isEqualTo(5);

        receiver = receiver.reopened();
        until(() -> received().containsAll(all) && progress.waiting() == 0);
        assertThat(received().stream().distinct().toList()).isEqualTo(all);
        assertThat(stream.problem()).isEmpty();
    }

    @Test
    void a_new_connection_begins_with_what_may_have_been_lost_with_the_last() throws IOException {
        List<String> all = append(4);
        stream.start();
        until(() -> received().size() == 4 && progress.waiting() == 0);
        receiver.close();
        until(() -> stream.problem().isPresent());
        receiver = receiver.reopened();
        until(() -> received().size() == 8);

        assertThat(received().subList(4, 8)).isEqualTo(all);
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was() {
        append(SiemStream.SENT_AGAIN + 20);
        stream.start();
        until(() -> progress.waiting() == 0);
        stream.close();
        int sent = received().size();
        List<String> later = append(2);

        stream = stream();
        stream.start();
        until(() -> received().containsAll(later));

        assertThat(received()).hasSize(sent + SiemStream.SENT_AGAIN + 2);
    }

    @Test
    void the_log_goes_on_without_a_receiver() {
        receiver.close();
        stream.start();
        until(() -> stream.problem().isPresent());

        assertThat(append(3)).hasSize(3);
        assertThat(progress.waiting()).isEqualTo(3);
    }

    @Test
    void where_something_was_hidden_the_message_is_like_any_other() {
        append(1);
        LoggedDecision hidden = new LoggedDecision(
                UUID.randomUUID(),
                "version-1",
                "DA.PERP",
                "POLICE",
                List.of(UUID.randomUUID()),
                DetailLevel.WITHHOLD_HIDE,
                "2.8b",
                false,
                List.of(),
                List.of("LOG"),
                List.of(),
                "{}");
        open.log.append(look().deciding(List.of(hidden, hidden)));
        open.projection.catchUp();
        stream.start();
        until(() -> received().size() == 2);

        assertThat(withoutItsOwn(receiver.messages.get(1))).isEqualTo(withoutItsOwn(receiver.messages.get(0)));
    }

    private static String withoutItsOwn(String message) {
        return message.replaceFirst(">1 \\S+", ">1 TIME").replaceAll(" (id|sequence|hash)=\"[^\"]+\"", " $1");
    }

    /** As somebody with the owner's rights could; the test puts nothing in its place. */
    private void remove(String entry) {
        open.as(DatabaseRole.OWNER)
                .sql("delete from sharing_log.projection_entry where entry_id = cast(? as uuid)")
                .param(entry)
                .update();
    }

    private void place(String entry, long sequence) {
        open.as(DatabaseRole.OWNER)
                .sql("update sharing_log.projection_entry set sequence = ? where entry_id = cast(? as uuid)")
                .params(sequence, entry)
                .update();
    }

    private List<String> saidMissing() {
        return receiver.messages.stream()
                .filter(message -> message.contains(" MISSING ["))
                .toList();
    }

    private boolean took(List<String> entries) {
        List<String> ids = receiver.messages.stream()
                .filter(message -> !message.contains(" MISSING ["))
                .map(SiemStreamTest::id)
                .toList();
        return ids.containsAll(entries);
    }

    @Test
    void behind_an_entry_that_somebody_removed_the_stream_goes_on_and_says_so() {
        List<String> entries = append(5);
        remove(entries.get(1));
        remove(entries.get(2));
        stream.start();
        until(() -> took(List.of(entries.get(0), entries.get(3), entries.get(4))) && progress.waiting() == 0);

        assertThat(receiver.messages.get(1))
                .contains("missing@32473", "first=\"2\"", "last=\"3\"")
                .startsWith("<105>");
        assertThat(saidMissing()).hasSize(1);
        assertThat(alarms).singleElement().asString().contains("BROKEN", "entries 2 to 3");
        assertThat(stream.problem().orElseThrow()).contains("entries 2 to 3");
    }

    @Test
    void an_entry_that_only_comes_late_is_sent_in_its_place_and_is_no_alarm() {
        List<String> entries = append(3);
        SiemStream patient = new SiemStream(
                new SiemSettings("localhost", receiver.port(), false, null),
                open.metadata(),
                progress,
                OpenLog.INSTANCE,
                (kind, cause, words) -> alarms.add(words),
                InstantSource.system(),
                new SiemStream.Pauses(
                        Duration.ofMillis(10),
                        Duration.ofMillis(10),
                        Duration.ofMillis(40),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5)));
        place(entries.get(1), 1_000);
        try (patient) {
            patient.start();
            until(() -> received().size() == 1);
            place(entries.get(1), 2);
            until(() -> received().size() == 3);
        }

        assertThat(received()).isEqualTo(entries);
        assertThat(alarms).isEmpty();
    }

    @Test
    void what_was_passed_over_once_is_said_again_but_not_waited_for_again_after_a_restart() {
        List<String> entries = append(4);
        remove(entries.get(1));
        stream.start();
        until(() -> progress.waiting() == 0);
        stream.close();

        stream = stream();
        stream.start();
        until(() -> saidMissing().size() == 2);

        assertThat(alarms).hasSize(1);
    }

    @Test
    void a_receiver_that_is_there_and_takes_nothing_is_given_up_and_that_is_a_problem() throws IOException {
        try (ServerSocket deaf = new ServerSocket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            append(1_500);
            SiemStream stuck = new SiemStream(
                    new SiemSettings("localhost", deaf.getLocalPort(), false, null),
                    open.metadata(),
                    progress,
                    OpenLog.INSTANCE,
                    (kind, cause, words) -> {},
                    InstantSource.system(),
                    SHORT);
            try (stuck) {
                stuck.start();
                until(() -> stuck.problem().isPresent());

                assertThat(stuck.problem().orElseThrow()).contains("took nothing");
            }
        }
        assertThat(progress.waiting()).isPositive();
    }

    @Test
    void a_receiver_that_cannot_prove_who_it_is_is_sent_nothing() {
        append(1);
        SiemSettings secure = new SiemSettings("localhost", receiver.port(), true, null);
        try (SiemStream secured = new SiemStream(
                secure,
                open.metadata(),
                progress,
                OpenLog.INSTANCE,
                (kind, cause, words) -> {},
                InstantSource.system(),
                SHORT)) {
            secured.start();
            until(() -> secured.problem().isPresent());
        }

        assertThat(received()).isEmpty();
        assertThat(progress.waiting()).isEqualTo(1);
    }
}
