package kinbridge.connectors;

import java.util.Map;
import kinbridge.mappings.Agency;

/**
 * One file of {@code config/deliveries/}: a configured outflow to an agency.
 *
 * @param delivery the delivery's id: {@code midwifery-cpis}
 * @param agency who receives
 * @param recipientRole the role for which the hub decides what this agency may be told
 * @param options the connector's own settings, placeholders resolved
 */
public record DeliverySettings(
        String delivery, Agency agency, String title, String recipientRole, Map<String, String> options) {

    public DeliverySettings {
        options = Map.copyOf(options);
    }

    public String option(String key) {
        String value = options.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("delivery " + delivery + " needs the setting '" + key + "'");
        }
        return value;
    }

    /** Options hold passwords, so a log never shows them. */
    @Override
    public String toString() {
        return "DeliverySettings[" + delivery + "]";
    }
}
