package kinbridge.retraction;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What is done about retractions without anybody asking. */
@Component
class RetractionRoute extends RouteBuilder {

    private final RetractionWork work;

    RetractionRoute(RetractionWork work) {
        this.work = work;
    }

    @Override
    public void configure() {
        from("timer:retractions?period=2000").routeId("retractions").bean(work, "tell");
        from("timer:retractions-unanswered?period=60000")
                .routeId("retractions-unanswered")
                .bean(work, "chase");
    }
}
