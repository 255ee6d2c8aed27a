package kinbridge.api;

import java.time.Instant;
import java.util.List;
import kinbridge.console.SignedIn;
import kinbridge.family.Practitioners;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Whom a bearer token stands for, at every interface for programs. */
@Component
public class Callers {

    private final ApiSettings settings;
    private final Practitioners practitioners;

    Callers(ApiSettings settings, Practitioners practitioners) {
        this.settings = settings;
        this.practitioners = practitioners;
    }

    /** A token for somebody whom the directory does not know opens nothing. */
    public AbstractAuthenticationToken of(Jwt token) {
        String id = token.getClaimAsString(settings.practitionerClaim());
        SignedIn known = id == null
                ? null
                : practitioners
                        .find(id)
                        .map(person -> SignedIn.as(person, issuedAt(token)))
                        .orElse(null);
        if (known == null) {
            return UsernamePasswordAuthenticationToken.authenticated("nobody", "", List.of());
        }
        List<GrantedAuthority> authorities = known.permissions().stream()
                .<GrantedAuthority>map(permission -> new SimpleGrantedAuthority(permission.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(known, "", authorities);
    }

    /** When the caller proved who they are; a token that does not say so proves nothing fresh. */
    private static Instant issuedAt(Jwt token) {
        Instant issued = token.getIssuedAt();
        return issued == null ? Instant.EPOCH : issued;
    }
}
