package kinbridge.connectors;

import kinbridge.connectors.FeedSettings.Source;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Polls views in an agency's database on a schedule. */
public final class ViewPollRoute extends RouteBuilder {

    private final String routeId;
    private final ViewSource settings;
    private final ViewPoll views;

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    public ViewPollRoute(FeedSettings feed, Source source, Receiver receiver) {
        this.routeId = feed.routeId(source);
        this.settings = ViewSource.of(source);
        this.views = new ViewPoll(feed.feed(), source.name(), settings, receiver);
    }

    @Override
    public void configure() {
        from("scheduler:%s?initialDelay=0&delay=%d".formatted(routeId, settings.pollMilliseconds()))
                .routeId(routeId)
                .autoStartup(false)
                .process(this::poll);
    }

    private void poll(Exchange exchange) {
        views.poll();
    }
}
