package kinbridge.siem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import kinbridge.sharinglog.Alarms;
import kinbridge.sharinglog.LogMetadata;
import kinbridge.storage.HubInstance;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing of it is there unless a host is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${kinbridge.siem.host:}'.isBlank()")
@EnableConfigurationProperties(SiemSettings.class)
class SiemConfiguration {

    @Bean
    SiemProgress siemProgress(DataSource dataSource, HubInstance hub) {
        return new SiemProgress(dataSource, hub.name());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SiemStream siemStream(
            SiemSettings settings,
            LogMetadata metadata,
            SiemProgress progress,
            HubInstance hub,
            Alarms alarms,
            InstantSource clock,
            MeterRegistry metrics) {
        Gauge.builder("kinbridge.siem.waiting", progress, SiemProgress::waiting)
                .description("Entries of the sharing log that the SIEM was not sent yet")
                .register(metrics);
        return new SiemStream(settings, metadata, progress, hub.name(), alarms, clock, SiemStream.Pauses.USUAL);
    }

    @Bean
    SiemHealth siemHealth(SiemStream stream, SiemProgress progress) {
        return new SiemHealth(stream, progress);
    }
}
