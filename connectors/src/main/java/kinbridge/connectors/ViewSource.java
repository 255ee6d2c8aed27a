package kinbridge.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.connectors.FeedSettings.Source;
import org.jspecify.annotations.Nullable;

/** The settings of views in an agency's database, checked. See {@code package-info} for the options. */
record ViewSource(
        String url,
        String user,
        @Nullable String password,
        List<View> views,
        String highWater,
        int pageRows,
        Duration settling,
        long pollMilliseconds) {

    /**
     * One view.
     *
     * @param name the table's name in the standard, and so of the payload: {@code ssd_s47_enquiry}
     * @param from what stands after FROM, with its schema
     * @param key the column whose values tell rows of equal time apart
     */
    record View(String name, String from, String key) {}

    private static final Set<String> OPTIONS = Set.of(
            "url", "user", "password", "schema", "tables", "high-water", "page-rows", "settle-seconds", "poll-seconds");

    private static final int DEFAULT_POLL_SECONDS = 60;
    private static final int DEFAULT_SETTLE_SECONDS = 5;

    /** The hub's own limit: messages of up to 500 items. */
    private static final int MOST_PAGE_ROWS = 500;

    /** Names go into SQL text, so nothing else may be in them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    static ViewSource of(Source source) {
        Options.onlyKnown(source, OPTIONS);
        int pageRows = source.number("page-rows", MOST_PAGE_ROWS);
        if (pageRows < 1 || pageRows > MOST_PAGE_ROWS) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting 'page-rows' must be 1 to " + MOST_PAGE_ROWS);
        }
        return new ViewSource(
                source.option("url"),
                source.option("user"),
                source.optional("password"),
                views(source),
                name(source, "high-water", source.option("high-water", "last_updated")),
                pageRows,
                Duration.ofSeconds(source.number("settle-seconds", DEFAULT_SETTLE_SECONDS)),
                Options.pollMilliseconds(source, DEFAULT_POLL_SECONDS));
    }

    /** Secrets never reach a log, and a URL may hold one. */
    @Override
    public String toString() {
        return "ViewSource" + views;
    }

    private static List<View> views(Source source) {
        String schema = source.option("schema", "");
        String prefix = schema.isEmpty() ? "" : name(source, "schema", schema) + ".";
        return Stream.of(source.option("tables").split(","))
                .map(entry -> view(source, prefix, entry.strip().split("\\s+key\\s+", -1)))
                .toList();
    }

    private static View view(Source source, String prefix, String[] tableAndKey) {
        if (tableAndKey.length != 2) {
            throw new IllegalArgumentException("source " + source.name()
                    + ": each entry of 'tables' must be as in 'ssd_cp_plans key cppl_cp_plan_id'");
        }
        String table = name(source, "tables", tableAndKey[0]);
        return new View(table, prefix + table, name(source, "tables", tableAndKey[1]));
    }

    private static String name(Source source, String key, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("source " + source.name() + ": the setting '" + key
                    + "' may only hold names of letters, digits and underscores");
        }
        return name;
    }
}
