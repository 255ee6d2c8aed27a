package kinbridge.retention;

import kinbridge.storage.HubFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long each class is kept, read at start: a file that is not understood stops the hub. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    RetentionSchedule retentionSchedule(HubFolders folders) {
        return RetentionFile.load(folders.config().resolve("sharing/retention.yaml"));
    }
}
