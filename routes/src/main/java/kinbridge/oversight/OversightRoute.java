package kinbridge.oversight;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks through what is new in the log, without anybody asking. */
@Component
class OversightRoute extends RouteBuilder {

    private final AnomalyWatch watch;

    OversightRoute(AnomalyWatch watch) {
        this.watch = watch;
    }

    @Override
    public void configure() {
        from("timer:anomalies?period=15000").routeId("anomalies").bean(watch, "look");
    }
}
