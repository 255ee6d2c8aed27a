package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.sharinglog.chain.Verification.Fault;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with the owner's password could do, and what the check then says. */
class TamperingTest {

    @TempDir
    private Path folder;

    private OpenLog open;

    @BeforeEach
    void write_six_entries_and_a_checkpoint() {
        open = new OpenLog(folder);
        for (int number = 1; number <= 6; number++) {
            open.log.append(SampleEntries.lookHiding(number % 2));
        }
        open.stop();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void an_untouched_log_is_intact() {
        assertThat(open.verifyAgainstCheckpoints()).isInstanceOf(Verification.Intact.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entry_id = gen_random_uuid()",
                "kind = 'PUSH'",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "event_at = event_at - interval '1 day'",
                "header = set_byte(header, 3, 65)",
                "detail = set_byte(detail, 0, (get_byte(detail, 0) + 1) % 256)",
                "hidden = set_byte(hidden, 0, (get_byte(hidden, 0) + 1) % 256)",
                "hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256)"
            })
    void a_changed_field_is_found(String change) {
        tamper("update sharing_log.entry set " + change + " where sequence = 3");
        assertBroken(Fault.CHANGED, 3, "Entry 3 of hub-1 was changed");
    }

    @Test
    void a_removed_row_is_found() {
        tamper("delete from sharing_log.entry where sequence = 3");
        assertBroken(Fault.MISSING, 3, "Entry 3 of hub-1 is missing: entry 2 is followed by entry 4");
    }

    @Test
    void a_removed_row_is_found_even_if_the_later_ones_are_renumbered() {
        tamper("delete from sharing_log.entry where sequence = 3");
        tamper("update sharing_log.entry set sequence = sequence + 100 where sequence > 3");
        tamper("update sharing_log.entry set sequence = sequence - 101 where sequence > 100");
        assertBroken(Fault.RENUMBERED, 3, "entry 4 was numbered 3 to hide the gap");
    }

    @Test
    void swapped_rows_are_found() {
        tamper("update sharing_log.entry set sequence = 100 where sequence = 3");
        tamper("update sharing_log.entry set sequence = 3 where sequence = 5");
        tamper("update sharing_log.entry set sequence = 5 where sequence = 100");
        assertBroken(Fault.SWAPPED, 3, "Entries 3 and 5 of hub-1 were swapped");
    }

    @Test
    void a_tail_cut_off_with_its_checkpoint_is_found_by_the_copy_kept_elsewhere() {
        tamper("delete from sharing_log.entry where sequence > 4");
        tamper("delete from sharing_log.checkpoint");
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(open.verifyAgainstCheckpoints()).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(Fault.TRUNCATED);
            assertThat(broken.sequence()).isEqualTo(5);
            assertThat(broken.words())
                    .contains("ends at entry 4")
                    .contains("saw entry 6")
                    .contains("cut off");
        });
    }

    @Test
    void a_tail_cut_off_is_found_by_the_checkpoint_in_the_database() {
        tamper("delete from sharing_log.entry where sequence > 4");
        assertBroken(Fault.TRUNCATED, 5, "ends at entry 4");
    }

    @Test
    void a_whole_log_taken_away_is_found_by_the_copy_kept_elsewhere() {
        tamper("delete from sharing_log.entry");
        tamper("delete from sharing_log.checkpoint");
        assertThat(open.verifyAgainstCheckpoints())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.TRUNCATED));
    }

    @Test
    void an_entry_rewritten_with_its_hash_is_found() {
        rewrite(3);
        assertBroken(Fault.SIGNATURE, 3, "do not agree with the signature");
    }

    @Test
    void an_entry_rewritten_without_its_signature_is_found() {
        rewrite(3);
        tamper("update sharing_log.entry set signature = null, key_id = null where sequence = 3");
        assertBroken(Fault.REWRITTEN, 3, "Entry 3 of hub-1 was rewritten together with its hash");
    }

    @Test
    void a_removed_signature_at_the_end_is_found() {
        tamper("update sharing_log.entry set signature = null, key_id = null where sequence = 6");
        assertBroken(Fault.SIGNATURE, 6, "not covered by a signature");
    }

    @Test
    void a_signature_by_an_unknown_key_is_found() {
        tamper("update sharing_log.entry set key_id = '0000000000000000' where sequence = 2");
        assertBroken(Fault.SIGNATURE, 2, "signed by a key that is not trusted here");
    }

    @Test
    void a_changed_checkpoint_is_found() {
        tamper(
                "update sharing_log.checkpoint set tree_root = set_byte(tree_root, 0, (get_byte(tree_root, 0) + 1) % 256)");
        assertBroken(Fault.FORGED, 6, "not signed by a key that is trusted here");
    }

    @Test
    void a_log_rewritten_by_whoever_holds_a_signing_key_is_found_by_the_copy_kept_elsewhere(@TempDir Path other) {
        try (OpenLog forged = new OpenLog(other)) {
            forged.log.append(SampleEntries.lookHiding(0));
            assertThat(forged.verify()).isInstanceOf(Verification.Intact.class);
            assertThat(forged.verify(Trust.of(open.checkpointFile(), java.util.List.of(), false)))
                    .isInstanceOf(Verification.Broken.class);
        }
    }

    /** Another reason in the header, and a hash that fits it. */
    private void rewrite(long sequence) {
        ChainedEntry entry = open.as(DatabaseRole.OWNER)
                .sql("select * from sharing_log.entry where sequence = ?")
                .param(sequence)
                .query((row, number) -> LogRows.chained(row))
                .single();
        byte[] header = new String(entry.header(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("practitioner-7", "practitioner-8")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] hash = ChainedEntry.hash(
                entry.instance(),
                entry.sequence(),
                entry.entryId(),
                entry.kind(),
                entry.recordedAt(),
                entry.eventAt(),
                header,
                entry.detail(),
                entry.hidden(),
                entry.prevHash());
        open.as(DatabaseRole.OWNER)
                .sql("update sharing_log.entry set header = ?, hash = ? where sequence = ?")
                .params(header, hash, sequence)
                .update();
    }

    private void tamper(String sql) {
        open.as(DatabaseRole.OWNER).sql(sql).update();
    }

    private void assertBroken(Fault fault, long sequence, String words) {
        assertThat(open.verify()).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.words()).contains(words);
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(broken.sequence()).isEqualTo(sequence);
        });
    }
}
