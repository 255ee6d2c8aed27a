package kinbridge.rectification;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What is done about contested records without anybody asking. */
@Component
class RectificationRoute extends RouteBuilder {

    private final LateContests late;

    RectificationRoute(LateContests late) {
        this.late = late;
    }

    @Override
    public void configure() {
        from("timer:contested-late?period=10000").routeId("contested-late").bean(late, "bringForward");
    }
}
