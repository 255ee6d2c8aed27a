package kinbridge.transparency;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What may be set about the family's own view. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TransparencySettings.class)
class TransparencyConfiguration {}
