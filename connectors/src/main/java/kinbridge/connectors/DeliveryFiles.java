package kinbridge.connectors;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code config/deliveries/}, one a delivery and named after it.
 *
 * <pre>
 * delivery: midwifery-cpis
 * agency: midwifery
 * title: Child protection plans to maternity
 * recipient-role: safeguarding_midwife
 * base-url: https://fhir.maternity.example.org      # and the connector's other options
 * </pre>
 */
public final class DeliveryFiles {

    private DeliveryFiles() {}

    /** Reads every {@code *.yaml} of the folder; see {@link FeedFiles#read}. */
    public static List<SettingsFile<DeliverySettings>> read(Path folder, Function<String, @Nullable String> lookup) {
        return SettingsFolder.read(folder, lookup, DeliveryFiles::delivery);
    }

    private static DeliverySettings delivery(String id, SettingsKeys keys, Placeholders placeholders)
            throws WrongSettings {
        int deliveryLine = keys.lineOf("delivery");
        String delivery = keys.word("delivery");
        if (!delivery.equals(id)) {
            throw new WrongSettings(deliveryLine, "the key 'delivery' must be '" + id + "', as the file is named");
        }
        Agency agency = keys.agency();
        String title = keys.text("title");
        String role = keys.text("recipient-role");
        return new DeliverySettings(delivery, agency, title, role, keys.options());
    }
}
