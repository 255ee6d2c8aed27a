package kinbridge.needtoknow;

import kinbridge.storage.HubFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables in force, read at start: wrong tables refuse the start with file, line and reason. */
@Configuration(proxyBeanMethods = false)
class NeedToKnowConfiguration {

    @Bean
    SharingTables sharingTables(HubFolders folders) {
        return SharingTables.load(folders.config().resolve("sharing"));
    }

    @Bean
    DecisionEngine decisionEngine(SharingTables tables) {
        return DecisionEngine.by(tables);
    }
}
