package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImapTlsTest {

    private static final String STORE = "greenmail.tls.keystore.file";
    private static final String STORE_PASSWORD = "greenmail.tls.keystore.password";
    private static final String KEY_PASSWORD = "greenmail.tls.key.password";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static GreenMail server;

    /** GreenMail reads its store once a JVM. */
    @BeforeAll
    static void serve() throws Exception {
        certificates = new TestCertificates(folder);
        Path store = certificates.server("127.0.0.1", Instant.now().plus(Duration.ofDays(20)));
        System.setProperty(STORE, store.toString());
        System.setProperty(STORE_PASSWORD, TestCertificates.PASSWORD);
        System.setProperty(KEY_PASSWORD, TestCertificates.PASSWORD);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        server.setUser("hub@northmoor.example.uk", "hub", "swordfish");
    }

    @AfterAll
    static void stop() {
        server.stop();
        List.of(STORE, STORE_PASSWORD, KEY_PASSWORD).forEach(System::clearProperty);
    }

    @Test
    void a_mail_server_of_a_trusted_authority_is_asked_and_its_certificate_shown() throws Exception {
        FeedTest look = look(trusting());

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(look.seen())
                .singleElement()
                .satisfies(shown -> assertThat(shown.subject()).isEqualTo("CN=127.0.0.1"));
    }

    @Test
    void a_mail_server_that_nobody_vouches_for_gets_no_password() {
        FeedTest look = look(Map.of());

        assertThat(Steps.outcomes(look)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(look)).contains("an authority that we do not trust");
        assertThat(look.seen()).hasSize(1);
    }

    @Test
    void a_certificate_for_another_name_is_told() throws Exception {
        Map<String, String> changes = new HashMap<>(trusting());
        changes.put("host", "localhost");

        assertThat(Steps.failure(look(changes))).contains("is for another name than the address");
    }

    private static Map<String, String> trusting() throws Exception {
        return Map.of(
                "trust-store", certificates.trustStore().toString(), "trust-store-password", TestCertificates.PASSWORD);
    }

    private static FeedTest look(Map<String, String> changes) {
        Map<String, String> options = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(server.getImaps().getPort()),
                "user", "hub",
                "password", "swordfish",
                "senders", "crime.extract@police.example.uk"));
        options.putAll(changes);
        FeedSettings settings = new FeedSettings(
                "police-crime",
                Agency.POLICE,
                "Crimes",
                "Test",
                Duration.ofDays(1),
                List.of(new Source("imap", "mail", options)));
        return Transports.look(settings, settings.sources().get(0));
    }
}
