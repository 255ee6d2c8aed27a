package kinbridge.connectors.housing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.EventQueueRoute;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Look;
import kinbridge.connectors.Options;
import kinbridge.connectors.Poll;
import kinbridge.connectors.PollRoute;
import kinbridge.connectors.QueueLook;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.RestApi;
import kinbridge.connectors.Tls;
import kinbridge.connectors.Transports;
import kinbridge.connectors.WebAddress;
import kinbridge.mappings.Agency;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/**
 * Asks the housing system for tenures that changed, and takes its events; fetches the files and views of
 * the other feeds.
 */
public final class HousingConnector implements FeedConnector {

    private static final int PAGE_SIZE = 100;
    private static final int TIMEOUT_SECONDS = 20;
    private static final Set<String> REST_OPTIONS =
            Set.of("base-url", "api-key", "page-size", "timeout-seconds", "poll-seconds", "longest-pause-seconds");

    private final InstantSource clock = InstantSource.system();

    @Override
    public Agency agency() {
        return Agency.HOUSING;
    }

    @Override
    public Collection<String> formats() {
        return List.of("housing-tenure", "housing-arrears", "housing-summary", "housing-alerts");
    }

    @Override
    public Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver) {
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
            default -> Transports.route(settings, source, receiver, clock);
        };
    }

    private Poll poll(FeedSettings settings, Source source, Receiver receiver) {
        TenurePoll fetch = new TenurePoll(
                settings.feed(), source.name(), source.number("page-size", PAGE_SIZE), api(source), receiver);
        return new Poll(settings.feed(), source, receiver, fetch, clock);
    }

    @Override
    public List<FeedTest> test(FeedSettings settings, CamelContext hub) {
        return Look.atEach(settings, source -> switch (source.transport()) {
            case "rest" -> testRest(source);
            case "jms" -> QueueLook.at(source, hub);
            default -> Transports.look(settings, source);
        });
    }

    private FeedTest testRest(Source source) {
        RestApi api = api(source);
        Look look = new Look(source.name(), "connected to " + api.server(), "the key was accepted");
        try {
            return look.fetched("", TenurePoll.sample(api)).withSeen(api.seen());
        } catch (AgencyFailed failure) {
            return look.failed(failure).withSeen(api.seen());
        }
    }

    private RestApi api(Source source) {
        Options.onlyKnown(source, REST_OPTIONS, Tls.OPTIONS);
        return new RestApi(
                WebAddress.of("base-url", source.option("base-url")),
                "application/json",
                Duration.ofMillis(source.milliseconds("timeout-seconds", TIMEOUT_SECONDS)),
                RestApi.apiKey(source.option("api-key")),
                Tls.of(source),
                clock);
    }
}
