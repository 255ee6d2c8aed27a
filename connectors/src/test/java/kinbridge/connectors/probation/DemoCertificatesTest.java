package kinbridge.connectors.probation;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCertificatesTest {

    @TempDir
    Path folder;

    @Test
    void the_next_start_finds_the_same_certificates_and_password() throws Exception {
        DemoCertificates first = new DemoCertificates(folder);
        byte[] client = Files.readAllBytes(first.client("kinbridge"));

        DemoCertificates second = new DemoCertificates(folder);

        assertThat(Files.readAllBytes(second.client("kinbridge"))).isEqualTo(client);
        assertThat(second.password()).isEqualTo(first.password());
    }

    @Test
    void another_folder_has_another_password() throws Exception {
        assertThat(new DemoCertificates(folder.resolve("a")).password())
                .isNotEqualTo(new DemoCertificates(folder.resolve("b")).password());
    }

    @Test
    void the_password_is_readable_by_its_owner_only() throws Exception {
        new DemoCertificates(folder);

        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
                .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
}
