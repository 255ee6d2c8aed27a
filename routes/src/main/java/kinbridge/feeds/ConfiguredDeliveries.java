package kinbridge.feeds;

import java.util.List;
import kinbridge.connectors.DeliverySettings;

/**
 * Where the sound files of {@code config/deliveries/} go. What is pushed depends on what came in, so it
 * is the pushing side that knows this one, and never the other way round.
 */
public interface ConfiguredDeliveries {

    /** @throws IllegalArgumentException when no connector delivers it */
    void add(DeliverySettings settings) throws Exception;

    /** All that were added. */
    List<DeliverySettings> configured();
}
