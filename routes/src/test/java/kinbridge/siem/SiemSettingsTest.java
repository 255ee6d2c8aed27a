package kinbridge.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SiemSettingsTest {

    private static SiemSettings bound(Map<String, String> set) {
        return new Binder(new MapConfigurationPropertySource(set)).bindOrCreate("kinbridge.siem", SiemSettings.class);
    }

    @Test
    void a_host_alone_is_reached_by_tls_at_the_port_of_syslog_over_tls() {
        assertThat(bound(Map.of("kinbridge.siem.host", "siem.example.gov.uk")))
                .isEqualTo(new SiemSettings("siem.example.gov.uk", 6514, true, null));
    }

    @Test
    void a_forwarder_on_this_machine_may_be_reached_in_clear() {
        assertThat(bound(Map.of("kinbridge.siem.host", "127.0.0.1", "kinbridge.siem.tls", "false"))
                        .tls())
                .isFalse();
    }

    @Test
    void nothing_crosses_a_network_in_clear() {
        assertThatThrownBy(() -> new SiemSettings("siem.example.gov.uk", 514, false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kinbridge.siem.tls");
    }
}
