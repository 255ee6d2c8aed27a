package kinbridge.grants;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Marks what is over, each minute. */
@Component
class GrantsRoute extends RouteBuilder {

    private final GrantEnds ends;

    GrantsRoute(GrantEnds ends) {
        this.ends = ends;
    }

    @Override
    public void configure() {
        from("timer:grant-ends?period=60000").routeId("grant-ends").bean(ends, "mark");
    }
}
