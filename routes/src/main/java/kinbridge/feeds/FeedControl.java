package kinbridge.feeds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.PushSource;
import kinbridge.connectors.Receiver;
import kinbridge.feeds.FeedStates.FeedFileProblem;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the routes of the configured feeds into the running hub, and stops, starts and pauses them. A
 * feed whose settings are wrong is shown with its reason; the others start.
 */
@Component
public class FeedControl {

    private static final Logger LOG = LoggerFactory.getLogger(FeedControl.class);

    private final CamelContext camel;
    private final Receiver receiver;
    private final Map<String, FeedSettings> feeds = new TreeMap<>();
    private final List<FeedFileProblem> problems = new ArrayList<>();

    FeedControl(CamelContext camel, Receiver receiver) {
        this.camel = camel;
        this.receiver = receiver;
    }

    /** Adds and starts a feed. */
    synchronized void add(FeedSettings settings, String file) {
        feeds.put(settings.feed(), settings);
        FeedConnector connector = FeedConnector.all()
                .filter(candidate -> candidate.agency() == settings.agency()
                        && candidate.formats().contains(settings.format()))
                .findFirst()
                .orElse(null);
        if (connector == null) {
            problem(file, 1, "no connector of " + settings.agency() + " fetches the format " + settings.format());
            return;
        }
        try {
            for (RoutesBuilder route : connector.routes(settings, receiver)) {
                camel.addRoutes(route);
            }
            for (FeedSettings.Source source : settings.sources()) {
                camel.getRouteController().startRoute(settings.routeId(source));
            }
        } catch (Exception wrong) {
            LOG.error(
                    "Feed {} cannot start: {}",
                    settings.feed(),
                    wrong.getClass().getSimpleName());
            problem(file, 1, reason(wrong));
        }
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

    enum Flow {
        OPEN,
        PAUSED,
        STOPPED
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

    public void start(String feed) throws Exception {
        for (String route : routes(feed).keySet()) {
            camel.getRouteController().startRoute(route);
        }
    }

    public void stop(String feed) throws Exception {
        for (String route : routes(feed).keySet()) {
            camel.getRouteController().stopRoute(route);
        }
    }

    public void pause(String feed) throws Exception {
        for (String route : routes(feed).keySet()) {
            camel.getRouteController().suspendRoute(route);
        }
    }

    public void resume(String feed) throws Exception {
        for (String route : routes(feed).keySet()) {
            camel.getRouteController().resumeRoute(route);
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
