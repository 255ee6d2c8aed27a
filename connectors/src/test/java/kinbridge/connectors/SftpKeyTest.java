package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency that lets us in by a key and by no password. */
class SftpKeyTest {

    private static final String PASSPHRASE = "opens the key";

    @TempDir
    Path folder;

    private final SshServer server = SshServer.setUpDefaultServer();
    private Path keyFile;
    private String hostKey;

    @BeforeEach
    void start() throws Exception {
        KeyPair ours = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ours.writePrivateKey(written, PASSPHRASE.getBytes(StandardCharsets.UTF_8));
        keyFile = Files.write(folder.resolve("our-key"), written.toByteArray());
        PublicKey known = PublicKeyEntry.parsePublicKeyEntry(
                        "ssh-rsa " + Base64.getEncoder().encodeToString(ours.getPublicKeyBlob()))
                .resolvePublicKey(null, Map.of(), null);
        SimpleGeneratorHostKeyProvider hostKeys = new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
        hostKeys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(hostKeys);
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, known));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectory(folder.resolve("outbox"))));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        hostKey = PublicKeyEntry.toString(
                hostKeys.loadKeys(null).iterator().next().getPublic());
        Files.writeString(folder.resolve("outbox/PPN-1.json"), "{}");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(true);
    }

    @Test
    void files_are_fetched_with_a_key_that_a_passphrase_opens() throws Exception {
        RecordingReceiver hub = new RecordingReceiver();
        FeedSettings settings = settings(Map.of());
        try (RunningFeeds feeds = new RunningFeeds()) {
            feeds.start(List.of(new SftpPickupRoute(settings, settings.sources().get(0), hub, InstantSource.system())));

            await().atMost(Duration.ofSeconds(20)).until(() -> hub.names().contains("PPN-1.json"));
        }
    }

    @Test
    void a_test_signs_in_with_the_key() {
        assertThat(Steps.outcomes(look(Map.of()))).isEqualTo("ok, ok, ok");
    }

    @Test
    void a_key_that_does_not_open_or_that_the_agency_does_not_know_is_told() throws Exception {
        FeedTest closed = look(Map.of("key-passphrase", "mistaken"));
        assertThat(Steps.outcomes(closed)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(closed)).startsWith("our private key cannot be read, so we did not connect");
        assertThat(Steps.of(List.of(closed))).noneMatch(line -> line.contains("mistaken"));

        KeyPair another = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        another.writePrivateKey(written);
        Path file = Files.write(folder.resolve("another-key"), written.toByteArray());
        FeedTest unknown = look(Map.of("key-file", file.toString()));
        assertThat(Steps.outcomes(unknown)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(unknown)).startsWith("the server refused the user, password or key");
    }

    private FeedTest look(Map<String, String> changes) {
        FeedSettings settings = settings(changes);
        return Transports.look(settings, settings.sources().get(0));
    }

    private FeedSettings settings(Map<String, String> changes) {
        Map<String, String> options = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(server.getPort()),
                "user",
                "kinbridge",
                "key-file",
                keyFile.toString(),
                "key-passphrase",
                PASSPHRASE,
                "host-key",
                hostKey,
                "whole-when",
                "renamed",
                "poll-seconds",
                "1"));
        options.putAll(changes);
        return new FeedSettings(
                "police-ppn",
                Agency.POLICE,
                "Notices",
                "Test",
                Duration.ofMinutes(5),
                List.of(new Source("sftp", "files", options)));
    }
}
