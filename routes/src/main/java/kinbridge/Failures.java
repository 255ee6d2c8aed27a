package kinbridge;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * What happens when a step fails, for every route: the message goes back to its queue and is tried again
 * with growing pauses (the broker's redelivery, see docs/operating.md); after the last try it waits in
 * {@code failed.<queue>} for a person. Nothing is dropped. Unreadable content never comes here: it is
 * quarantined without a retry.
 */
@Component
public class Failures extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        routeConfiguration()
                .onException(Exception.class)
                .handled(false)
                .maximumRedeliveries(0)
                // The exception's message may hold content: its class is what is logged.
                .log(LoggingLevel.ERROR, "kinbridge", "${routeId} failed: ${exception.class.simpleName}")
                .logStackTrace(false)
                .logExhausted(false);
    }
}
