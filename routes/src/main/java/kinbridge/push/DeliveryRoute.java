package kinbridge.push;

import org.apache.camel.builder.RouteBuilder;

/** From one delivery's own queue to its agency. */
class DeliveryRoute extends RouteBuilder {

    private final String delivery;
    private final Courier courier;

    DeliveryRoute(String delivery, Courier courier) {
        this.delivery = delivery;
        this.courier = courier;
    }

    @Override
    public void configure() {
        from("jms:queue:" + Messages.QUEUE + delivery + "?transacted=true&cacheLevelName=CACHE_CONSUMER")
                .routeId("delivery-" + delivery)
                .convertBodyTo(String.class)
                .bean(courier, "deliver");
    }
}
