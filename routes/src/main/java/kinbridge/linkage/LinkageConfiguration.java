package kinbridge.linkage;

import kinbridge.storage.HubFolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which linker runs, and with which settings. */
@Configuration(proxyBeanMethods = false)
class LinkageConfiguration {

    @Bean
    LinkageSettings linkageSettings(HubFolders folders) {
        return LinkageSettings.load(folders.config().resolve("linkage.yaml"));
    }

    @Bean
    Linker linker(LinkageSettings settings) {
        return new NumberThenName(settings);
    }
}
