package kinbridge.connectors;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with a feed's routes, started as the hub starts them. */
public final class RunningFeeds implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();

    public RunningFeeds() {
        context.start();
    }

    public CamelContext context() {
        return context;
    }

    public void start(Collection<? extends RoutesBuilder> routes) throws Exception {
        for (RoutesBuilder route : routes) {
            context.addRoutes(route);
        }
        for (Route route : context.getRoutes()) {
            context.getRouteController().startRoute(route.getRouteId());
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
