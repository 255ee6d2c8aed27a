package kinbridge.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, to whoever shows the certificate of the host that was meant, and to nobody else. */
class SiemTlsTest {

    private static final char[] PASSWORD = "opens".toCharArray();
    private static final byte[] MESSAGE = "<110>1 - hub-1 kinbridge - LOOK -".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    /** A receiver with a certificate for that host, which {@code trusted.pem} trusts. */
    private Receiver receiver(String host) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=" + host);
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                name,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        Files.writeString(
                trusted(),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("receiver", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocket server = context.getServerSocketFactory().createServerSocket();
        return Receiver.open(server);
    }

    private Path trusted() {
        return folder.resolve("trusted.pem");
    }

    private boolean takes(Receiver receiver, Path trusted) {
        try (SyslogConnection connection = SyslogConnection.open(
                new SiemSettings("localhost", receiver.port(), true, trusted), Duration.ofSeconds(30))) {
            connection.send(List.of(MESSAGE));
            await().atMost(Duration.ofSeconds(20)).until(() -> !receiver.messages.isEmpty());
            return true;
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    @Test
    void a_receiver_with_a_trusted_certificate_for_its_host_gets_the_message() throws Exception {
        try (Receiver receiver = receiver("localhost")) {
            assertThat(takes(receiver, trusted())).isTrue();
            assertThat(receiver.messages).containsExactly(new String(MESSAGE, StandardCharsets.UTF_8));
        }
    }

    @Test
    void under_tls_too_a_receiver_that_takes_nothing_any_more_is_given_up() throws Exception {
        try (Receiver receiver = receiver("localhost");
                SyslogConnection connection = SyslogConnection.open(
                        new SiemSettings("localhost", receiver.port(), true, trusted()), Duration.ofMillis(300))) {
            receiver.deaf = true;
            assertThatThrownBy(() -> {
                        for (int number = 0; number < 1_000; number++) {
                            connection.send(List.of(new byte[100_000]));
                        }
                    })
                    .isInstanceOf(java.io.IOException.class)
                    .hasMessageContaining("took nothing");
        }
    }

    @Test
    void one_with_a_certificate_for_another_host_gets_nothing() throws Exception {
        try (Receiver receiver = receiver("elsewhere.example")) {
            assertThat(takes(receiver, trusted())).isFalse();
            assertThat(receiver.messages).isEmpty();
        }
    }

    @Test
    void one_whom_nobody_vouches_for_gets_nothing() throws Exception {
        try (Receiver receiver = receiver("localhost")) {
            assertThat(takes(receiver, null)).isFalse();
            assertThat(receiver.messages).isEmpty();
        }
    }
}
