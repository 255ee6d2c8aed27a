package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

class PushSourceTest {

    @Test
    void a_client_with_the_right_scope_may_push() {
        PushSource push = push(Map.of("client-id", "maternity"));

        assertThat(push.admits("maternity", List.of("other", "intake:midwifery-fhir")))
                .isTrue();
        assertThat(push.admits("maternity", List.of("intake:socialcare-dfe"))).isFalse();
        assertThat(push.admits("another", List.of("intake:midwifery-fhir"))).isFalse();
        assertThat(push.admits(null, List.of("intake:midwifery-fhir"))).isFalse();
        assertThat(push.admits(new X500Principal("CN=maternity"))).isFalse();
    }

    @Test
    void the_holder_of_the_named_certificate_may_push() {
        PushSource push = push(Map.of("certificate-subject", "CN=maternity, O=Example Trust"));

        assertThat(push.admits(new X500Principal("cn=maternity,o=Example Trust")))
                .isTrue();
        assertThat(push.admits(new X500Principal("CN=maternity"))).isFalse();
        assertThat(push.admits(null, List.of("intake:midwifery-fhir"))).isFalse();
    }

    @Test
    void a_fhir_feed_takes_fhir_and_another_takes_json() {
        assertThat(push(Map.of("client-id", "m")).contentTypes()).containsExactly("application/fhir+json");
        assertThat(push(Map.of("client-id", "m")).fhir()).isTrue();
        assertThat(push(Map.of("client-id", "m", "content-types", "Text/CSV")).contentTypes())
                .containsExactly("text/csv");
    }

    @Test
    void somebody_must_be_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> push(Map.of()))
                .withMessageContaining("'client-id' or 'certificate-subject'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> push(Map.of("certificate-subject", "maternity")))
                .withMessageContaining("must be as in 'CN=maternity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> push(Map.of("client-id", "m", "max-megabytes", "0")))
                .withMessageContaining("must be 1 to 2048");
    }

    @Test
    void its_route_is_open_as_long_as_it_is_started() throws Exception {
        try (RunningFeeds feeds = new RunningFeeds()) {
            FeedSettings settings = settings(Map.of("client-id", "maternity"));
            feeds.start(List.of(Transports.route(
                    settings, settings.sources().get(0), new RecordingReceiver(), InstantSource.system())));
            String route = "midwifery-fhir-pushed";

            assertThat(feeds.context().getRouteController().getRouteStatus(route))
                    .isEqualTo(ServiceStatus.Started);
            feeds.context().getRouteController().suspendRoute(route);
            assertThat(feeds.context().getRouteController().getRouteStatus(route))
                    .isEqualTo(ServiceStatus.Suspended);
        }
    }

    @Test
    void a_test_says_what_the_agency_must_do() {
        FeedSettings settings = settings(Map.of("client-id", "maternity"));

        FeedTest look = Transports.look(settings, settings.sources().get(0));

        assertThat(Steps.outcomes(look)).isEqualTo("not tried, not tried, not tried");
        assertThat(Steps.of(List.of(look)))
                .anyMatch(line -> line.contains("POST /intake/midwifery-fhir"))
                .anyMatch(line -> line.contains("a token of client maternity with scope intake:midwifery-fhir"));
    }

    private static PushSource push(Map<String, String> options) {
        return PushSource.of(settings(options)).get(0);
    }

    private static FeedSettings settings(Map<String, String> options) {
        return new FeedSettings(
                "midwifery-fhir",
                Agency.MIDWIFERY,
                "Maternity records",
                "Test",
                Duration.ofDays(1),
                List.of(new Source("push", "pushed", options)));
    }
}
