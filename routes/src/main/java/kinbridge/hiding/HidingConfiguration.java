package kinbridge.hiding;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts even answers around every address that speaks of families, before anything else is asked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvenAnswerSettings.class)
class HidingConfiguration {

    private static final String[] ADDRESSES = {"/families/*", "/alerts/*", "/tasks/*", "/access/*", "/api/*", "/fhir/*"
    };

    @Bean
    FilterRegistrationBean<EvenAnswers> evenAnswers(EvenAnswerSettings settings) {
        FilterRegistrationBean<EvenAnswers> filter = new FilterRegistrationBean<>(
                new EvenAnswers(new HoldingTime(settings.floorMilliseconds()), new Padding(settings.paddingBytes())));
        filter.addUrlPatterns(ADDRESSES);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
