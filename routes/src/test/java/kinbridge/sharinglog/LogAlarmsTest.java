package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import kinbridge.sharinglog.Alarm.Kind;
import kinbridge.sharinglog.chain.SigningKey;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gaps, clock steps and missing checkpoints are said aloud. */
class LogAlarmsTest {

    @TempDir
    private Path folder;

    private OpenLog open;

    @BeforeEach
    void open_a_log() {
        open = new OpenLog(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_log_that_nothing_is_wrong_with_raises_none() {
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        open.log.append(SampleEntries.lookHiding(0));

        assertThat(open.watch().verify().isIntact()).isTrue();
        assertThat(open.alarms.all()).isEmpty();
    }

    @Test
    void a_second_place_that_cannot_be_written_alarms_and_gets_what_it_lacks_later() throws IOException {
        Path blocked = open.secondPlace().getParent();
        Files.writeString(blocked, "not a folder");
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();

        assertThat(kinds()).containsExactly(Kind.CHECKPOINT);
        assertThat(Files.readAllLines(open.checkpointFile())).hasSize(1);

        Files.delete(blocked);
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();

        assertThat(Files.readAllLines(open.secondPlace()))
                .isEqualTo(Files.readAllLines(open.checkpointFile()))
                .hasSize(2);
        open.open();
    }

    @Test
    void a_line_cut_off_by_a_crash_is_written_again() throws IOException {
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();
        byte[] whole = Files.readAllBytes(open.checkpointFile());
        Files.write(open.checkpointFile(), java.util.Arrays.copyOf(whole, whole.length - 20));

        open.open();
        open.stop();

        assertThat(Files.readAllBytes(open.checkpointFile())).isEqualTo(whole);
        open.open();
    }

    @Test
    void a_gap_found_by_the_hubs_own_check_alarms() {
        for (int number = 0; number < 4; number++) {
            open.log.append(SampleEntries.lookHiding(0));
        }
        open.restart();
        open.as(DatabaseRole.OWNER)
                .sql("delete from sharing_log.entry where sequence = 2")
                .update();

        LogWatch.Report report = open.watch().verify();

        assertThat(report.isIntact()).isFalse();
        assertThat(open.watch().lastReport()).contains(report);
        assertThat(open.alarms.all()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.BROKEN);
            assertThat(alarm.words()).contains("Entry 2 of hub-1 is missing");
        });
    }

    @Test
    void a_damaged_copy_of_another_team_alarms_and_does_not_stop_the_check() throws IOException {
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        Files.writeString(open.secondPlace(), "not a checkpoint\n");

        assertThat(open.watch().verify().isIntact()).isTrue();
        assertThat(kinds()).containsExactly(Kind.CHECKPOINT);
    }

    @Test
    void a_chain_that_was_taken_out_of_the_database_is_missed_by_its_file() throws IOException {
        Files.createDirectories(open.checkpointFile().getParent());
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();
        for (String table : List.of("entry", "checkpoint")) {
            open.as(DatabaseRole.OWNER).sql("delete from sharing_log." + table).update();
        }

        assertThat(open.watch().verify().isIntact()).isFalse();
        Files.delete(open.checkpointFile());
        Files.delete(open.secondPlace());
        open.open();
    }

