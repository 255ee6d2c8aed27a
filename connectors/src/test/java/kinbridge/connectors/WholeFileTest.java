package kinbridge.connectors;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] CONTENT = "a secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_a_kill_left_half_written_is_no_file_and_stands_in_nobodys_way() throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(folder.resolve(".secret.part"), "a sec");
        assertThat(file).doesNotExist();

        WholeFile.write(file, CONTENT);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_file_that_is_there_is_replaced() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "the old one");

        WholeFile.write(file, CONTENT);

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void it_is_readable_by_its_owner_only() throws Exception {
        Path file = folder.resolve("secret");

        WholeFile.write(file, CONTENT);

        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
}
