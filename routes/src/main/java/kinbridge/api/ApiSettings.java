package kinbridge.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken.
 *
 * @param issuer address of the OpenID provider; empty: nobody's, save the demonstration's own
 * @param audience what {@code aud} must contain
 * @param practitionerClaim the claim that holds the id of a practitioner of the directory
 */
@ConfigurationProperties("kinbridge.api")
public record ApiSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("kinbridge") String audience,
        @DefaultValue("sub") String practitionerClaim) {}