    @Test
    void each_line_of_a_copy_has_the_key_that_signed_it() throws IOException {
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();
        Files.delete(open.secondPlace());
        open.key = SigningKey.generate();
        open.open();
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();

        assertThat(open.verify(Trust.of(open.secondPlace(), List.of(), false))).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void entries_under_no_checkpoint_for_long_alarm() {
        open.log.append(SampleEntries.lookHiding(0));
        open.projection.catchUp();
        open.as(DatabaseRole.OWNER)
                .sql("update sharing_log.entry set recorded_at = recorded_at - interval '6 hours'")
                .update();

        open.watch().lookForCheckpoints();

        assertThat(open.alarms.all())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.words()).startsWith("1 entries of hub-1 are under no checkpoint"));
    }

    @Test
    void entries_of_the_last_minute_do_not() {
        open.log.append(SampleEntries.lookHiding(0));
        open.projection.catchUp();

        open.watch().lookForCheckpoints();

        assertThat(open.alarms.all()).isEmpty();
    }

    @Test
    void a_check_dated_in_the_future_puts_off_no_other_and_alarms() {
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        Instant future = Instant.now().plus(Duration.ofDays(3650));
        open.as(DatabaseRole.APP)
                .sql("insert into sharing_log.verification (id, made_at, entries, is_intact, words) values"
                        + " (gen_random_uuid(), ?, 1, true, 'intact')")
                .param(Timestamp.from(future))
                .update();

        open.watch().look();

        assertThat(open.watch().lastReport())
                .hasValueSatisfying(report -> assertThat(report.madeAt()).isBefore(future));
        assertThat(kinds()).containsExactly(Kind.CLOCK);
    }

    @Test
    void two_things_that_are_wrong_are_both_said_though_they_are_of_one_kind() throws IOException {
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        Files.writeString(open.secondPlace(), "not a checkpoint\n");
        Files.writeString(open.checkpointFile(), "nor this\n");

        open.watch().verify();

        assertThat(kinds()).containsExactly(Kind.CHECKPOINT, Kind.CHECKPOINT);
        Files.delete(open.checkpointFile());
        Files.delete(open.secondPlace());
    }

    @Test
    void a_second_place_that_is_taken_away_alarms_and_gets_everything_again() throws IOException {
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        Files.delete(open.secondPlace());
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();

        assertThat(kinds()).containsExactly(Kind.CHECKPOINT);
        assertThat(Files.readAllLines(open.secondPlace()))
                .isEqualTo(Files.readAllLines(open.checkpointFile()))
                .hasSize(3);
        open.open();
    }

    @Test
    void changes_that_no_hub_takes_into_its_chain_alarm() {
        open.stop();
        open.as(DatabaseRole.OWNER)
                .sql(
                        "insert into sharing_log.pending (entry_id, kind, event_at, header, detail, hidden, detail_key,"
                                + " hidden_key) values (gen_random_uuid(), 'STATE', now() - interval '6 hours', '', '', '', '', '')")
                .update();

        open.watch().lookForPending();

        assertThat(open.alarms.all())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.words()).startsWith("1 changes recorded before"));
        open.as(DatabaseRole.OWNER).sql("delete from sharing_log.pending").update();
        open.open();
    }

    @Test
    void the_writer_outlives_an_error_and_writes_on() {
        AtomicBoolean fails = new AtomicBoolean(true);
        open.stop();
        open.afterCommit = () -> {
            if (fails.getAndSet(false)) {
                throw new OutOfMemoryError("for the test");
            }
        };
        open.open();

        open.log.append(SampleEntries.lookHiding(0));
        open.log.append(SampleEntries.lookHiding(0));

        assertThat(fails).isFalse();
        await().untilAsserted(() -> assertThat(open.log.problem()).isEmpty());
    }

    @Test
    void an_alarm_can_be_added_by_the_hub_and_not_taken_away() {
        open.alarms.raise(Kind.BROKEN, "test", "it is broken");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> open.as(DatabaseRole.APP)
                        .sql("delete from sharing_log.alarm")
                        .update()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void what_goes_on_being_wrong_is_not_said_each_minute() {
        open.alarms.raise(Kind.BROKEN, "test", "it is broken");
        open.alarms.raise(Kind.BROKEN, "test", "it is broken");

        assertThat(open.alarms.open()).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_set_is_noticed_and_one_that_goes_on_is_not() {
        AtomicReference<Instant> time = new AtomicReference<>(SampleEntries.NOW);
        AtomicLong counter = new AtomicLong();
        ClockSteps steps = new ClockSteps(time::get, counter::get);

        pass(time, counter, Duration.ofMinutes(5));
        assertThat(steps.since(SampleEntries.NOW)).isEmpty();

        time.set(time.get().minusSeconds(60));
        assertThat(steps.since(SampleEntries.NOW))
                .hasValueSatisfying(words -> assertThat(words).contains("set back by 60 seconds"));

        time.set(time.get().plusSeconds(3600));
        assertThat(steps.since(SampleEntries.NOW))
                .hasValueSatisfying(words -> assertThat(words).contains("set forward by 3600 seconds"));
    }

    @Test
    void a_clock_behind_the_last_entry_at_the_start_is_noticed_once() {
        AtomicReference<Instant> time = new AtomicReference<>(SampleEntries.NOW);
        AtomicLong counter = new AtomicLong();
        ClockSteps steps = new ClockSteps(time::get, counter::get);
        Instant lastEntry = SampleEntries.NOW.plusSeconds(600);

        Optional<String> first = steps.since(lastEntry);
        pass(time, counter, Duration.ofSeconds(1));

        assertThat(first).hasValueSatisfying(words -> assertThat(words).contains("before the last entry"));
        assertThat(steps.since(lastEntry)).isEmpty();
    }

    private static void pass(AtomicReference<Instant> time, AtomicLong counter, Duration passed) {
        time.set(time.get().plus(passed));
        counter.addAndGet(passed.toNanos());
    }

    private List<Kind> kinds() {
        return open.alarms.all().stream().map(Alarm::kind).toList();
    }
}
