package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferencesTest {

    private static final String SECRET = "sword$fish\\1";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("FROM_ENVIRONMENT", SECRET));

    @Test
    void a_secret_comes_from_the_environment() throws Exception {
        assertThat(password("${FROM_ENVIRONMENT}")).isEqualTo(SECRET);
    }

    @Test
    void a_secret_comes_from_a_file_without_its_last_line_end() throws Exception {
        assertThat(password("${file:" + file(SECRET + "\n", "rw-r-----") + "}")).isEqualTo(SECRET);
        assertThat(password("${file:" + file(SECRET + "\r\n", "rw-------") + "}"))
                .isEqualTo(SECRET);
    }

    @Test
    void a_file_that_everybody_may_read_is_refused() throws Exception {
        assertThat(refusal("${file:" + file(SECRET, "rw-r--r--") + "}"))
                .startsWith("police-ppn.yaml, line 9: ")
                .contains("everybody on this machine may read the file")
                .doesNotContain(SECRET);
    }

    @Test
    void a_file_that_is_not_there_or_not_named_whole_is_refused() throws Exception {
        assertThat(refusal("${file:" + folder.resolve("nothing") + "}")).contains("line 9", "there is no such file");
        assertThat(refusal("${file:secrets/x}")).contains("line 9", "by its whole path");
    }

    @Test
    void a_secret_comes_from_the_key_store_of_the_environment() throws Exception {
        keyStore("police-sftp");

        assertThat(password("${keystore:police-sftp}")).isEqualTo(SECRET);
    }

    @Test
    void a_key_store_that_does_not_open_is_told_without_its_password() throws Exception {
        keyStore("police-sftp");

        assertThat(refusal("${keystore:another}")).contains("line 9", "no secret of this alias");
        environment.put("KINBRIDGE_KEYSTORE_PASSWORD", "mistaken");
        assertThat(refusal("${keystore:police-sftp}"))
                .contains("line 9", "KINBRIDGE_KEYSTORE_PASSWORD is wrong")
                .doesNotContain("mistaken", SECRET);
        environment.remove("KINBRIDGE_KEYSTORE");
        assertThat(refusal("${keystore:police-sftp}")).contains("needs KINBRIDGE_KEYSTORE in the environment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: swordfish",
                "client-secret: swordfish",
                "api-key: swordfish",
                "token: swordfish",
                "key-passphrase: swordfish",
                "private-key: swordfish",
                "password: ${FROM_ENVIRONMENT}swordfish",
                "password: ${FROM_ENVIRONMENT:swordfish}",
                "url: jdbc:postgresql://127.0.0.1/ssd?user=u&password=swordfish",
                "base-url: https://user:swordfish@housing.example.org"
            })
    void a_secret_in_clear_is_refused_with_its_line_and_without_itself(String line) throws Exception {
        assertThat(refusalOf(line))
                .startsWith("police-ppn.yaml, line 9: ")
                .contains("in clear")
                .doesNotContain("fish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ''",
                "password: ${FROM_ENVIRONMENT}",
                "token-url: https://sign-in.example.org/token",
                "url: jdbc:postgresql://127.0.0.1/ssd?password=${FROM_ENVIRONMENT}",
                "base-url: https://housing.example.org:8443/a@b"
            })
    void what_is_no_secret_or_a_reference_is_taken(String line) throws Exception {
        assertThat(read(line)).isInstanceOf(SettingsFile.Loaded.class);
    }

    private String password(String reference) throws Exception {
        SettingsFile<FeedSettings> file = read("password: " + reference);
        assertThat(file).isInstanceOf(SettingsFile.Loaded.class);
        return ((SettingsFile.Loaded<FeedSettings>) file)
                .settings()
                .sources()
                .get(0)
                .option("password");
    }

    private String refusal(String reference) throws Exception {
        return refusalOf("password: " + reference);
    }

    private String refusalOf(String line) throws Exception {
        SettingsFile<FeedSettings> file = read(line);
        assertThat(file).isInstanceOf(SettingsFile.Wrong.class);
        return ((SettingsFile.Wrong<FeedSettings>) file).text();
    }

    private SettingsFile<FeedSettings> read(String line) throws Exception {
        Path feeds = Files.createDirectories(folder.resolve("feeds"));
        Files.writeString(feeds.resolve("police-ppn.yaml"), """
                feed: police-ppn
                agency: police
                title: Public protection notices
                system: Niche RMS
                silence-limit-minutes: 30
                sources:
                  - transport: sftp
                    name: notices
                """ + "    " + line + "\n");
        List<SettingsFile<FeedSettings>> files = FeedFiles.read(feeds, environment::get);
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private Path file(String content, String permissions) throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private void keyStore(String alias) throws Exception {
        char[] password = "opens the store".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry(
                alias,
                new KeyStore.SecretKeyEntry(
                        SecretKeyFactory.getInstance("PBE").generateSecret(new PBEKeySpec(SECRET.toCharArray()))),
                new KeyStore.PasswordProtection(password));
        Path file = folder.resolve("secrets.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        environment.put("KINBRIDGE_KEYSTORE", file.toString());
        environment.put("KINBRIDGE_KEYSTORE_PASSWORD", new String(password));
    }
}
