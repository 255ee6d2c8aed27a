package kinbridge.feeds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.PushSource;
import kinbridge.connectors.Receiver;
import kinbridge.feeds.FeedFlow.Flow;
import kinbridge.feeds.FeedStates.FeedFileProblem;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RouteController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the routes of the configured feeds into the running hub and brings them to where they are wanted. A
 * feed whose settings are wrong is shown with its reason; the others start.
 */
@Component
public class FeedControl {

    private static final Logger LOG = LoggerFactory.getLogger(FeedControl.class);

    private final CamelContext camel;
    private final Receiver receiver;
    private final FeedFlows flows;
    private final Map<String, FeedSettings> feeds = new TreeMap<>();
    private final List<FeedFileProblem> problems = new ArrayList<>();

    FeedControl(CamelContext camel, Receiver receiver, FeedFlows flows) {
        this.camel = camel;
        this.receiver = receiver;
        this.flows = flows;
    }

    /** Adds a feed, and starts it unless somebody has stopped or paused it. */
    synchronized void add(FeedSettings settings, String file) {
        feeds.put(settings.feed(), settings);
        FeedConnector connector = connector(settings).orElse(null);
        if (connector == null) {
            problem(file, 1, "no connector of " + settings.agency() + " fetches the format " + settings.format());
            return;
        }
        try {
            for (FeedSettings.Source source : settings.sources()) {
                Receiver to = source.bulk() ? receiver.ofWholeExtracts() : receiver;
                for (RoutesBuilder route : connector.routes(settings.only(source), to)) {
                    camel.addRoutes(route);
                }
            }
            // As somebody left it: a feed that was stopped stays stopped when the hub starts again.
            if (flows.of(settings.feed()).map(FeedFlow::flow).orElse(Flow.OPEN) == Flow.OPEN) {
                for (FeedSettings.Source source : settings.sources()) {
                    camel.getRouteController().startRoute(settings.routeId(source));
                }
            }
        } catch (Exception wrong) {
            LOG.error(
                    "Feed {} cannot start: {}",
                    settings.feed(),
                    wrong.getClass().getSimpleName());
            problem(file, 1, reason(wrong));
        }
    }

    private static Optional<FeedConnector> connector(FeedSettings settings) {
        return FeedConnector.all()
                .filter(candidate -> candidate.agency() == settings.agency()
                        && candidate.formats().contains(settings.format()))
                .findFirst();
    }

    /** Looks at each source of a feed once and changes nothing; nothing for a feed that is not configured. */
    public List<FeedTest> test(String feed) {
        return settings(feed)
                .flatMap(settings -> connector(settings).map(connector -> connector.test(settings, camel)))
                .orElse(List.of());
    }

    synchronized void problem(String file, int line, String reason) {
        problems.add(new FeedFileProblem(file, line, reason));
    }

    public synchronized Collection<FeedSettings> feeds() {
        return List.copyOf(feeds.values());
    }

    public synchronized List<FeedFileProblem> problems() {
        return List.copyOf(problems);
    }

    boolean isConfigured(String feed) {
        return settings(feed).isPresent();
    }

    public synchronized Optional<FeedSettings> settings(String feed) {
        return Optional.ofNullable(feeds.get(feed));
    }

    /** Whether a feed's routes are at work, in words that do not need Camel to be understood. */
    Flow flow(String feed) {
        Collection<ServiceStatus> states = routes(feed).values();
        if (states.isEmpty() || states.stream().allMatch(ServiceStatus::isStopped)) {
            return Flow.STOPPED;
        }
        return states.stream().allMatch(ServiceStatus::isSuspended) ? Flow.PAUSED : Flow.OPEN;
    }

    /** The sources of a feed that its agency pushes to the hub; none where no such source runs here. */
    public synchronized List<PushSource> pushed(String feed) {
        FeedSettings settings = feeds.get(feed);
        return settings == null || routes(feed).isEmpty() ? List.of() : PushSource.of(settings);
    }

    /** Whether a source takes anything now: neither stopped nor paused. */
    public boolean isOpen(PushSource source) {
        return camel.getRouteController().getRouteStatus(source.routeId()) == ServiceStatus.Started;
    }

    /** The state of each of a feed's routes; empty where none was added. */
    private synchronized Map<String, ServiceStatus> routes(String feed) {
        Map<String, ServiceStatus> states = new LinkedHashMap<>();
        FeedSettings settings = feeds.get(feed);
        if (settings != null) {
            for (FeedSettings.Source source : settings.sources()) {
                ServiceStatus status = camel.getRouteController().getRouteStatus(settings.routeId(source));
                if (status != null) {
                    states.put(settings.routeId(source), status);
                }
            }
        }
        return states;
    }

    /**
     * Brings a feed's routes to where they are wanted. A route that does not obey is shown with its
     * reason, and the others are brought there all the same.
     */
    void bring(String feed, Flow wanted) {
        routes(feed).forEach((route, status) -> {
            try {
                bring(route, status, wanted);
            } catch (Exception disobeyed) {
                LOG.error(
                        "Route {} cannot be brought to {}: {}",
                        route,
                        wanted,
                        disobeyed.getClass().getSimpleName());
                receiver.failed(
                        feed, route.substring(feed.length() + 1), "cannot be " + wanted + ": " + reason(disobeyed));
            }
        });
    }

    private void bring(String route, ServiceStatus status, Flow wanted) throws Exception {
        RouteController routes = camel.getRouteController();
        switch (wanted) {
            case STOPPED -> routes.stopRoute(route);
            case PAUSED -> {
                // A route that never ran cannot be suspended: it does not run either way.
                if (status.isStarted()) {
                    routes.suspendRoute(route);
                }
            }
            case OPEN -> {
                if (status.isSuspended()) {
                    routes.resumeRoute(route);
                } else {
                    routes.startRoute(route);
                }
            }
        }
    }

    private static String reason(Exception wrong) {
        Throwable cause = wrong;
        while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) {
            cause = cause.getCause();
        }
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "cannot start: " + cause.getClass().getSimpleName();
    }
}
