package kinbridge.connectors;

import java.util.List;
import kinbridge.connectors.FeedSettings.Source;

/**
 * The certificates that the key and trust stores of a feed, or of an outflow, hold; a server's own shows in a
 * {@link FeedTest}.
 */
public final class Certificates {

    private Certificates() {}

    /**
     * Reads the stores as they are on the disk now, without asking anybody.
     *
     * @throws IllegalArgumentException when a store cannot be opened, saying which
     */
    public static List<FeedCertificate> of(FeedSettings settings) {
        return settings.sources().stream()
                .filter(Certificates::hasStores)
                .flatMap(source -> Tls.of(source).stored().stream())
                .toList();
    }

    /** As {@link #of(FeedSettings)}, for an outflow. */
    public static List<FeedCertificate> of(DeliverySettings settings) {
        return Tls.of(settings).stored();
    }

    private static boolean hasStores(Source source) {
        return !source.option("key-store", "").isEmpty()
                || !source.option("trust-store", "").isEmpty();
    }
}
