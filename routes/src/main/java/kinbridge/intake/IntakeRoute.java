package kinbridge.intake;

import kinbridge.mappings.Agency;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * From each agency's two queues, of notices and of whole extracts, into the hub; a message is acknowledged
 * after what it says is committed.
 */
@Component
class IntakeRoute extends RouteBuilder {

    private final Intake intake;

    IntakeRoute(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        for (Agency agency : Agency.values()) {
            take("intake." + agency.word());
            take("intake." + agency.word() + Splitter.BULK);
        }
    }

    private void take(String queue) {
        from("jms:queue:" + queue + "?transacted=true&cacheLevelName=CACHE_CONSUMER")
                .routeId(queue.replace('.', '-'))
                .bean(intake, "take");
    }
}
