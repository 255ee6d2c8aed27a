package kinbridge.console;

import java.time.InstantSource;
import kinbridge.family.Practitioners;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs in whoever is chosen, without a password. Exists only in the demonstration, where every person
 * and family is invented; the settings refuse a demonstration on a real database.
 */
@Component
@ConditionalOnProperty(name = "kinbridge.demo", havingValue = "true")
class DemoSignIn implements AuthenticationProvider {

    private final Practitioners practitioners;
    private final InstantSource clock;

    DemoSignIn(Practitioners practitioners, InstantSource clock) {
        this.practitioners = practitioners;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        SignedIn person = practitioners
                .find(asked.getName())
                .map(found -> SignedIn.as(found, clock.instant()))
                .filter(found -> !found.permissions().isEmpty())
                .orElseThrow(() -> new BadCredentialsException("nobody of that id may sign in"));
        return UsernamePasswordAuthenticationToken.authenticated(
                person,
                "",
                person.permissions().stream().map(Permission::authority).toList());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
