package kinbridge.intake.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.PushSource;
import kinbridge.connectors.Receiver;
import kinbridge.feeds.FeedControl;
import kinbridge.mappings.Agency;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.TestDatabase;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The door with its chain of filters, before a database; the spool behind it is the test's. */
class PushDoorTest {

    private static final String FHIR = "application/fhir+json";
    private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}";
    private static final String TOKEN = "maternity~midwifery-fhir";
    private static final long MEGABYTE = 1024 * 1024;

    private final FeedControl feeds = mock(FeedControl.class);
    private final PushSource fhir = source(
            "midwifery-fhir",
            Agency.MIDWIFERY,
            Map.of("client-id", "maternity", "certificate-subject", "CN=maternity,O=Example Trust"));
    private final PushSource dfe = source("socialcare-dfe", Agency.SOCIALCARE, Map.of("client-id", "case-system"));
    private final JdbcClient database = TestDatabase.shared().jdbc(DatabaseRole.APP);
    private final Kept spool = new Kept(database);
    private MockMvc hub;

    @BeforeEach
    void open() {
        when(feeds.pushed("midwifery-fhir")).thenReturn(List.of(fhir));
        when(feeds.pushed("socialcare-dfe")).thenReturn(List.of(dfe));
        when(feeds.isOpen(fhir)).thenReturn(true);
        when(feeds.isOpen(dfe)).thenReturn(true);
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(Door.class);
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("feeds", feeds);
            beans.registerSingleton("spool", spool);
            beans.registerSingleton("database", database);
        });
        context.refresh();
        hub = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
    }

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    @Import({PushSecurity.class, PushDoor.class, PushedPayloads.class})
    static class Door {

        /** A token is its client and the feed of its scope. */
        @Bean
        JwtDecoder tokens() {
            return token -> {
                if (token.equals("forged")) {
                    throw new BadJwtException("forged");
                }
                String[] parts = token.split("~");
                return Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .claim("client_id", parts[0])
                        .claim("scope", "openid intake:" + parts[1])
                        .build();
            };
        }
    }

    @Test
    void a_bundle_is_kept_before_it_is_answered_as_accepted() throws Exception {
        MockHttpServletResponse answer = push(request("midwifery-fhir", BUNDLE));

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(answer.getContentType()).startsWith(FHIR);
        assertThat(answer.getContentAsString()).contains("OperationOutcome", "\"severity\":\"information\"");
        assertThat(spool.kept).containsExactly("midwifery-fhir " + BUNDLE);
    }

    @Test
    void a_feed_without_fhir_is_answered_with_the_id_alone() throws Exception {
        MockHttpServletRequest request = request("socialcare-dfe", "[]", "case-system~socialcare-dfe");
        request.setContentType("application/json; charset=utf-8");

        MockHttpServletResponse answer = push(request);

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(answer.getContentAsString()).matches("\\{\"id\":\"[0-9a-f-]{36}\"}");
    }

    @Test
    void without_a_token_or_with_a_forged_one_nothing_is_taken() throws Exception {
        MockHttpServletRequest nobody = request("midwifery-fhir", BUNDLE);
        nobody.removeHeader("Authorization");

        assertThat(push(nobody).getStatus()).isEqualTo(401);
        assertThat(push(request("midwifery-fhir", BUNDLE, "forged")).getStatus())
                .isEqualTo(401);
        assertThat(spool.kept).isEmpty();
    }

    @Test
    void who_may_not_push_gets_the_same_answer_as_for_a_feed_that_does_not_exist() throws Exception {
        MockHttpServletResponse unknown = push(request("midwifery-nothing", BUNDLE));
        MockHttpServletResponse client = push(request("midwifery-fhir", BUNDLE, "another~midwifery-fhir"));
        MockHttpServletResponse scope = push(request("midwifery-fhir", BUNDLE, "maternity~socialcare-dfe"));
        MockHttpServletResponse feed = push(request("socialcare-dfe", BUNDLE));

        for (MockHttpServletResponse answer : List.of(client, scope, feed)) {
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getContentAsString()).isEqualTo(unknown.getContentAsString());
            assertThat(answer.getHeaderNames()).isEqualTo(unknown.getHeaderNames());
        }
        assertThat(spool.kept).isEmpty();
    }

    @Test
    void a_client_certificate_of_the_named_subject_opens_as_well() throws Exception {
        MockHttpServletRequest request = request("midwifery-fhir", BUNDLE);
        request.removeHeader("Authorization");
        request.setAttribute(
                "jakarta.servlet.request.X509Certificate",
                new X509Certificate[] {certificate("O=Example Trust,CN=maternity")});

        assertThat(push(request).getStatus()).isEqualTo(202);
        request.setAttribute(
                "jakarta.servlet.request.X509Certificate", new X509Certificate[] {certificate("CN=somebody")});
        assertThat(push(request).getStatus()).isEqualTo(404);
    }

    @Test
    void a_stopped_feed_says_when_to_come_again() throws Exception {
        when(feeds.isOpen(fhir)).thenReturn(false);

        MockHttpServletResponse answer = push(request("midwifery-fhir", BUNDLE));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("300");
    }

    @Test
    void what_cannot_be_kept_is_to_be_sent_again() throws Exception {
        spool.full = true;

        MockHttpServletResponse answer = push(request("midwifery-fhir", BUNDLE));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("30");
        assertThat(answer.getContentAsString()).doesNotContain("Bundle");
    }

    @Test
    void another_type_or_a_compressed_body_is_refused() throws Exception {
        MockHttpServletRequest xml = request("midwifery-fhir", BUNDLE);
        xml.setContentType("application/fhir+xml");
        MockHttpServletRequest compressed = request("midwifery-fhir", BUNDLE);
        compressed.addHeader("Content-Encoding", "gzip");

        assertThat(push(xml).getStatus()).isEqualTo(415);
        assertThat(push(compressed).getStatus()).isEqualTo(415);
        assertThat(spool.kept).isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_refused_also_where_its_length_is_not_said() throws Exception {
        String long1 = "x".repeat((int) MEGABYTE + 1);
        assertThat(push(request("midwifery-fhir", long1)).getStatus()).isEqualTo(413);

        LimitedBody body = new LimitedBody(new java.io.ByteArrayInputStream(new byte[11]), 10);
        org.assertj.core.api.Assertions.assertThatThrownBy(body::readAllBytes).isInstanceOf(LimitedBody.TooLong.class);
        assertThat(spool.kept).isEmpty();
    }

    @Test
    void an_empty_body_is_refused() throws Exception {
        assertThat(push(request("midwifery-fhir", "")).getStatus()).isEqualTo(400);
    }

    @Test
    void the_same_key_again_is_answered_alike_and_kept_once() throws Exception {
        String first = push(keyed(BUNDLE, "k-1")).getContentAsString();
        String second = push(keyed(BUNDLE, "k-1")).getContentAsString();

        assertThat(second).isEqualTo(first);
        assertThat(spool.kept).hasSize(1);
    }

    @Test
    void the_same_key_for_another_payload_is_refused_and_loses_nothing_in_silence() throws Exception {
        push(keyed(BUNDLE, "k-2"));

        assertThat(push(keyed(BUNDLE + " ", "k-2")).getStatus()).isEqualTo(422);
        assertThat(push(keyed(BUNDLE + " ", "k-3")).getStatus()).isEqualTo(202);
        assertThat(spool.kept).hasSize(2);
    }

    @Test
    void the_same_key_at_the_same_moment_is_kept_once_and_refused_for_another_payload() throws Exception {
        spool.meanwhile = () -> push(keyed(BUNDLE, "k-4"));

        assertThat(push(keyed(BUNDLE + " ", "k-4")).getStatus()).isEqualTo(422);
        assertThat(spool.kept).containsExactly("midwifery-fhir " + BUNDLE);
    }

    @Test
    void the_same_payload_twice_at_the_same_moment_is_answered_alike() throws Exception {
        List<String> answers = new ArrayList<>();
        spool.meanwhile = () -> answers.add(push(keyed(BUNDLE, "k-5")).getContentAsString());

        answers.add(push(keyed(BUNDLE, "k-5")).getContentAsString());

        assertThat(answers).hasSize(2).allMatch(answers.get(0)::equals);
        assertThat(spool.kept).hasSize(1);
    }

    @Test
    void the_same_bytes_without_a_key_get_the_same_id() throws Exception {
        String first = push(request("midwifery-fhir", BUNDLE)).getContentAsString();

        assertThat(push(request("midwifery-fhir", BUNDLE)).getContentAsString()).isEqualTo(first);
    }

    private MockHttpServletResponse push(MockHttpServletRequest request) throws Exception {
        return hub.perform(context -> request).andReturn().getResponse();
    }

    private static MockHttpServletRequest request(String feed, String body) {
        return request(feed, body, TOKEN);
    }

    private static MockHttpServletRequest request(String feed, String body, String token) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/intake/" + feed);
        request.addHeader("Authorization", "Bearer " + token);
        request.setContentType(FHIR);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static MockHttpServletRequest keyed(String body, String key) {
        MockHttpServletRequest request = request("midwifery-fhir", body);
        request.addHeader("Idempotency-Key", key);
        return request;
    }

    private static PushSource source(String feed, Agency agency, Map<String, String> options) {
        Map<String, String> all = new java.util.HashMap<>(options);
        all.put("max-megabytes", "1");
        return PushSource.of(new FeedSettings(
                        feed, agency, "Test", "Test", Duration.ofDays(1), List.of(new Source("push", "pushed", all))))
                .get(0);
    }

    private static X509Certificate certificate(String subject) throws Exception {
        var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(subject),
                java.math.BigInteger.ONE,
                new Date(0),
                new Date(1),
                new X500Name(subject),
                keys.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    /** Keeps what the spool would keep, with its row. */
    private static final class Kept implements Receiver {

        private final JdbcClient database;
        final List<String> kept = new ArrayList<>();
        boolean full;

        /** What somebody else sends between the reading of one payload and its row. */
        Callable<?> meanwhile;

        Kept(JdbcClient database) {
            this.database = database;
        }

        @Override
        public void receive(String feed, String payloadName, Instant sourceTime, InputStream content)
                throws IOException {
            byte[] bytes = content.readAllBytes();
            if (full) {
                throw new IOException("no space for " + new String(bytes, StandardCharsets.UTF_8));
            }
            meanwhile();
            database.sql("""
                    insert into intake.payload (id, feed, name, received_at, content_hash, size_bytes, state)
                    values (?, ?, ?, ?, ?, ?, 'SPLIT')""")
                    .param(UUID.randomUUID())
                    .param(feed)
                    .param(payloadName)
                    .param(Timestamp.from(Instant.parse("2026-11-24T09:00:00Z").plusMillis(kept.size())))
                    .param(HexFormat.of().formatHex(sha256(bytes)))
                    .param(bytes.length)
                    .update();
            kept.add(feed + " " + new String(bytes, StandardCharsets.UTF_8));
        }

        private void meanwhile() {
            Callable<?> other = meanwhile;
            meanwhile = null;
            if (other != null) {
                try {
                    other.call();
                } catch (Exception problem) {
                    throw new AssertionError(problem);
                }
            }
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void heard(String feed, String source) {}

        @Override
        public void failed(String feed, String source, String reason) {}

        @Override
        public String mark(String feed, String source) {
            return null;
        }

        @Override
        public void keepMark(String feed, String source, String mark) {}
    }
}
