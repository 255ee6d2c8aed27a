package kinbridge.push;

import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** After a change: what should other agencies hear of it? What is kept for them is sent on, and taken back. */
@Component
class PushRoute extends RouteBuilder {

    private final PlanPush plans;
    private final Messages messages;
    private final Retractions retractions;

    PushRoute(PlanPush plans, Messages messages, Retractions retractions) {
        this.plans = plans;
        this.messages = messages;
        this.retractions = retractions;
    }

    @Override
    public void configure() {
        from("jms:queue:push.consider?transacted=true&cacheLevelName=CACHE_CONSUMER")
                .routeId("push")
                .convertBodyTo(String.class)
                .bean(this, "consider");
        from("timer:push-kept?period={{kinbridge.intake.outbox-period-milliseconds}}")
                .routeId("push-kept")
                .bean(messages, "sendKept");
        from("timer:push-retracted?period=2000").routeId("push-retracted").bean(retractions, "keepDue");
    }

    /** @param sentAt the broker's time of the message, in milliseconds since 1970 */
    public void consider(@Body String person, @Header("JMSTimestamp") long sentAt) {
        plans.consider(UUID.fromString(person), Instant.ofEpochMilli(sentAt));
    }
}
