package kinbridge.administrator;

import java.time.InstantSource;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Before the chain of the open management endpoints: these tell about families and stop feeds. */
@Configuration(proxyBeanMethods = false)
class AdministratorSecurity {

    @Bean
    @Order(-10)
    SecurityFilterChain administrator(HttpSecurity http, AdministratorToken token, InstantSource clock)
            throws Exception {
        return http.securityMatcher(EndpointRequest.to("policydiff", "feeds"))
                .csrf(forms -> forms.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new AdministratorDoor(token, clock), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
