package kinbridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import kinbridge.storage.Vault;
import org.junit.jupiter.api.Test;

class SealedFilesTest {

    private static final byte[] PLAIN = "Chloe Hartley\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);

    private final Vault vault = Vault.generate();

    @Test
    void what_was_sealed_comes_out_as_it_went_in() throws Exception {
        assertThat(open(sealed(), vault)).isEqualTo(PLAIN);
    }

    @Test
    void nothing_of_it_lies_open() throws Exception {
        assertThat(new String(sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("Hartley");
    }

    @Test
    void a_changed_byte_is_noticed() throws Exception {
        byte[] changed = sealed();
        changed[changed.length - 20] ^= 1;
        assertThatThrownBy(() -> open(changed, vault)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_cut_off_is_noticed() throws Exception {
        byte[] whole = sealed();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 5_000);
        assertThatThrownBy(() -> open(cut, vault)).isInstanceOf(IOException.class);
    }

    @Test
    void another_hubs_vault_does_not_open_it() throws Exception {
        byte[] sealed = sealed();
        assertThatThrownBy(() -> open(sealed, Vault.generate())).isInstanceOf(RuntimeException.class);
    }

    private byte[] sealed() throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream sealing = new SealedFiles(vault).sealing(target)) {
            sealing.write(PLAIN);
        }
        return target.toByteArray();
    }

    private static byte[] open(byte[] sealed, Vault vault) throws Exception {
        return new SealedFiles(vault).opening(new ByteArrayInputStream(sealed)).readAllBytes();
    }
}
