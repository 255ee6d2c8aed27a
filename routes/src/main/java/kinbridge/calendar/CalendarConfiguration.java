package kinbridge.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one calendar of the hub. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarSettings.class)
class CalendarConfiguration {

    @Bean
    WorkingDays workingDays(CalendarSettings settings) {
        return WorkingDays.ofEngland(settings.extraHolidays(), settings.cancelledHolidays());
    }
}
