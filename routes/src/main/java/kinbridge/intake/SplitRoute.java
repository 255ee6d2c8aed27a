package kinbridge.intake;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Looks into the spool and cuts what waits there into batches. Whole extracts are cut beside everything else:
 * a gigabyte of them takes minutes, and no notice may wait for that.
 */
@Component
class SplitRoute extends RouteBuilder {

    private final Splitter splitter;

    SplitRoute(Splitter splitter) {
        this.splitter = splitter;
    }

    @Override
    public void configure() {
        from("timer:split?period={{kinbridge.intake.split-period-milliseconds}}")
                .routeId("split")
                .bean(splitter, "splitNotices");
        from("timer:split-bulk?period={{kinbridge.intake.split-period-milliseconds}}")
                .routeId("split-bulk")
                .bean(splitter, "splitBulk");
    }
}
