package kinbridge.connectors;

import org.apache.camel.builder.RouteBuilder;

/** The clock of a source that must be asked: one look after another, never two at a time. */
public final class PollRoute extends RouteBuilder {

    private final String routeId;
    private final long pollMilliseconds;
    private final Poll poll;

    public PollRoute(String routeId, FeedSettings.Source source, Poll poll) {
        this.routeId = routeId;
        this.pollMilliseconds = Poll.pollMilliseconds(source);
        this.poll = poll;
    }

    @Override
    public void configure() {
        from("scheduler:" + routeId + "?initialDelay=100&delay=" + pollMilliseconds)
                .routeId(routeId)
                .autoStartup(false)
                .bean(poll, "run");
    }
}
