package kinbridge.connectors;

import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs the routes of feeds as the hub does, against a broker of the test or none. */
public final class RunningRoutes implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();

    public RunningRoutes() {
        context.start();
    }

    public RunningRoutes(String brokerUrl) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(new ActiveMQJMSConnectionFactory(brokerUrl));
        context.addComponent("jms", jms);
        context.start();
    }

    public RunningRoutes run(FeedConnector connector, FeedSettings settings, Receiver receiver) throws Exception {
        for (RoutesBuilder builder : connector.routes(settings, receiver)) {
            context.addRoutes(builder);
        }
        for (Route route : context.getRoutes()) {
            context.getRouteController().startRoute(route.getRouteId());
        }
        return this;
    }

    public CamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
    }
}
