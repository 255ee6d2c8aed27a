package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.Login;
import kinbridge.storage.StorageUnusable;
import kinbridge.storage.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingLogTest {

    @TempDir
    private Path folder;

    private OpenLog open;

    @BeforeEach
    void open() {
        open = new OpenLog(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void an_entry_is_committed_when_append_returns() {
        EntryReceipt receipt = open.log.append(SampleEntries.lookHiding(1));
        assertThat(open.as(DatabaseRole.READER)
                        .sql("select sequence from sharing_log.entry where entry_id = ?")
                        .param(receipt.entryId())
                        .query(Long.class)
                        .single())
                .isEqualTo(receipt.sequence())
                .isEqualTo(1);
    }

    @Test
    void many_callers_at_once_share_a_chain_without_gaps() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            Callable<EntryReceipt> append = () -> open.log.append(SampleEntries.lookHiding(1));
            List<Long> sequences =
                    callers
                            .invokeAll(IntStream.range(0, 400)
                                    .mapToObj(number -> append)
                                    .toList())
                            .stream()
                            .map(SharingLogTest::sequence)
                            .sorted()
                            .toList();
            assertThat(sequences)
                    .isEqualTo(LongStream.rangeClosed(1, 400).boxed().toList());
        } finally {
            callers.shutdown();
        }
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
    }

    private static long sequence(Future<EntryReceipt> receipt) {
        try {
            return receipt.get().sequence();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void no_log_no_look_while_the_database_is_gone_and_then_it_resumes_by_itself() {
        open.log.append(SampleEntries.lookHiding(0));
        Login right = open.database.login(DatabaseRole.APP);
        open.login = () -> new Login("jdbc:postgresql://127.0.0.1:1/gone", right.user(), right.password()).connect();
        breakConnections();

        assertThatThrownBy(() -> open.log.append(SampleEntries.lookHiding(0))).isInstanceOf(LogUnavailable.class);
        assertThat(open.log.problem()).isPresent();

        open.login = right::connect;
        assertThat(open.log.append(SampleEntries.lookHiding(0)).sequence()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(open.log.problem()).isEmpty());
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void a_connection_that_broke_meanwhile_costs_nobody_a_look() {
        open.log.append(SampleEntries.lookHiding(0));
        breakConnections();
        assertThat(open.log.append(SampleEntries.lookHiding(0)).sequence()).isEqualTo(2);
    }

    private void breakConnections() {
        TestDatabase.administrator()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(open.database.name())
                .query((row, number) -> row.getBoolean(1))
                .list();
    }

    @Test
    void an_entry_refused_by_the_database_is_refused_to_the_caller(@TempDir Path other) {
        try (OpenLog refusing = OpenLog.onFreshDatabase(other)) {
            refusing.as(DatabaseRole.OWNER)
                    .sql("alter table sharing_log.entry add constraint full_disk check (false) not valid")
                    .update();
            assertThatThrownBy(() -> refusing.log.append(SampleEntries.lookHiding(0)))
                    .isInstanceOf(LogUnavailable.class)
                    .rootCause()
                    .message()
                    .contains("full_disk")
                    .doesNotContain("7b22");
            assertThat(refusing.verify())
                    .isInstanceOfSatisfying(
                            Verification.Intact.class,
                            intact -> assertThat(intact.entries()).isZero());
        }
    }

    @Test
    void a_change_that_is_kept_is_chained_within_a_second() {
        open.transaction().executeWithoutResult(status -> open.log.pend(stateChange()));
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(count("entry")).isEqualTo(1));
        assertThat(count("pending")).isZero();
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_nothing() {
        open.transaction().executeWithoutResult(status -> {
            open.log.pend(stateChange());
            status.setRollbackOnly();
        });
        open.log.append(SampleEntries.lookHiding(0));
        open.restart();
        assertThat(count("pending")).isZero();
        assertThat(count("entry")).isEqualTo(1);
    }

    @Test
    void a_change_outside_a_transaction_is_a_mistake() {
        assertThatThrownBy(() -> open.log.pend(stateChange())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_change_left_behind_by_a_killed_hub_is_chained_at_the_next_start() {
        open.stop();
        open.transaction().executeWithoutResult(status -> open.log.pend(stateChange()));
        assertThat(count("pending")).isEqualTo(1);
        open.open();
        await().untilAsserted(() -> assertThat(count("entry")).isEqualTo(1));
    }

    @Test
    void a_restart_goes_on_with_the_chain() {
        open.log.append(SampleEntries.lookHiding(0));
        open.log.append(SampleEntries.lookHiding(1));
        open.restart();
        assertThat(open.log.append(SampleEntries.lookHiding(2)).sequence()).isEqualTo(3);
        assertThat(open.verifyAgainstCheckpoints())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(3));
    }

    @Test
    void stopping_leaves_a_signed_head_outside_the_database() throws Exception {
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();
        assertThat(Files.readAllLines(open.checkpointFile()))
                .singleElement()
                .asString()
                .contains("\"sequence\":1");
        open.open();
    }

    @Test
    void a_second_hub_of_the_same_name_is_refused() {
        assertThatThrownBy(() -> WriterConnection.open(open.login, OpenLog.INSTANCE))
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("kinbridge.instance");
    }

    @Test
    void a_hub_whose_tail_was_cut_off_does_not_count_on_from_there() {
        open.log.append(SampleEntries.lookHiding(0));
        open.log.append(SampleEntries.lookHiding(0));
        open.stop();
        open.as(DatabaseRole.OWNER)
                .sql("delete from sharing_log.entry where sequence = 2")
                .update();
        assertThatThrownBy(open::open).isInstanceOf(StorageUnusable.class).hasMessageContaining("its tail is gone");
    }

    private static LogEntry stateChange() {
        return LogEntry.of(EntryKind.STATE, SampleEntries.NOW, SampleEntries.MIDWIFE, "NONE", "policy-1")
                .about(SampleEntries.ABOUT)
                .because("consent withdrawn");
    }

    private long count(String table) {
        return open.as(DatabaseRole.OWNER)
                .sql("select count(*) from sharing_log." + table)
                .query(Long.class)
                .single();
    }
}
