package kinbridge.connectors;

import kinbridge.connectors.FeedSettings.Source;
import org.apache.camel.builder.RouteBuilder;

/**
 * Whether a source that the agency pushes is open. Nothing passes through it: the hub's own web server
 * takes the payloads, and asks this route's state so that start, stop and pause mean here what they mean
 * elsewhere.
 */
final class PushRoute extends RouteBuilder {

    private final String routeId;

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    PushRoute(FeedSettings feed, Source source) {
        this.routeId = PushSource.of(feed, source).routeId();
    }

    @Override
    public void configure() {
        from("direct:" + routeId).routeId(routeId).autoStartup(false).stop();
    }
}
