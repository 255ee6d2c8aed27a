package kinbridge.feeds;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kinbridge.connectors.Certificates;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedCertificate.Use;
import kinbridge.connectors.FeedSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The certificates that feeds depend on, and until when: what lies in their stores, looked at again and
 * again, and what agencies' servers showed when the feed was tested.
 */
@Component
public class CertificateBook {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateBook.class);

    private static final Duration READ_EVERY = Duration.ofHours(1);

    private final JdbcClient database;
    private final InstantSource clock;
    private final Map<String, Instant> read = new ConcurrentHashMap<>();

    CertificateBook(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Reads the feed's own stores where that was not done within the hour. */
    void readStores(FeedSettings feed) {
        readStores(feed.feed(), () -> Certificates.of(feed));
    }

    /** Likewise the outflow's; they are kept under its id. */
    void readStores(DeliverySettings delivery) {
        readStores(delivery.delivery(), () -> Certificates.of(delivery));
    }

    private void readStores(String id, Supplier<List<FeedCertificate>> stores) {
        Instant now = clock.instant();
        if (read.getOrDefault(id, Instant.MIN).isAfter(now.minus(READ_EVERY))) {
            return;
        }
        read.put(id, now);
        try {
            List<FeedCertificate> stored = stores.get();
            database.sql("delete from intake.feed_certificate where feed = ? and used_as <> ?")
                    .param(id)
                    .param(Use.SERVER.name())
                    .update();
            keep(id, stored);
        } catch (IllegalArgumentException unopened) {
            LOG.warn("The certificates of {} cannot be read: {}", id, unopened.getMessage());
        }
    }

    public void keep(String feed, List<FeedCertificate> certificates) {
        for (FeedCertificate certificate : certificates) {
            database.sql("""
                    insert into intake.feed_certificate (feed, source, used_as, subject, not_after)
                    values (:feed, :source, :use, :subject, :until)
                    on conflict (feed, source, used_as, subject) do update set not_after = :until""")
                    .param("feed", feed)
                    .param("source", certificate.source())
                    .param("use", certificate.use().name())
                    .param("subject", certificate.subject())
                    .param("until", Timestamp.from(certificate.notAfter()))
                    .update();
        }
    }

    /** Those of one feed, the one that ends first before the others. */
    List<FeedCertificate> of(String feed) {
        return database.sql("""
                select source, used_as, subject, not_after from intake.feed_certificate where feed = ?
                order by not_after, source, subject""")
                .param(feed)
                .query((row, number) -> new FeedCertificate(
                        row.getString(1),
                        Use.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /** When the first certificate of each feed ends. */
    public Map<String, Instant> ends() {
        Map<String, Instant> ends = new HashMap<>();
        database.sql("select feed, min(not_after) from intake.feed_certificate group by feed")
                .query((row, number) ->
                        ends.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return ends;
    }
}
