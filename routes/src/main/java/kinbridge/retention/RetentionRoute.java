package kinbridge.retention;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Makes the month's list, and disposes of what two people have released, without anybody asking. */
@Component
class RetentionRoute extends RouteBuilder {

    private final RetentionWork work;

    RetentionRoute(RetentionWork work) {
        this.work = work;
    }

    @Override
    public void configure() {
        from("timer:retention?period=60000&delay=30000").routeId("retention").bean(work, "go");
    }
}
