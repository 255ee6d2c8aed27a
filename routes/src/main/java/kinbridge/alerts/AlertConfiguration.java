package kinbridge.alerts;

import kinbridge.storage.HubFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of the alert rules, read at start. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    AlertRuleSettings alertRuleSettings(HubFolders folders) {
        return AlertRuleSettings.load(folders.config().resolve("sharing/alert-rules.yaml"));
    }
}
