package kinbridge.connectors.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kinbridge.connectors.CsvText;
import kinbridge.mappings.shape.Shape;

/**
 * The tables of the simulated case system, with every value as the real extract writes it: dates with a
 * midnight, JSON as text, postcodes without spaces.
 */
final class CaseSystemRows {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");
    private static final DateTimeFormatter EXTRACT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Shape standard = Shape.ofFormat("socialcare-ssd").orElseThrow();
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();

    /** @param agency table names with lists of rows */
    CaseSystemRows(JsonNode agency) {
        agency.properties().stream()
                .filter(table -> table.getValue().isArray())
                .forEach(table -> tables.put(table.getKey(), rows(table.getValue())));
    }

    /** The tables of the case system, without the list of children in its returns. */
    Set<String> tables() {
        Set<String> names = new LinkedHashSet<>(tables.keySet());
        names.remove(SimulatedReturns.TABLE);
        return names;
    }

    List<Map<String, String>> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** The table's own columns in their order, key first, and behind them any more that the rows have. */
    List<String> columns(String table) {
        Set<String> names = new LinkedHashSet<>(standard.names(table));
        rows(table).forEach(row -> names.addAll(row.keySet()));
        return List.copyOf(names);
    }

    /** The whole table as the nightly extract writes it. */
    String csv(String table) {
        List<String> header = columns(table);
        StringBuilder csv = new StringBuilder(CsvText.line(header));
        for (Map<String, String> row : rows(table)) {
            csv.append(CsvText.line(
                    header.stream().map(column -> row.getOrDefault(column, "")).toList()));
        }
        return csv.toString();
    }

    private static List<Map<String, String>> rows(JsonNode table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode row : table) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties().forEach(cell -> cells.put(cell.getKey(), text(cell.getKey(), cell.getValue())));
            rows.add(cells);
        }
        return rows;
    }

    private static String text(String column, JsonNode value) {
        if (value.isContainerNode()) {
            return value.toString();
        }
        return value.isNull() ? "" : written(column, value.asText());
    }

    /** One value as the extract writes it. */
    static String written(String column, String text) {
        if (column.endsWith("_postcode")) {
            return text.replace(" ", "");
        }
        if (DATE.matcher(text).matches()) {
            return EXTRACT_TIME.format(LocalDate.parse(text).atStartOfDay());
        }
        if (!TIME.matcher(text).matches()) {
            return text;
        }
        String iso = text.replace(' ', 'T');
        return EXTRACT_TIME.format(
                OFFSET.matcher(iso).matches()
                        ? OffsetDateTime.parse(iso).atZoneSameInstant(LONDON).toLocalDateTime()
                        : LocalDateTime.parse(iso));
    }
}
