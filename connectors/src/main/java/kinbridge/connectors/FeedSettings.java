package kinbridge.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * One file of {@code config/feeds/}: which feed, how it is reached, how often it must be heard.
 *
 * @param feed the feed's id: {@code police-ppn}
 * @param format what it carries, the id of the feed that brought this kind first; the feed's own unless its
 *     file says otherwise: {@code socialcare-ssd} for a second case system {@code socialcare-ssd-mosaic}
 * @param agency who sends it
 * @param title how the connectors page names it
 * @param system the product it comes from
 * @param silenceLimit heard less often than this, the feed is late
 * @param columns the name of a map in {@code config/columns} from the agency's column names to those of the
 *     format, or null where they are the same
 * @param coverage what it covers, as the agency states it
 * @param sources where it is fetched from, at least one; the same feed may come by file and by view
 */
public record FeedSettings(
        String feed,
        String format,
        Agency agency,
        String title,
        String system,
        Duration silenceLimit,
        @Nullable String columns,
        FeedCoverage coverage,
        List<Source> sources) {

    public FeedSettings {
        sources = List.copyOf(sources);
    }

    /** The first feed of its kind, whose columns are named as the standard names them. */
    public FeedSettings(
            String feed, Agency agency, String title, String system, Duration silenceLimit, List<Source> sources) {
        this(feed, feed, agency, title, system, silenceLimit, null, FeedCoverage.NOT_STATED, sources);
    }

    /**
     * One way in.
     *
     * @param transport {@code sftp}, {@code folder}, {@code imap}, {@code jdbc}, {@code fhir}, {@code rest},
     *     {@code jms} or {@code push}
     * @param name a short name within the feed, used in route ids: {@code nightly-files}
     * @param bulk whether it brings whole extracts, which may take long: these are cut and taken in beside
     *     all others, so that nothing that must not wait waits behind one
     * @param options the transport's own settings, placeholders resolved; each connector documents its
     *     own in its package
     */
    public record Source(String transport, String name, boolean bulk, Map<String, String> options) {

        public Source {
            options = Map.copyOf(options);
        }

        public Source(String transport, String name, Map<String, String> options) {
            this(transport, name, false, options);
        }

        /** A setting that must be there. */
        public String option(String key) {
            String value = options.get(key);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("source " + name + " needs the setting '" + key + "'");
            }
            return value;
        }

        public String option(String key, String otherwise) {
            String value = options.get(key);
            return value == null || value.isBlank() ? otherwise : value;
        }

        public @Nullable String optional(String key) {
            return options.get(key);
        }

        public int number(String key, int otherwise) {
            String value = option(key, Integer.toString(otherwise));
            try {
                return Integer.parseInt(value.strip());
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(
                        "source " + name + ": the setting '" + key + "' must be a whole number", notANumber);
            }
        }

        /** A length of time in seconds, as settings state it, in milliseconds, as Camel wants it. */
        public long milliseconds(String keyInSeconds, int otherwiseSeconds) {
            return Duration.ofSeconds(number(keyInSeconds, otherwiseSeconds)).toMillis();
        }

        /** Options hold passwords, so a log never shows them. */
        @Override
        public String toString() {
            return "Source[" + transport + " " + name + "]";
        }
    }

    /** The same feed, as if this were its only source. */
    public FeedSettings only(Source source) {
        return new FeedSettings(feed, format, agency, title, system, silenceLimit, columns, coverage, List.of(source));
    }

    /** {@code socialcare-ssd-nightly-files}: the id of the route of one source. */
    public String routeId(Source source) {
        return feed + "-" + source.name();
    }
}
