package kinbridge.api;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import kinbridge.api.AccessApi.Emergency;
import kinbridge.console.SignedIn;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.grants.BreakGlass;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class AccessApiTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final BreakGlass untouched = (BreakGlass) Proxy.newProxyInstance(
            BreakGlass.class.getClassLoader(), new Class<?>[] {BreakGlass.class}, (proxy, method, arguments) -> {
                throw new AssertionError("the glass was touched");
            });

    @Test
    @SuppressWarnings("NullAway") // the other parts are not asked
    void with_a_token_of_an_hour_ago_the_glass_is_not_even_touched() {
        AccessApi access = new AccessApi(null, untouched, null, InstantSource.fixed(NOW));
        SignedIn longAgo = SignedIn.as(
                new Practitioner(
                        "a-midwife",
                        "A Midwife",
                        "community_midwife",
                        "NHS_MAT",
                        "",
                        "",
                        "",
                        "",
                        false,
                        Map.of(),
                        Set.of()),
                NOW.minus(Duration.ofHours(1)));

        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> access.breakGlass(
                        longAgo, new Emergency("FAM-7Q2K9X", "PUBLIC_INTEREST", "She is in labour and afraid of him")))
                .matches(refused -> refused.getStatusCode() == HttpStatus.UNAUTHORIZED);
    }
}
