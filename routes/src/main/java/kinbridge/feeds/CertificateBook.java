package kinbridge.feeds;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.Certificates;
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

    private final JdbcClient database;

    CertificateBook(JdbcClient database) {
        this.database = database;
    }

    /** Reads the feed's own stores anew. */
    void readStores(FeedSettings feed) {
        try {
            List<FeedCertificate> stored = Certificates.of(feed);
            database.sql("delete from intake.feed_certificate where feed = ? and used_as <> ?")
                    .param(feed.feed())
                    .param(Use.SERVER.name())
                    .update();
            keep(feed.feed(), stored);
        } catch (IllegalArgumentException unopened) {
            LOG.warn("The certificates of {} cannot be read: {}", feed.feed(), unopened.getMessage());
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
    Map<String, Instant> ends() {
        Map<String, Instant> ends = new HashMap<>();
        database.sql("select feed, min(not_after) from intake.feed_certificate group by feed")
                .query((row, number) ->
                        ends.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return ends;
    }
}
