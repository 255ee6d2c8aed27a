package kinbridge.connectors.probation;

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
import kinbridge.connectors.Tls;
import kinbridge.connectors.Transports;
import kinbridge.mappings.Agency;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/** Goes through the people known to probation, and fetches what its events say has changed. */
public final class ProbationConnector implements FeedConnector {

    private static final String API = "probation-api";
    private static final String EVENTS = "probation-events";
    private static final Set<String> API_OPTIONS = Set.of("base-url", "api-key", "resources", "timeout-seconds");
    private static final Set<String> REST_OPTIONS = Set.of(
            "page-size", "poll-seconds", "longest-pause-seconds", "full-poll-at", "pause-between-persons-milliseconds");
    private static final Set<String> JMS_OPTIONS = Set.of("queue", "retry-seconds", "persons-feed");

    private final InstantSource clock = InstantSource.system();

    @Override
    public Agency agency() {
        return Agency.PROBATION;
    }

    @Override
    public Collection<String> formats() {
        return List.of(API, EVENTS);
    }

    @Override
    public Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver) {
        return settings.sources().stream()
                .map(source -> route(settings, source, receiver))
                .toList();
    }

    private RoutesBuilder route(FeedSettings settings, Source source, Receiver receiver) {
        if (!isOurs(source)) {
            return Transports.route(settings, source, receiver, clock);
        }
        onlyKnownOptions(source);
        String feed = settings.feed();
        String routeId = settings.routeId(source);
        PersonsApi api = new PersonsApi(source, clock);
        PersonFetch persons = new PersonFetch(personsFeed(settings, source), api, source, receiver, clock);
        if ("jms".equals(source.transport())) {
            var events = new ProbationEvents(feed, source.name(), persons, receiver);
            return new EventQueueRoute(routeId, source, events, () -> answers(api));
        }
        var fetch = new KnownPersonsPoll(feed, source, api, persons, receiver, clock);
        return new PollRoute(routeId, source, new Poll(feed, source, receiver, fetch, clock));
    }

    /** What an event leads to is the API's, so it belongs to the feed of the API. */
    private static String personsFeed(FeedSettings settings, Source source) {
        return "jms".equals(source.transport()) ? source.option("persons-feed", API) : settings.feed();
    }

    private static void onlyKnownOptions(Source source) {
        if (source.options().keySet().stream().anyMatch(key -> key.endsWith("on-behalf-of"))) {
            throw new IllegalArgumentException("source " + source.name() + ": probation is never asked on behalf of a"
                    + " person, since what it answers then may be shown to that person only and kept by nobody");
        }
        Options.onlyKnown(
                source, API_OPTIONS, Tls.OPTIONS, "rest".equals(source.transport()) ? REST_OPTIONS : JMS_OPTIONS);
    }

    /** No event is taken from the queue while the API is down: there would be nothing to fetch from. */
    private static boolean answers(PersonsApi api) {
        try {
            api.page(1, 1);
            return true;
        } catch (AgencyFailed stillDown) {
            return false;
        }
    }

    @Override
    public List<FeedTest> test(FeedSettings settings, CamelContext hub) {
        return Look.atEach(
                settings, source -> isOurs(source) ? testApi(source, hub) : Transports.look(settings, source));
    }

    private FeedTest testApi(Source source, CamelContext hub) {
        onlyKnownOptions(source);
        PersonsApi api = new PersonsApi(source, clock);
        Look look = new Look(source.name(), "connected to " + api.server(), "our certificate and key were accepted");
        try {
            FeedTest.Sample person = PersonFetch.sample(api, source, clock);
            FeedTest.Sample sample = "jms".equals(source.transport()) ? QueueLook.first(source, hub) : person;
            return look.fetched(sample == null ? "nothing waits" : "one " + sample.payloadName(), sample)
                    .withSeen(api.seen());
        } catch (AgencyFailed failure) {
            return look.failed(failure).withSeen(api.seen());
        }
    }

    private static boolean isOurs(Source source) {
        return "rest".equals(source.transport()) || "jms".equals(source.transport());
    }
}
