package kinbridge.needtoknow;

import kinbridge.storage.HubFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables in force, read at start: wrong tables refuse the start with file, line and reason. */
@Configuration(proxyBeanMethods = false)
class NeedToKnowConfiguration {

    @Bean
    PolicyInForce policyInForce(HubFolders folders) {
        return new PolicyInForce(SharingTables.load(folders.config().resolve("sharing")));
    }
}
