package kinbridge.fhir;

import java.util.List;
import kinbridge.api.Callers;
import kinbridge.familyview.FamilyLooks;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** The server under {@code /fhir}, behind the same tokens as the JSON interface. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

    /** Without a token: it describes the interface, and nobody. */
    private static final String DESCRIPTION = "/fhir/metadata";

    /** Of it metadata, for those who open no family. */
    private static final String LOG = "/fhir/AuditEvent/**";

    @Bean
    @Order(2)
    SecurityFilterChain fhirCalls(HttpSecurity http, JwtDecoder tokens, Callers callers) {
        FhirErrors errors = new FhirErrors();
        return http.securityMatcher("/fhir/**")
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.GET, DESCRIPTION)
                        .permitAll()
                        .requestMatchers(LOG)
                        .hasAuthority("READ_SHARING_LOG")
                        .anyRequest()
                        .hasAuthority("OPEN_FAMILIES"))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(callers::of))
                                .authenticationEntryPoint(errors)
                                .accessDeniedHandler(errors))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Made at its first call, so that the hub's pages come up as soon without it. */
    @Bean
    ServletRegistrationBean<FhirServlet> fhirServer(FamilyLooks families, AuditEvents audit) {
        Caller caller = new Caller(families);
        FhirServlet server = new FhirServlet();
        server.setServerName("Kinbridge");
        server.setServerVersion("1");
        server.setImplementationDescription(
                "Families as the caller may see them now, and the sharing log for those who watch over it");
        server.registerProviders(List.of(
                new FamilySearch(Patient.class, People::patients, caller),
                new FamilySearch(RelatedPerson.class, People::relatedPersons, caller),
                new FamilySearch(CareTeam.class, CareTeams::of, caller),
                new FamilySearch(CarePlan.class, Plans::carePlans, caller),
                new FamilySearch(Flag.class, Plans::flags, caller),
                new FamilySearch(Appointment.class, Appointments::of, caller),
                new FamilyOperation(caller),
                audit));
        server.registerInterceptor(new FhirErrors());
        server.registerInterceptor(new Capabilities());
        return new ServletRegistrationBean<>(server, "/fhir/*");
    }
}
