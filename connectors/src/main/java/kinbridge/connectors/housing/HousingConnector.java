package kinbridge.connectors.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.EventQueueRoute;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.Options;
import kinbridge.connectors.Poll;
import kinbridge.connectors.PollRoute;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.RestApi;
import kinbridge.connectors.Transports;
import kinbridge.connectors.WebAddress;
import kinbridge.mappings.Agency;
import org.apache.camel.RoutesBuilder;

/**
 * Asks the housing system for tenures that changed, and takes its events; fetches the files and views of
 * the other feeds.
 */
public final class HousingConnector implements FeedConnector {

    private static final String TENURES = "housing-tenure";
    private static final int PAGE_SIZE = 100;
    private static final int TIMEOUT_SECONDS = 20;
    private static final Set<String> REST_OPTIONS =
            Set.of("base-url", "api-key", "page-size", "timeout-seconds", "poll-seconds", "longest-pause-seconds");
    private static final Set<String> JMS_OPTIONS = Set.of("queue", "retry-seconds");

    private final InstantSource clock = InstantSource.system();

    @Override
    public Agency agency() {
        return Agency.HOUSING;
    }

    @Override
    public Collection<String> formats() {
        return List.of(TENURES, "housing-arrears", "housing-summary", "housing-alerts");
    }

    @Override
    public Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver) {
        if (!settings.format().equals(TENURES)) {
            return Transports.routes(settings, receiver);
        }
        return settings.sources().stream()
                .map(source -> route(settings, source, receiver))
                .toList();
    }

    private RoutesBuilder route(FeedSettings settings, Source source, Receiver receiver) {
        String routeId = settings.routeId(source);
        return switch (source.transport()) {
            case "rest" -> new PollRoute(routeId, source, poll(settings, source, receiver));
            case "jms" ->
                new EventQueueRoute(
                        routeId, source, new TenureEvents(settings.feed(), source.name(), receiver), () -> true);
            default -> throw unknownTransport(source);
        };
    }

    private Poll poll(FeedSettings settings, Source source, Receiver receiver) {
        TenurePoll fetch = new TenurePoll(
                settings.feed(), source.name(), source.number("page-size", PAGE_SIZE), api(source), receiver);
        return new Poll(settings.feed(), source, receiver, fetch, clock);
    }

    @Override
    public Stream<String> test(FeedSettings settings) {
        return settings.format().equals(TENURES)
                ? settings.sources().stream().flatMap(source -> test(source).stream())
                : Transports.test(settings);
    }

    private List<String> test(Source source) {
        return switch (source.transport()) {
            case "rest" -> testRest(source);
            case "jms" ->
                List.of(source.name() + ": waits for events on the hub's own queue " + source.option("queue")
                        + "; nothing to sign in to");
            default -> throw unknownTransport(source);
        };
    }

    private List<String> testRest(Source source) {
        RestApi api = api(source);
        try {
            JsonNode page = api.must("/api/v1/tenures?page=1&pageSize=1").body();
            return List.of(
                    source.name() + ": connected to " + api.server(),
                    source.name() + ": the key was accepted",
                    source.name() + ": fetched " + page.path("results").size() + " tenure");
        } catch (AgencyFailed failure) {
            return List.of(source.name() + ": failed: " + failure.getMessage());
        }
    }

    private RestApi api(Source source) {
        Options.onlyKnown(source, REST_OPTIONS);
        return new RestApi(
                WebAddress.of("base-url", source.option("base-url")),
                "application/json",
                Duration.ofMillis(source.milliseconds("timeout-seconds", TIMEOUT_SECONDS)),
                RestApi.apiKey(source.option("api-key")),
                null,
                clock);
    }

    private static IllegalArgumentException unknownTransport(Source source) {
        return new IllegalArgumentException("source " + source.name() + ": transport must be rest or jms");
    }
}
