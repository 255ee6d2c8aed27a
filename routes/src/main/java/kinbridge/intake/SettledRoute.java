package kinbridge.intake;

import kinbridge.consent.ArrivedStatements;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Has done, once it is clear who is who, what waited for that. */
@Component
class SettledRoute extends RouteBuilder {

    private final ArrivedStatements arrived;

    SettledRoute(ArrivedStatements arrived) {
        this.arrived = arrived;
    }

    @Override
    public void configure() {
        from("timer:settled?period={{kinbridge.intake.settled-period-milliseconds}}")
                .routeId("settled")
                .bean(arrived, "settled");
    }
}
