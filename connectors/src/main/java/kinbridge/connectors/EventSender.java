package kinbridge.connectors;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.jspecify.annotations.Nullable;

/** How a simulated agency puts its events on the hub's broker. */
public final class EventSender implements AutoCloseable {

    private final String queue;
    private final @Nullable ActiveMQJMSConnectionFactory broker;

    /** Without a broker the agency is silent. */
    public EventSender(Simulator.Setting setting, String queue) {
        this.queue = queue;
        this.broker = setting.brokerUrl() == null
                ? null
                : new ActiveMQJMSConnectionFactory(setting.brokerUrl(), setting.brokerUser(), setting.brokerPassword());
    }

    /** Sends the events in their order; durable, so a hub that is down finds them later. */
    public void send(List<String> events) throws IOException {
        if (broker == null || events.isEmpty()) {
            return;
        }
        try (JMSContext context = ((ConnectionFactory) broker).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var destination = context.createQueue(queue);
            var producer = context.createProducer();
            events.forEach(event -> producer.send(destination, event));
        } catch (JMSRuntimeException failure) {
            throw new IOException("the hub's broker did not take the events of queue " + queue, failure);
        }
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
