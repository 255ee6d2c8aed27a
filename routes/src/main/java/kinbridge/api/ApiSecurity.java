package kinbridge.api;

import java.time.Instant;
import java.util.List;
import kinbridge.console.SignedIn;
import kinbridge.family.Practitioners;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may call the interface: whoever shows a bearer token (RFC 6750) of the configured provider that
 * names a practitioner. No session and no cookie counts here, so no form of another site can call it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens, ApiSettings settings, Practitioners practitioners) {
        ProblemAnswers problems = new ProblemAnswers();
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.GET, "/api/openapi/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/demo/token")
                        .permitAll()
                        .requestMatchers("/api/policy/**")
                        .hasAuthority("GOVERN_POLICY")
                        .requestMatchers("/api/tasks/**")
                        .hasAuthority("DO_TASKS")
                        .anyRequest()
                        .hasAuthority("OPEN_FAMILIES"))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens)
                                .jwtAuthenticationConverter(token -> caller(token, settings, practitioners)))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** A token for somebody whom the directory does not know opens nothing. */
    private static AbstractAuthenticationToken caller(Jwt token, ApiSettings settings, Practitioners practitioners) {
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

    /** The provider is asked for its keys at the first call, so that the hub starts without it. */
    @Bean
    JwtDecoder tokens(ApiSettings settings, ObjectProvider<DemoTokens> demo) {
        DemoTokens own = demo.getIfAvailable();
        if (own != null) {
            return own.decoder(settings.audience());
        }
        if (settings.issuer().isBlank()) {
            return token -> {
                throw new BadJwtException("no provider of tokens is configured");
            };
        }
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(settings.issuer()), audience(settings.audience())));
            return decoder;
        });
    }

    static JwtClaimValidator<List<String>> audience(String expected) {
        return new JwtClaimValidator<>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(expected));
    }
}
