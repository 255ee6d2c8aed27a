package kinbridge.family;

import kinbridge.storage.HubFolders;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who works here, where the demonstration does not bring its own. */
@Configuration(proxyBeanMethods = false)
class FamilyConfiguration {

    @Bean
    @ConditionalOnProperty(name = "kinbridge.demo", havingValue = "false", matchIfMissing = true)
    Practitioners practitionersOfTheFile(HubFolders folders) {
        return PractitionerFile.read(folders.config().resolve("practitioners.yaml"));
    }

    /** Without a way to break the glass, nobody has broken it. */
    @Bean
    @ConditionalOnMissingBean
    EmergencyAccess noEmergencyAccess() {
        return (practitioner, family) -> false;
    }
}
