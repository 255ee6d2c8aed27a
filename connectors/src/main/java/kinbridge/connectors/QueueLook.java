package kinbridge.connectors;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest.Sample;
import kinbridge.connectors.FeedTest.Stage;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.jspecify.annotations.Nullable;

/** Looks at the events that wait on the hub's own broker, and takes none of them. */
public final class QueueLook {

    /** Settings of a source with {@code transport: jms}. */
    public static final java.util.Set<String> OPTIONS = java.util.Set.of("queue", "retry-seconds");

    private QueueLook() {}

    /** The whole look at a source whose events say all that there is. */
    public static FeedTest at(Source source, CamelContext hub) {
        Options.onlyKnown(source, OPTIONS);
        Look look = new Look(source.name(), "connected to the hub's own broker", "nothing to sign in to");
        try {
            Sample sample = first(source, hub);
            return look.fetched(
                    "queue " + source.option("queue") + ": "
                            + (sample == null ? "no event waits" : "an event waits, and stays"),
                    sample);
        } catch (AgencyFailed failure) {
            return look.failed(failure);
        }
    }

    /** The first event that waits, or null. */
    public static @Nullable Sample first(Source source, CamelContext hub) throws AgencyFailed {
        try (JMSContext context = broker(hub).createContext(JMSContext.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = context.createBrowser(context.createQueue(source.option("queue")))) {
            context.start();
            Enumeration<?> waiting = browser.getEnumeration();
            while (waiting.hasMoreElements()) {
                if (waiting.nextElement() instanceof TextMessage event) {
                    String text = event.getText() == null ? "" : event.getText();
                    return Sample.of("event " + event.getJMSMessageID(), null, text.getBytes(StandardCharsets.UTF_8));
                }
            }
            return null;
        } catch (JMSException | JMSRuntimeException failure) {
            throw new AgencyFailed(
                    Stage.CONNECT, "the hub's own broker does not let us look into the queue: look at its health");
        }
    }

    private static ConnectionFactory broker(CamelContext hub) throws AgencyFailed {
        JmsComponent jms = hub.getComponent("jms", JmsComponent.class);
        ConnectionFactory broker = jms.getConfiguration().getConnectionFactory();
        if (broker == null) {
            broker = hub.getRegistry().findSingleByType(ConnectionFactory.class);
        }
        if (broker == null) {
            throw new AgencyFailed(Stage.CONNECT, "the hub has no broker");
        }
        return broker;
    }
}
