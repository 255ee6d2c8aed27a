package kinbridge.siem;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the stream goes; without a host there is none.
 *
 * @param tls false only to a forwarder on this machine: who looked at which family does not cross a network in clear
 * @param trustedCertificates a PEM file of the authorities to trust and no others; null trusts what Java trusts
 */
@ConfigurationProperties("kinbridge.siem")
record SiemSettings(
        String host,
        @DefaultValue("6514") int port,
        @DefaultValue("true") boolean tls,
        @Nullable Path trustedCertificates) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    SiemSettings {
        if (!tls && !THIS_MACHINE.contains(host)) {
            throw new IllegalArgumentException("kinbridge.siem.tls can be off only where kinbridge.siem.host is this"
                    + " machine: localhost, 127.0.0.1 or ::1");
        }
    }
}
