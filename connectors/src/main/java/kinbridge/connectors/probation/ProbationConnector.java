package kinbridge.connectors.probation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
import kinbridge.mappings.Agency;
import org.apache.camel.RoutesBuilder;

/** Goes through the people known to probation, and fetches what its events say has changed. */
public final class ProbationConnector implements FeedConnector {

    private static final String API = "probation-api";
    private static final String EVENTS = "probation-events";
    private static final Set<String> API_OPTIONS = Set.of(
            "base-url",
            "api-key",
            "key-store",
            "key-store-password",
            "trust-store",
            "trust-store-password",
            "resources",
            "timeout-seconds");
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
        onlyKnownOptions(source);
        String feed = settings.feed();
        String routeId = settings.routeId(source);
        PersonsApi api = new PersonsApi(source, clock);
        PersonFetch persons = new PersonFetch(personsFeed(settings, source), api, source, receiver, clock);
        return switch (source.transport()) {
            case "rest" -> {
                var fetch = new KnownPersonsPoll(feed, source, api, persons, receiver, clock);
                yield new PollRoute(routeId, source, new Poll(feed, source, receiver, fetch, clock));
            }
            case "jms" ->
                new EventQueueRoute(
                        routeId,
                        source,
                        new ProbationEvents(feed, source.name(), persons, receiver),
                        () -> answers(api));
            default ->
                throw new IllegalArgumentException("source " + source.name() + ": transport must be rest or jms");
        };
    }

    /** What an event leads to is the API's, so it belongs to the feed of the API. */
    private static String personsFeed(FeedSettings settings, Source source) {
        return "jms".equals(source.transport()) ? source.option("persons-feed", API) : settings.feed();
    }

    private static void onlyKnownOptions(Source source) {
        Set<String> known = new HashSet<>(API_OPTIONS);
        known.addAll("rest".equals(source.transport()) ? REST_OPTIONS : JMS_OPTIONS);
        Options.onlyKnown(source, known);
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
    public Stream<String> test(FeedSettings settings) {
        return settings.sources().stream().flatMap(source -> test(source).stream());
    }

    private List<String> test(Source source) {
        List<String> lines = new ArrayList<>();
        if ("jms".equals(source.transport())) {
            lines.add(source.name() + ": waits for events on the hub's own queue " + source.option("queue"));
        }
        PersonsApi api = new PersonsApi(source, clock);
        try {
            int people = PersonsApi.crns(api.page(1, 1)).size();
            lines.add(source.name() + ": connected to " + api.server());
            lines.add(source.name() + ": our certificate and key were accepted");
            lines.add(source.name() + ": fetched " + people + " person");
        } catch (AgencyFailed failure) {
            lines.add(source.name() + ": failed: " + failure.getMessage());
        }
        return lines;
    }
}
