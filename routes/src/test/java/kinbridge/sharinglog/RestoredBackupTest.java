package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.sharinglog.chain.Verification.Fault;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.StorageUnusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database put back to yesterday, with the checkpoints of today kept elsewhere. */
class RestoredBackupTest {

    @TempDir
    private Path folder;

    private OpenLog open;

    @BeforeEach
    void back_up_after_three_entries_and_restore_that_after_six() throws Exception {
        open = new OpenLog(folder);
        append(3);
        open.restart();
        append(3);
        open.stop();
        for (String table : List.of("entry", "checkpoint")) {
            open.as(DatabaseRole.OWNER)
                    .sql("delete from sharing_log." + table + " where sequence > 3")
                    .update();
        }
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_check_against_what_others_kept_says_that_it_is_an_older_copy() {
        assertBroken(Fault.OLD_COPY, 4, "this is an older copy of the log, such as a restored backup");
    }

    @Test
    void the_copy_by_itself_is_a_log_that_nothing_is_wrong_with() {
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void a_hub_does_not_write_on_from_it() {
        assertThatThrownBy(open::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("ends at entry 3")
                .hasMessageContaining("saw entry 6")
                .hasMessageContaining("another kinbridge.instance");
    }

    @Test
    void the_second_place_alone_stops_it_as_well() throws IOException {
        Files.delete(open.checkpointFile());

        assertThatThrownBy(open::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining(open.secondPlace().toString());
    }

    @Test
    void written_on_all_the_same_it_is_told_apart_from_an_older_copy() throws IOException {
        Path kept = folder.resolve("kept.jsonl");
        Files.copy(open.checkpointFile(), kept);
        Files.delete(open.checkpointFile());
        Files.delete(open.secondPlace());
        open.open();
        append(5);
        open.stop();

        assertThat(open.verify(Trust.of(kept, List.of(), false)))
                .isInstanceOfSatisfying(Verification.Broken.class, broken -> {
                    assertThat(broken.fault()).isEqualTo(Fault.FORKED);
                    assertThat(broken.sequence()).isEqualTo(4);
                    assertThat(broken.words())
                            .contains("both agree up to entry 3 and not at entry 6")
                            .contains("An old backup was restored and written on");
                });
    }

    @Test
    void a_hub_does_not_go_on_with_one_that_was_written_on() throws IOException {
        Path kept = folder.resolve("kept.jsonl");
        Files.copy(open.secondPlace(), kept);
        Files.delete(open.checkpointFile());
        Files.delete(open.secondPlace());
        open.open();
        append(5);
        open.stop();
        Files.copy(kept, open.secondPlace(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(open::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("written on, or entries were rewritten");
    }

    private void append(int entries) {
        for (int number = 0; number < entries; number++) {
            open.log.append(SampleEntries.lookHiding(number % 2));
        }
    }

    private void assertBroken(Fault fault, long sequence, String words) {
        assertThat(open.verifyAgainstCheckpoints()).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(broken.sequence()).isEqualTo(sequence);
            assertThat(broken.words()).contains(words);
        });
    }
}
