package kinbridge.intake.push;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Tokens are those of the other interfaces (same provider, same audience), but whoever shows one is a
 * program of an agency and no practitioner: it may do here what the feed's settings say, and nothing
 * elsewhere. A wrong token is refused here; whether a sender is the right one is the door's to say, since
 * it may show a client certificate instead.
 */
@Configuration(proxyBeanMethods = false)
class PushSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain pushes(HttpSecurity http, JwtDecoder tokens) {
        return http.securityMatcher("/intake/**")
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens))
                        .authenticationEntryPoint((request, response, refused) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            response.setStatus(401);
                        }))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
