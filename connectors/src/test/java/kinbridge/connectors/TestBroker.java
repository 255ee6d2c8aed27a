package kinbridge.connectors;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker in this process, without a disk, which never gives a message up. */
public final class TestBroker implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    private final int number = NUMBER.incrementAndGet();
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    public TestBroker() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.addAcceptorConfiguration("in-vm", url());
        configuration.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
        broker.setConfiguration(configuration);
        broker.start();
    }

    public String url() {
        return "vm://" + number;
    }

    /** How many messages wait or are being handled. */
    public long waiting(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
