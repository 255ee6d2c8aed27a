package kinbridge.demo;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kinbridge.connectors.Borough;
import kinbridge.family.Practitioners;
import kinbridge.storage.HubFolders;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the demonstration brings: the borough, and its practitioners as those who may sign in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kinbridge.demo")
class DemoConfiguration {

    /** Invented families next to real ones would be believed. */
    DemoConfiguration(Environment environment) {
        for (String setting : List.of("kinbridge.database.url", "kinbridge.broker.url")) {
            if (!environment.getProperty(setting, "").isBlank()) {
                throw new IllegalStateException("kinbridge.demo is on and " + setting
                        + " is set: the demonstration runs only on the embedded database and broker.");
            }
        }
    }

    @Bean
    Borough borough(InstantSource clock, HubFolders folders) {
        return Borough.load(InstantSource.fixed(new FirstStart(Simulators.kept(folders)).moment(clock)));
    }

    @Bean
    RecordedBefore recorded(HubFolders folders) {
        return new RecordedBefore(Simulators.kept(folders));
    }

    @Bean
    Practitioners practitioners(Borough borough) {
        List<Practitioners.Practitioner> all = borough.practitioners().stream()
                .map(DemoConfiguration::practitioner)
                .toList();
        return new Practitioners() {
            @Override
            public List<Practitioner> all() {
                return all;
            }

            @Override
            public Optional<Practitioner> find(String id) {
                return all.stream()
                        .filter(practitioner -> practitioner.id().equals(id))
                        .findFirst();
            }

            @Override
            public Optional<Practitioner> byStaffId(String system, String staffId) {
                return all.stream()
                        .filter(practitioner ->
                                staffId.equals(practitioner.staffIds().get(system)))
                        .findFirst();
            }
        };
    }

    private static Practitioners.Practitioner practitioner(Borough.Practitioner practitioner) {
        return new Practitioners.Practitioner(
                practitioner.id(),
                practitioner.name(),
                practitioner.role(),
                practitioner.agency(),
                practitioner.email(),
                practitioner.team(),
                practitioner.deputy(),
                Objects.requireNonNullElse(practitioner.supervisor(), ""),
                practitioner.duty(),
                practitioner.staffIds(),
                Objects.requireNonNullElse(practitioner.may(), Set.of()));
    }
}
