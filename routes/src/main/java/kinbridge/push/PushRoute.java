package kinbridge.push;

import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** After a change: what should other agencies hear of it? */
@Component
class PushRoute extends RouteBuilder {

    private final PlanPush plans;

    PushRoute(PlanPush plans) {
        this.plans = plans;
    }

    @Override
    public void configure() {
        from("jms:queue:push.consider?transacted=true&cacheLevelName=CACHE_CONSUMER")
                .routeId("push")
                .convertBodyTo(String.class)
                .bean(this, "consider");
    }

    /** @param sentAt the broker's time of the message, in milliseconds since 1970 */
    public void consider(@Body String person, @Header("JMSTimestamp") long sentAt) {
        plans.consider(UUID.fromString(person), Instant.ofEpochMilli(sentAt));
    }
}
