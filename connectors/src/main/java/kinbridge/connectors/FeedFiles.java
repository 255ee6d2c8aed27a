package kinbridge.connectors;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code config/feeds/}, one a feed and named after it.
 *
 * <pre>
 * feed: police-ppn
 * agency: police
 * title: Police protection notices
 * system: Niche RMS
 * silence-limit-minutes: 60
 * format: police-ppn                        # only for a second feed of a known kind
 * coverage-since: 2021-04-01                # what it covers, as the agency says; each may be left out
 * coverage-area: Northmoor
 * coverage-note: convictions of five years
 * columns: our-rms                          # only where config/columns/our-rms.yaml renames columns
 * sources:
 *   - transport: sftp
 *     name: notices
 *     bulk: true                            # whole extracts: taken in beside what must not wait
 *     host: sftp.police.example.gov.uk      # and the transport's other options
 * </pre>
 */
public final class FeedFiles {

    private static final Set<String> TRANSPORTS =
            new LinkedHashSet<>(List.of("sftp", "folder", "imap", "jdbc", "fhir", "rest", "jms", "push"));

    private FeedFiles() {}

    /**
     * Reads every {@code *.yaml} of the folder.
     *
     * @param lookup the value of a placeholder, or null: simulators first, then the environment
     * @return one answer a file, in the order of file names; none where there is no such folder
     */
    public static List<SettingsFile<FeedSettings>> read(Path folder, Function<String, @Nullable String> lookup) {
        return SettingsFolder.read(folder, lookup, FeedFiles::feed);
    }

    private static FeedSettings feed(String id, SettingsKeys keys, Placeholders placeholders) throws WrongSettings {
        int feedLine = keys.lineOf("feed");
        String feed = keys.word("feed");
        if (!feed.equals(id)) {
            throw new WrongSettings(feedLine, "the key 'feed' must be '" + id + "', as the file is named");
        }
        String format = keys.has("format") ? keys.word("format") : feed;
        Agency agency = keys.agency();
        String title = keys.text("title");
        String system = keys.text("system");
        Duration silenceLimit = Duration.ofMinutes(keys.positiveNumber("silence-limit-minutes"));
        String columns = keys.has("columns") ? keys.word("columns") : null;
        FeedCoverage coverage = coverage(keys);
        List<YamlNode> sources = keys.sequence("sources");
        keys.nothingLeft();
        return new FeedSettings(
                feed, format, agency, title, system, silenceLimit, columns, coverage, sources(sources, placeholders));
    }

    private static FeedCoverage coverage(SettingsKeys keys) throws WrongSettings {
        LocalDate since = null;
        if (keys.has("coverage-since")) {
            int line = keys.lineOf("coverage-since");
            try {
                since = LocalDate.parse(keys.text("coverage-since"));
            } catch (DateTimeParseException notADate) {
                throw new WrongSettings(line, "the key 'coverage-since' must be a date as YYYY-MM-DD");
            }
        }
        String area = keys.has("coverage-area") ? keys.text("coverage-area") : null;
        String note = keys.has("coverage-note") ? keys.text("coverage-note") : null;
        return new FeedCoverage(since, area, note);
    }

    private static List<Source> sources(List<YamlNode> nodes, Placeholders placeholders) throws WrongSettings {
        List<Source> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : nodes) {
            SettingsKeys keys = SettingsKeys.of(node, placeholders);
            int nameLine = keys.lineOf("name");
            String transport = keys.oneOf("transport", TRANSPORTS);
            String name = keys.word("name");
            if (!names.add(name)) {
                throw new WrongSettings(nameLine, "two sources are named '" + name + "'");
            }
            boolean bulk = keys.isTrue("bulk");
            sources.add(new Source(transport, name, bulk, keys.options()));
        }
        return sources;
    }
}
