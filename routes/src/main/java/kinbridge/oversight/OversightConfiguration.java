package kinbridge.oversight;

import kinbridge.storage.HubFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is conspicuous, read at start. */
@Configuration(proxyBeanMethods = false)
class OversightConfiguration {

    @Bean
    AnomalySettings anomalySettings(HubFolders folders) {
        return AnomalySettings.load(folders.config().resolve("sharing/anomalies.yaml"));
    }
}
