package kinbridge.intake;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Sends on what stored changes set off. */
@Component
class OutboxRoute extends RouteBuilder {

    private final Outbox outbox;

    OutboxRoute(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void configure() {
        from("timer:outbox?period={{kinbridge.intake.outbox-period-milliseconds}}")
                .routeId("outbox")
                .bean(outbox, "send");
    }
}
