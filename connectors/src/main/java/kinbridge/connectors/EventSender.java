package kinbridge.connectors;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.jspecify.annotations.Nullable;

/** How a simulated agency puts its events on the hub's broker. */
public final class EventSender implements AutoCloseable {

    private final String queue;
    private final Path sent;
    private final @Nullable ActiveMQJMSConnectionFactory broker;

    /** Without a broker the agency is silent. */
    public EventSender(Simulator.Setting setting, String queue) {
        this.queue = queue;
        this.sent = setting.folder().resolve("sent-events");
        this.broker = setting.brokerUrl() == null
                ? null
                : new ActiveMQJMSConnectionFactory(setting.brokerUrl(), setting.brokerUser(), setting.brokerPassword());
    }

    /**
     * Sends the agency's past events in their order, each that the broker has not confirmed before: at
     * least once, over all starts.
     */
    public void sendPast(List<String> events) throws IOException {
        SentEvents before = new SentEvents(sent);
        send(events.stream().filter(event -> !before.contains(event)).toList(), before::add);
    }

    /** Sends one event; durable, so a hub that is down finds it later. */
    public void send(String event) throws IOException {
        send(List.of(event), confirmed -> {});
    }

    private void send(List<String> events, Confirmed confirmed) throws IOException {
        if (broker == null || events.isEmpty()) {
            return;
        }
        try (JMSContext context = ((ConnectionFactory) broker).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var destination = context.createQueue(queue);
            var producer = context.createProducer();
            for (String event : events) {
                // Returns when the event is in the broker's journal.
                producer.send(destination, event);
                confirmed.note(event);
            }
        } catch (JMSRuntimeException failure) {
            throw new IOException("the hub's broker did not take the events of queue " + queue, failure);
        }
    }

    /** Told of each event that the broker has taken. */
    private interface Confirmed {
        void note(String event) throws IOException;
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
