package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @Test
    void an_encrypted_address_is_taken_without_its_last_slash() {
        assertThat(WebAddress.of("fhir-url", "https://fhir.example.org/r4/"))
                .hasToString("https://fhir.example.org/r4");
    }

    @Test
    void this_machine_may_be_spoken_to_in_clear() {
        assertThat(WebAddress.of("fhir-url", "http://127.0.0.1:8080/fhir")).hasHost("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fhir.example.org",
                "http://127.0.0.1.example.org",
                "ftp://example.org",
                "/fhir",
                "no address"
            })
    void an_address_in_clear_or_none_is_refused_with_the_settings_name(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebAddress.of("fhir-url", address))
                .withMessageContaining("fhir-url");
    }
}
