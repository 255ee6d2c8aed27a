package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.chain.KeptCheckpoints;
import kinbridge.sharinglog.chain.LogJson;
import kinbridge.sharinglog.chain.LogProof;
import kinbridge.sharinglog.chain.SigningKey;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.sharinglog.chain.Verification.Fault;
import kinbridge.sharinglog.chain.Verification.Proven;
import kinbridge.sharinglog.chain.VerifyingKey;
import kinbridge.sharinglog.command.LogCommand;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One entry, or one checkpoint, proven to somebody who has nothing else of the log. */
class LogProofTest {

    /** More than one tile, so that proofs go over kept subtrees and single entries. */
    private static final int ENTRIES = 600;

    @TempDir
    private static Path folder;

    private static OpenLog open;
    private static final List<UUID> IDS = new ArrayList<>();

    @BeforeAll
    static void write_two_checkpoints() {
        open = new OpenLog(folder);
        for (int number = 1; number <= ENTRIES; number++) {
            IDS.add(open.log.append(SampleEntries.lookHiding(number % 2)).entryId());
            if (number == 300) {
                open.restart();
            }
        }
        open.restart();
        IDS.add(open.log.append(SampleEntries.lookHiding(1)).entryId());
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Test
    void any_entry_is_proven_under_the_first_checkpoint_after_it() {
        for (int place : new int[] {1, 2, 255, 256, 257, 300, 301, 512, 513, 600}) {
            LogProof proof = open.proofs().of(IDS.get(place - 1));

            assertThat(proof.check(trustingTheKey())).isInstanceOf(Proven.class);
            assertThat(proof.checkpoint().sequence()).isEqualTo(place <= 300 ? 300 : 600);
        }
    }

    @Test
    void an_entry_after_the_last_checkpoint_is_not_proven_yet() {
        assertThatThrownBy(() -> open.proofs().of(IDS.get(ENTRIES)))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("No checkpoint covers entry");
    }

    @Test
    void the_later_checkpoint_is_proven_to_continue_the_earlier() {
        assertThat(open.proofs().between(OpenLog.INSTANCE, 300, 600).check(trustingTheKey()))
                .isInstanceOfSatisfying(
                        Proven.class, proven -> assertThat(proven.words()).contains("nothing between was taken away"));
    }

    @Test
    void a_proof_of_a_changed_entry_does_not_hold() {
        LogProof proof = open.proofs().of(IDS.get(4));
        LogJson.EntryLine entry = proof.entry();
        entry.header()[40] ^= 1;

        assertThat(proof.check(trustingTheKey())).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(Fault.CHANGED);
            assertThat(broken.sequence()).isEqualTo(5);
        });
    }

    @Test
    void a_proof_signed_by_another_key_than_the_one_trusted_is_forged() {
        LogProof proof = open.proofs().of(IDS.get(4));
        VerifyingKey other = SigningKey.generate().publicHalf();
        Trust trust = new Trust(KeptCheckpoints.none(), java.util.Map.of(other.id(), other), "", false);

        assertThat(proof.check(trust))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.FORGED));
    }

    @Test
    void a_checkpoint_put_in_place_of_another_proves_nothing() {
        LogProof early = open.proofs().of(IDS.get(4));
        LogProof late = open.proofs().of(IDS.get(404));
        LogProof mixed =
                new LogProof(LogProof.FORMAT, early.entry(), null, late.checkpoint(), early.path(), early.key());

        assertThat(mixed.check(trustingTheKey()))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.CHECKPOINT));
    }

    @Test
    void a_checkpoint_that_is_not_among_those_kept_elsewhere_is_of_another_log() {
        LogProof proof = open.proofs().of(IDS.get(4));
        Trust kept = Trust.of(open.checkpointFile(), List.of(), false);
        Trust ofAnother = new Trust(
                taker -> kept.kept().forEach(one -> {
                    if (one.sequence() != 300) {
                        taker.accept(one);
                    }
                }),
                kept.keys(),
                "",
                false);

        assertThat(proof.check(kept)).isInstanceOf(Proven.class);
        assertThat(proof.check(ofAnother))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.FORKED));
    }

    @Test
    void the_commands_print_the_key_write_a_proof_and_check_it_with_nothing_else() throws Exception {
        Path key = Files.writeString(
                folder.resolve("hub.pem"), open.key.publicHalf().toPem());
        Path proof = Files.writeString(
                folder.resolve("proof.json"), open.proofs().of(IDS.get(9)).toJson());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                new CommandLine(new LogCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

        assertThat(command.execute("verify", "--proof", proof.toString(), "--key", key.toString()))
                .isZero();
        assertThat(out.toString()).contains("Proven: entry 10 of hub-1");

        Path wrong = Files.writeString(
                folder.resolve("wrong.pem"), SigningKey.generate().publicHalf().toPem());
        assertThat(command.execute("verify", "--proof", proof.toString(), "--key", wrong.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("forged");
    }

    @Test
    void a_log_from_before_tiles_gets_them_at_the_next_start_and_proves_the_same() {
        LogProof before = open.proofs().of(IDS.get(4));
        open.stop();
        open.as(DatabaseRole.OWNER).sql("delete from sharing_log.tree_tile").update();

        open.open();

        assertThat(open.proofs().of(IDS.get(4)).toJson()).isEqualTo(before.toJson());
        assertThat(open.as(DatabaseRole.OWNER)
                        .sql("select count(*) from sharing_log.tree_tile")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void the_public_key_is_read_back_from_its_pem() {
        VerifyingKey key = open.key.publicHalf();

        assertThat(VerifyingKey.fromPem(key.toPem()).id()).isEqualTo(key.id());
    }

    private static Trust trustingTheKey() {
        VerifyingKey key = open.key.publicHalf();
        return new Trust(KeptCheckpoints.none(), java.util.Map.of(key.id(), key), "", false);
    }
}
