package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an IT officer is told of each way in which an agency's web server can fail us. */
class RestApiTest {

    /** On a busy machine the first handshake of all takes seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Instant SOON = Instant.now().plus(Duration.ofDays(20));

    @TempDir
    Path folder;

    private TestCertificates certificates;
    private HttpServer server;
    private int status = 200;
    private final Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));

    @BeforeEach
    void makeCertificates() throws Exception {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void a_server_of_a_trusted_authority_is_asked_and_its_certificate_remembered() throws Exception {
        serve(certificates.server("127.0.0.1", SOON), false);
        Tls tls = tls(trusting());

        assertThat(served("https", tls).must("/x").body().path("a").asInt()).isEqualTo(1);
        assertThat(tls.seen()).singleElement().satisfies(shown -> {
            assertThat(shown.subject()).isEqualTo("CN=127.0.0.1");
            assertThat(shown.notAfter()).isEqualTo(SOON.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        });
    }

    @Test
    void a_certificate_that_has_run_out_is_told_and_named() throws Exception {
        serve(certificates.server("127.0.0.1", Instant.now().minusSeconds(60)), false);
        Tls tls = tls(trusting());

        assertThat(failure(served("https", tls)))
                .hasMessage("the certificate of the agency's server has run out: ask the agency to renew it");
        assertThat(tls.seen()).singleElement().matches(shown -> shown.notAfter().isBefore(Instant.now()));
    }

    @Test
    void a_certificate_for_another_name_is_told() throws Exception {
        serve(certificates.server("another.example.org", SOON), false);

        assertThat(failure(served("https", tls(trusting()))))
                .hasMessageContaining("is for another name than the address");
    }

    @Test
    void an_authority_that_is_not_trusted_is_told() throws Exception {
        serve(certificates.server("127.0.0.1", SOON), false);

        assertThat(failure(served("https", Tls.plain()))).hasMessageContaining("an authority that we do not trust");
    }

    @Test
    void a_server_that_asks_for_our_certificate_gets_it() throws Exception {
        serve(certificates.server("127.0.0.1", SOON), true);

        assertThat(failure(served("https", tls(trusting())))).isInstanceOf(AgencyFailed.class);
        Map<String, String> mutual = trusting();
        mutual.put(
                "key-store", certificates.server("kinbridge.example.org", SOON).toString());
        mutual.put("key-store-password", TestCertificates.PASSWORD);
        assertThat(served("https", tls(mutual)).must("/x").body().path("a").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_port_without_tls_is_told() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> sayHello(plain));
            answering.start();

            assertThat(failure(api("https://127.0.0.1:" + plain.getLocalPort())))
                    .hasMessageContaining("does not speak TLS at this port");
        }
    }

    private static void sayHello(ServerSocket plain) {
        try (Socket caller = plain.accept()) {
            // An answer, not a greeting: what is there before the caller has said anything it may overlook.
            caller.getInputStream().read();
            caller.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            caller.getInputStream().readAllBytes();
        } catch (IOException callerWentAway) {
            // As it should.
        }
    }

    @Test
    void a_port_where_nothing_answers_is_told() {
        assertThat(failure(api("http://127.0.0.1:1"))).hasMessageContaining("nothing answers at this address and port");
    }

    @Test
    void a_name_that_is_not_known_is_told() {
        assertThat(failure(api("https://nobody.invalid")))
                .hasMessageContaining("the name of the agency's server is not known")
                .hasMessageNotContaining("nobody");
    }

    @Test
    void a_server_that_does_not_answer_is_told() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RestApi impatient = api("http://127.0.0.1:" + silent.getLocalPort(), Tls.plain(), Duration.ofMillis(500));
            assertThat(failure(impatient)).hasMessageContaining("did not answer in time");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATE, key or token",
        "403, AUTHENTICATE, agreement",
        "404, FETCH, check the address",
        "302, FETCH, another address",
        "400, FETCH, changed its interface",
        "429, FETCH, asks us to wait",
        "500, FETCH, tell the agency",
    })
    void each_status_is_told_with_how_far_we_got_and_what_to_do(int answered, Stage stage, String words)
            throws Exception {
        servePlainly();
        status = answered;

        AgencyFailed failure = failure(served("http", Tls.plain()));

        assertThat(failure.stage()).isEqualTo(stage);
        assertThat(failure).hasMessageContaining(words).hasMessageContaining("(" + answered + ")");
    }

    @Test
    void a_web_page_instead_of_json_is_told() throws Exception {
        servePlainly();
        headers.put("Content-Type", "text/html");

        assertThat(failure(served("http", Tls.plain()))).hasMessageContaining("not JSON, as its content type says");
    }

    @Test
    void what_was_answered_for_one_person_only_is_not_taken() throws Exception {
        servePlainly();
        headers.put("X-On-Behalf-Of", "a.b@example.gov.uk");

        assertThat(failure(served("http", Tls.plain())))
                .hasMessageContaining("for one person only")
                .hasMessageNotContaining("a.b");
    }

    private static AgencyFailed failure(RestApi api) {
        return catchThrowableOfType(AgencyFailed.class, () -> api.must("/x"));
    }

    private RestApi served(String scheme, Tls tls) {
        return api(scheme + "://127.0.0.1:" + server.getAddress().getPort(), tls);
    }

    private static RestApi api(String address) {
        return api(address, Tls.plain());
    }

    private static RestApi api(String address, Tls tls) {
        return api(address, tls, PATIENCE);
    }

    private static RestApi api(String address, Tls tls, Duration patience) {
        return new RestApi(
                URI.create(address), "application/json", patience, RestApi.apiKey("k"), tls, InstantSource.system());
    }

    private Map<String, String> trusting() throws Exception {
        return new HashMap<>(Map.of(
                "trust-store",
                certificates.trustStore().toString(),
                "trust-store-password",
                TestCertificates.PASSWORD));
    }

    private static Tls tls(Map<String, String> options) {
        return Tls.of(new Source("rest", "server", options));
    }

    private void servePlainly() throws Exception {
        answer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private void serve(Path keyStore, boolean asksForCertificate) throws Exception {
        answer(certificates.serving(keyStore, asksForCertificate));
    }

    private void answer(HttpServer started) {
        server = started;
        server.createContext("/", exchange -> {
            byte[] content = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
    }
}
