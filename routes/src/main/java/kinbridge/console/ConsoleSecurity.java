package kinbridge.console;

import static kinbridge.console.Permission.DO_TASKS;
import static kinbridge.console.Permission.GOVERN_POLICY;
import static kinbridge.console.Permission.HANDLE_SUBJECT_ACCESS;
import static kinbridge.console.Permission.OPEN_FAMILIES;
import static kinbridge.console.Permission.READ_SHARING_LOG;
import static kinbridge.console.Permission.REPLAY_QUARANTINE;
import static kinbridge.console.Permission.REVIEW_LINKS;
import static kinbridge.console.Permission.SEE_QUARANTINE_CONTENT;
import static kinbridge.console.Permission.SEE_WHAT_WAITS_FOR_OPINION;
import static kinbridge.console.Permission.SETTLE_FINDINGS;
import static kinbridge.console.Permission.WATCH_CONNECTORS;
import static kinbridge.console.Permission.WATCH_QUARANTINE;
import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who may open which address. It is the last chain: an address that no chain names is refused, so an
 * interface with rules of its own (API, management) brings its own chain with a lower order.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
@PropertySource("classpath:kinbridge/console/console.properties")
class ConsoleSecurity {

    // Everything from this server and nothing inline: a script smuggled into a feed's text cannot run.
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    @Bean
    SecurityFilterChain consolePages(HttpSecurity http, ObjectProvider<DemoSignIn> demo) {
        http.authorizeHttpRequests(ConsoleSecurity::whoMayOpen)
                .headers(ConsoleSecurity::protect)
                .requestCache(cache -> cache.requestCache(plainAddresses()))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new StaleForms())
                        .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .httpBasic(basic -> basic.disable());
        demo.ifAvailable(way -> signInByChoice(http, way));
        return http.build();
    }

    /** Nobody signs in by name and password here: without this, Boot would invent a user. */
    @Bean
    UserDetailsService nobodyByPassword() {
        return name -> {
            throw new UsernameNotFoundException("passwords are not used");
        };
    }

    private static void whoMayOpen(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry pages) {
        pages.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/assets/**", "/sign-in", "/error")
                .permitAll()
                .requestMatchers("/alerts/**", "/families/**", "/access/**")
                .hasAuthority(OPEN_FAMILIES.name())
                .requestMatchers("/tasks/**")
                .hasAuthority(DO_TASKS.name())
                .requestMatchers("/oversight/anomalies/**", "/oversight/retention/**")
                .hasAuthority(SETTLE_FINDINGS.name())
                .requestMatchers("/sharing-log/**", "/oversight/**")
                .hasAuthority(READ_SHARING_LOG.name())
                .requestMatchers("/subject-access/**")
                .hasAuthority(HANDLE_SUBJECT_ACCESS.name())
                .requestMatchers("/health-opinions/**")
                .hasAuthority(SEE_WHAT_WAITS_FOR_OPINION.name())
                .requestMatchers("/policy/**", "/linking/**")
                .hasAuthority(GOVERN_POLICY.name())
                .requestMatchers("/connectors/**")
                .hasAuthority(WATCH_CONNECTORS.name())
                .requestMatchers("/links/**")
                .hasAuthority(REVIEW_LINKS.name())
                .requestMatchers(HttpMethod.GET, "/quarantine/**")
                .hasAuthority(WATCH_QUARANTINE.name())
                .requestMatchers(HttpMethod.POST, "/quarantine/*/content")
                .hasAuthority(SEE_QUARANTINE_CONTENT.name())
                .requestMatchers(
                        HttpMethod.POST, "/quarantine/release", "/quarantine/*/release", "/quarantine/*/discard")
                .hasAuthority(REPLAY_QUARANTINE.name())
                .requestMatchers("/")
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    private static void protect(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(NO_REFERRER))
                .permissionsPolicyHeader(
                        features -> features.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .frameOptions(frames -> frames.deny());
    }

    private static void signInByChoice(HttpSecurity http, DemoSignIn way) {
        http.authenticationManager(new ProviderManager(way))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("practitioner")
                        .passwordParameter("unused")
                        .failureUrl("/sign-in?refused"));
    }

    @SuppressWarnings("NullAway") // null is how this setter is told "no parameter"
    private static HttpSessionRequestCache plainAddresses() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        // Otherwise Spring adds "?continue" to the address that a practitioner may copy to a colleague.
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
