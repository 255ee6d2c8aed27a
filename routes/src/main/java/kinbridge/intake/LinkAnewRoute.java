package kinbridge.intake;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks for whoever is to be linked anew. */
@Component
class LinkAnewRoute extends RouteBuilder {

    private final LinkAnew linkAnew;

    LinkAnewRoute(LinkAnew linkAnew) {
        this.linkAnew = linkAnew;
    }

    @Override
    public void configure() {
        from("timer:link-anew?period={{kinbridge.intake.link-anew-period-milliseconds}}")
                .routeId("link-anew")
                .bean(linkAnew, "all");
    }
}
