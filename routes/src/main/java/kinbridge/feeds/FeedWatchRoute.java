package kinbridge.feeds;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks after feeds and outflows, again and again. */
@Component
class FeedWatchRoute extends RouteBuilder {

    private final FeedWatch watch;
    private final OutflowWatch outflows;

    FeedWatchRoute(FeedWatch watch, OutflowWatch outflows) {
        this.watch = watch;
        this.outflows = outflows;
    }

    @Override
    public void configure() {
        from("timer:feed-watch?period={{kinbridge.feeds.watch-period-milliseconds}}")
                .routeId("feed-watch")
                .bean(watch, "look")
                .bean(outflows, "look");
    }
}
