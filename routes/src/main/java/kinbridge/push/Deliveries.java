package kinbridge.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.connectors.DeliveryConnector;
import kinbridge.connectors.DeliverySettings;
import org.springframework.stereotype.Component;

/** The configured outflows and how each reaches its agency. */
@Component
public class Deliveries {

    private final Map<String, DeliveryConnector> connectors = DeliveryConnector.all()
            .collect(Collectors.toUnmodifiableMap(DeliveryConnector::delivery, Function.identity()));
    private final List<DeliverySettings> settings = new ArrayList<>();

    /** Takes a delivery into use; one that no connector reaches is refused by name. */
    public synchronized void add(DeliverySettings delivery) {
        if (!connectors.containsKey(delivery.delivery())) {
            throw new IllegalArgumentException("no connector delivers '" + delivery.delivery() + "'");
        }
        settings.add(delivery);
    }

    synchronized List<DeliverySettings> settings() {
        return List.copyOf(settings);
    }

    synchronized DeliverySettings settings(String delivery) {
        return settings.stream()
                .filter(known -> known.delivery().equals(delivery))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the delivery " + delivery + " is not configured now"));
    }

    /** In words; of one that is configured no more, its code. */
    synchronized String title(String delivery) {
        return settings.stream()
                .filter(known -> known.delivery().equals(delivery))
                .map(DeliverySettings::title)
                .findFirst()
                .orElse(delivery);
    }

    DeliveryConnector connector(String delivery) {
        DeliveryConnector connector = connectors.get(delivery);
        if (connector == null) {
            throw new IllegalStateException("no connector delivers " + delivery);
        }
        return connector;
    }
}
