package kinbridge.intake;

import kinbridge.mappings.Agency;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** From each agency's queue into the hub; a message is acknowledged after what it says is committed. */
@Component
class IntakeRoute extends RouteBuilder {

    private final Intake intake;

    IntakeRoute(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        for (Agency agency : Agency.values()) {
            from("jms:queue:intake." + agency.word() + "?transacted=true&cacheLevelName=CACHE_CONSUMER")
                    .routeId("intake-" + agency.word())
                    .bean(intake, "take");
        }
    }
}
