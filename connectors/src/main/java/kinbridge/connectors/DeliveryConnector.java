package kinbridge.connectors;

import java.util.ServiceLoader;
import java.util.stream.Stream;

/** How the hub hands something to an agency. Found by {@link ServiceLoader}. */
public interface DeliveryConnector {

    /** The delivery's id, the same in configuration, queues and pages. */
    String delivery();

    /**
     * Delivers one message, idempotently: the same key twice is one thing at the agency.
     *
     * @param key the message's own key, stable over retries
     * @param body what to deliver, in the agency's format, from released fields only
     * @return the agency's acknowledgement, for the log: a reference or version, no content
     * @throws java.io.IOException when the agency could not be reached: the hub tries again later
     * @throws DeliveryRefused when the agency will never take it as it is
     */
    String deliver(DeliverySettings settings, String key, String body) throws java.io.IOException, DeliveryRefused;

    /** The agency answered that it will not take this message. */
    class DeliveryRefused extends Exception {
        private static final long serialVersionUID = 1L;

        public DeliveryRefused(String reason) {
            super(reason);
        }
    }

    static Stream<DeliveryConnector> all() {
        return ServiceLoader.load(DeliveryConnector.class).stream().map(ServiceLoader.Provider::get);
    }
}
