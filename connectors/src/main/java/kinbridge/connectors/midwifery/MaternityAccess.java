package kinbridge.connectors.midwifery;

import java.net.URI;
import java.time.Duration;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.WebAddress;

/**
 * Where the maternity provider's FHIR server is and how we sign in to it.
 *
 * @param scope what we ask to be allowed, or an empty text
 */
record MaternityAccess(
        URI fhirUrl, URI tokenUrl, String clientId, String clientSecret, String scope, Duration timeout) {

    private static final String TIMEOUT_SECONDS = "20";

    static MaternityAccess of(FeedSettings.Source source) {
        return new MaternityAccess(
                WebAddress.of("fhir-url", source.option("fhir-url")),
                WebAddress.of("token-url", source.option("token-url")),
                source.option("client-id"),
                source.option("client-secret"),
                source.option("scope", ""),
                seconds(source.option("timeout-seconds", TIMEOUT_SECONDS)));
    }

    static MaternityAccess of(DeliverySettings settings) {
        return new MaternityAccess(
                WebAddress.of("fhir-url", settings.option("fhir-url")),
                WebAddress.of("token-url", settings.option("token-url")),
                settings.option("client-id"),
                settings.option("client-secret"),
                settings.options().getOrDefault("scope", ""),
                seconds(settings.options().getOrDefault("timeout-seconds", TIMEOUT_SECONDS)));
    }

    /** Without the secret: records are logged by mistake sooner or later. */
    @Override
    public String toString() {
        return "MaternityAccess[" + fhirUrl + "]";
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
