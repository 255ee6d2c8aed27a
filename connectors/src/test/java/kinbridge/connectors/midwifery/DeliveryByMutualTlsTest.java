package kinbridge.connectors.midwifery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.Certificates;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.TestCertificates;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maternity provider that talks to nobody whose certificate its authority has not signed. */
class DeliveryByMutualTlsTest {

    private static final Instant ENDS = Instant.now().plus(Duration.ofDays(20));

    @TempDir
    Path folder;

    private TestCertificates certificates;
    private HttpsServer server;

    @BeforeEach
    void serve() throws Exception {
        certificates = new TestCertificates(folder);
        server = certificates.serving(certificates.server("127.0.0.1", ENDS), true);
        server.createContext("/token", exchange -> answer(exchange, "{\"access_token\":\"t\",\"expires_in\":300}"));
        server.createContext("/fhir", exchange -> answer(exchange, """
                {"resourceType":"Bundle","type":"transaction-response",
                 "entry":[{"response":{"status":"201","location":"Flag/17/_history/1"}}]}"""));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void with_our_certificate_the_message_arrives() throws Exception {
        assertThat(deliver(ours())).isEqualTo("Flag/17/_history/1");
    }

    @Test
    void without_it_the_message_stays_with_us_and_the_reason_is_told() {
        assertThatExceptionOfType(AgencyFailed.class)
                .isThrownBy(() -> deliver(trusting()))
                .withMessageContaining("certificate");
    }

    @Test
    void a_server_that_our_authority_has_not_signed_is_told_nothing() throws Exception {
        Map<String, String> options = ours();
        options.remove("trust-store");

        assertThatExceptionOfType(AgencyFailed.class)
                .isThrownBy(() -> deliver(options))
                .withMessageContaining("an authority that we do not trust");
    }

    @Test
    void until_when_it_holds_is_known() throws Exception {
        assertThat(Certificates.of(settings(ours())))
                .filteredOn(certificate -> certificate.use() == FeedCertificate.Use.OURS)
                .singleElement()
                .satisfies(ours -> {
                    assertThat(ours.source()).isEqualTo("midwifery-cpis");
                    assertThat(ours.notAfter()).isBeforeOrEqualTo(ENDS);
                });
    }

    private String deliver(Map<String, String> options) throws Exception {
        return new MidwiferyDelivery().deliver(settings(options), "key-1", MidwiferyDeliveryTest.flag("9990000018"));
    }

    private Map<String, String> ours() throws Exception {
        Map<String, String> options = trusting();
        options.put(
                "key-store", certificates.server("kinbridge.example.org", ENDS).toString());
        options.put("key-store-password", TestCertificates.PASSWORD);
        return options;
    }

    private Map<String, String> trusting() throws Exception {
        String address = "https://127.0.0.1:" + server.getAddress().getPort();
        return new HashMap<>(Map.of(
                "fhir-url",
                address + "/fhir",
                "token-url",
                address + "/token",
                "client-id",
                "kinbridge",
                "client-secret",
                "secret",
                "timeout-seconds",
                "5",
                "trust-store",
                certificates.trustStore().toString(),
                "trust-store-password",
                TestCertificates.PASSWORD));
    }

    private static DeliverySettings settings(Map<String, String> options) {
        return new DeliverySettings(
                "midwifery-cpis", Agency.MIDWIFERY, "Child protection to maternity", "safeguarding_midwife", options);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}
