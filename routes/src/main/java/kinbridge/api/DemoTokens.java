package kinbridge.api;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kinbridge.family.Practitioners;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tokens for the asking, as its sign-in page lets anybody be anybody. Exists only in the demonstration;
 * the key is made at each start and never leaves the process.
 */
@RestController
@ConditionalOnBooleanProperty("kinbridge.demo")
class DemoTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;

    private final SecretKey key = newKey();
    private final Practitioners practitioners;
    private final ApiSettings settings;
    private final InstantSource clock;

    DemoTokens(Practitioners practitioners, ApiSettings settings, InstantSource clock) {
        this.practitioners = practitioners;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param practitioner the id of somebody who may sign in to the demonstration */
    record Asked(String practitioner) {}

    /** As RFC 6749 section 5.1 names them; {@code expires_in} in seconds. */
    record Token(String access_token, String token_type, long expires_in) {}

    /** A token for one of the demonstration's invented practitioners. */
    @PostMapping("/api/demo/token")
    Token issue(@RequestBody Asked asked) {
        if (practitioners.find(asked.practitioner()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nobody of that id may sign in");
        }
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .claim(settings.practitionerClaim(), asked.practitioner())
                .audience(List.of(settings.audience()))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .build();
        String token = new NimbusJwtEncoder(new ImmutableSecret<>(key))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
        return new Token(token, "Bearer", LIFE.toSeconds());
    }

    JwtDecoder decoder(String audience) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), ApiSecurity.audience(audience)));
        return decoder;
    }

    private static SecretKey newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
