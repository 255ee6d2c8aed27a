package kinbridge.push;

import java.util.List;
import kinbridge.connectors.DeliverySettings;
import kinbridge.feeds.ConfiguredDeliveries;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** Takes configured deliveries into the running hub. */
@Component
class DeliveryControl implements ConfiguredDeliveries {

    private final CamelContext camel;
    private final Deliveries deliveries;
    private final Courier courier;

    DeliveryControl(CamelContext camel, Deliveries deliveries, Courier courier) {
        this.camel = camel;
        this.deliveries = deliveries;
        this.courier = courier;
    }

    @Override
    public void add(DeliverySettings settings) throws Exception {
        deliveries.add(settings);
        camel.addRoutes(new DeliveryRoute(settings.delivery(), courier));
    }

    @Override
    public List<DeliverySettings> configured() {
        return deliveries.settings();
    }
}
