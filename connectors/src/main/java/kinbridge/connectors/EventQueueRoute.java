package kinbridge.connectors;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.throttling.ThrottlingExceptionRoutePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Takes an agency's events from the hub's broker. An event leaves the queue only when the hub has it:
 * after a failure it goes back, and the queue is left alone until it is worth another try, so that no
 * event is worn out by retries while something is down.
 */
public final class EventQueueRoute extends RouteBuilder {

    private static final int RETRY_SECONDS = 30;

    private final String routeId;
    private final String queue;
    private final Duration retry;
    private final Taker taker;
    private final BooleanSupplier worthAnotherTry;

    /** Handles one event. */
    public interface Taker {
        /**
         * @param event the message's text
         * @param messageId the broker's id of the message: names no person
         * @throws IOException when the event must stay on the queue
         */
        void take(@Nullable String event, @Nullable String messageId) throws IOException;
    }

    /**
     * Settings of the source: {@code queue}, {@code retry-seconds}.
     *
     * @param worthAnotherTry asked before the queue is taken up again after a failure
     */
    public EventQueueRoute(String routeId, FeedSettings.Source source, Taker taker, BooleanSupplier worthAnotherTry) {
        this.routeId = routeId;
        this.queue = source.option("queue");
        this.retry = Duration.ofMillis(source.milliseconds("retry-seconds", RETRY_SECONDS));
        this.taker = taker;
        this.worthAnotherTry = worthAnotherTry;
    }

    @Override
    public void configure() {
        // The broker redelivers; a second try inside the route would hide the failure from it.
        errorHandler(noErrorHandler());
        from("jms:queue:" + queue + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER"
                        + "&errorHandlerLogStackTrace=false")
                .routeId(routeId)
                .autoStartup(false)
                .routePolicy(pauseAfterFailure())
                .bean(taker, "take(${body}, ${header.JMSMessageID})");
    }

    private ThrottlingExceptionRoutePolicy pauseAfterFailure() {
        var policy = new ThrottlingExceptionRoutePolicy(
                1, retry.multipliedBy(2).toMillis(), retry.toMillis(), List.of(Exception.class));
        policy.setHalfOpenHandler(this::mayResume);
        return policy;
    }

    /** Somebody may have paused or stopped the feed meanwhile: that stands. */
    private boolean mayResume() {
        return getContext().getRouteController().getRouteStatus(routeId) == ServiceStatus.Started
                && worthAnotherTry.getAsBoolean();
    }
}
