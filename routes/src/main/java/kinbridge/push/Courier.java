package kinbridge.push;

import java.io.IOException;
import java.util.UUID;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.DeliveryConnector.DeliveryRefused;
import org.springframework.stereotype.Component;

/** Hands one message to its agency. Unreachable: it stays in its own queue and nobody else's. */
@Component
class Courier {

    private final Deliveries deliveries;
    private final Messages messages;

    Courier(Deliveries deliveries, Messages messages) {
        this.deliveries = deliveries;
        this.messages = messages;
    }

    /** @throws IOException when the agency cannot be reached: the message goes back to its queue */
    public void deliver(String id) throws IOException {
        Messages.Message message = messages.begin(UUID.fromString(id)).orElse(null);
        if (message == null) {
            return;
        }
        try {
            String acknowledgement = deliveries
                    .connector(message.delivery())
                    .deliver(
                            deliveries.settings(message.delivery()),
                            message.id().toString(),
                            message.body());
            messages.confirm(message, acknowledgement);
        } catch (DeliveryRefused refused) {
            messages.refuse(message, String.valueOf(refused.getMessage()));
        } catch (IOException unreachable) {
            messages.noteFailure(message, AgencyFailed.inWords(unreachable), AgencyFailed.mayHaveArrived(unreachable));
            throw unreachable;
        }
    }
}
