package kinbridge.connectors;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate that a feed depends on: once it has run out, nothing comes any more.
 *
 * @param source the source's name within the feed
 * @param use what for
 * @param subject whom it names: {@code CN=kinbridge}
 * @param notAfter until when it holds
 */
public record FeedCertificate(String source, Use use, String subject, Instant notAfter) {

    /** What a certificate is for. */
    public enum Use {
        OURS("shows the agency who we are (key-store)"),
        AUTHORITY("says whose servers we trust (trust-store)"),
        SERVER("the agency's server showed it");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static FeedCertificate of(String source, Use use, X509Certificate certificate) {
        return new FeedCertificate(
                source,
                use,
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant());
    }
}
