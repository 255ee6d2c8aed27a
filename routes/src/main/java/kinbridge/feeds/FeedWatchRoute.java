package kinbridge.feeds;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks after the feeds, again and again. */
@Component
class FeedWatchRoute extends RouteBuilder {

    private final FeedWatch watch;

    FeedWatchRoute(FeedWatch watch) {
        this.watch = watch;
    }

    @Override
    public void configure() {
        from("timer:feed-watch?period={{kinbridge.feeds.watch-period-milliseconds}}")
                .routeId("feed-watch")
                .bean(watch, "look");
    }
}
