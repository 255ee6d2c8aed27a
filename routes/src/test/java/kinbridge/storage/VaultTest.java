package kinbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final byte[] PLAIN = "Bob Example, invented".getBytes(StandardCharsets.UTF_8);

    private final Vault vault = Vault.generate();

    @Test
    void what_was_sealed_opens_in_its_context() {
        assertThat(vault.open(vault.seal(PLAIN, "record/1"), "record/1")).isEqualTo(PLAIN);
    }

    @Test
    void a_value_moved_to_another_row_does_not_open() {
        byte[] sealed = vault.seal(PLAIN, "record/1");
        assertThatThrownBy(() -> vault.open(sealed, "record/2")).isInstanceOf(SealBroken.class);
    }

    @Test
    void a_changed_value_does_not_open() {
        byte[] sealed = vault.seal(PLAIN, "record/1");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(sealed, "record/1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void another_key_does_not_open_it() {
        byte[] sealed = vault.seal(PLAIN, "record/1");
        assertThatThrownBy(() -> Vault.generate().open(sealed, "record/1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void after_a_rotation_the_new_key_seals_and_the_old_one_still_opens() {
        byte[] sealedBefore = vault.seal(PLAIN, "record/1");
        Vault rotated = vault.rotated();
        assertThat(rotated.keyId()).isNotEqualTo(vault.keyId());
        assertThat(rotated.open(sealedBefore, "record/1")).isEqualTo(PLAIN);
        byte[] sealedAfter = rotated.seal(PLAIN, "record/1");
        assertThatThrownBy(() -> vault.open(sealedAfter, "record/1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void the_key_made_at_first_start_is_found_at_the_next(@TempDir Path folder) throws Exception {
        PrivateFile file = new PrivateFile(folder.resolve("keys/records.json"));
        byte[] sealed = Vault.keptIn(file).seal(PLAIN, "record/1");
        assertThat(Vault.keptIn(file).open(sealed, "record/1")).isEqualTo(PLAIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_missing_key_of_an_operators_database_is_never_replaced_silently(@TempDir Path folder) {
        KeySource keys = new KeySource(folder, false);
        assertThatThrownBy(() -> keys.vault("records", null, null))
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("kinbridge.keys.generate=true");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_unreadable_keyset_is_refused_without_quoting_it() {
        assertThatThrownBy(() -> Vault.ofKeyset("{\"secret\":\"abc\"}"))
                .isInstanceOf(StorageUnusable.class)
                .hasMessageNotContaining("abc");
    }
}
