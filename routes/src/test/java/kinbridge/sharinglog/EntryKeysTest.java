package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.sharinglog.chain.Verification.Fault;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is gone or overwritten past those who release a disposal does not go unnoticed. */
class EntryKeysTest {

    private @TempDir Path folder;
    private OpenLog open;
    private EntryReceipt second;

    @BeforeEach
    void write_three_entries() {
        open = new OpenLog(folder);
        open.log.append(SampleEntries.lookHiding(1));
        second = open.log.append(SampleEntries.lookHiding(1));
        open.log.append(SampleEntries.lookHiding(1));
        open.projection.catchUp();
        open.restart();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void asOwner(String sql) {
        open.as(DatabaseRole.OWNER).sql(sql).param(second.entryId()).update();
    }

    @Test
    void with_all_its_keys_the_log_is_intact() {
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(open.watch().verify().isIntact()).isTrue();
    }

    @Test
    void a_key_destroyed_without_a_disposal_is_named_by_the_check() {
        asOwner("delete from sharing_log.entry_key where entry_id = ?");

        assertThat(open.verify()).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(Fault.KEY_GONE);
            assertThat(broken.sequence()).isEqualTo(2);
        });
        assertThat(open.search.entry(second.entryId()).orElseThrow().lost()).isTrue();
    }

    @Test
    void a_key_destroyed_by_a_disposal_is_not_missed() {
        open.disposal()
                .dispose(
                        List.of(new LogDisposal.Old(second.entryId(), "CP", LocalDate.of(2061, 1, 1))),
                        new LogDisposal.Authority(SampleEntries.OFFICER, "practitioner-8", "run-1", "policy-1"));

        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
        LogEntryView view = open.search.entry(second.entryId()).orElseThrow();
        assertThat(view.readable()).isFalse();
        assertThat(view.lost()).isFalse();
    }

    @Test
    void an_overwritten_key_is_named_by_the_hubs_own_check_which_can_try_it() {
        asOwner("update sharing_log.entry_key set detail_key = hidden_key where entry_id = ?");

        LogWatch.Report report = open.watch().verify();

        assertThat(report.isIntact()).isFalse();
        assertThat(report.words()).contains("entry 2 of hub-1").contains("does not open it");
        assertThat(open.search.entry(second.entryId()).orElseThrow().lost()).isTrue();
    }

    @Test
    void so_is_one_of_a_hidden_part() {
        asOwner("update sharing_log.entry_key set hidden_key = detail_key where entry_id = ?");

        assertThat(open.watch().verify().isIntact()).isFalse();
    }
}
