package kinbridge.api;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
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
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens, Callers callers) {
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
                        .requestMatchers(HttpMethod.GET, "/api/quarantine/**")
                        .hasAuthority("WATCH_QUARANTINE")
                        .requestMatchers("/api/quarantine/**")
                        .hasAuthority("REPLAY_QUARANTINE")
                        .anyRequest()
                        .hasAuthority("OPEN_FAMILIES"))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(callers::of))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
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
