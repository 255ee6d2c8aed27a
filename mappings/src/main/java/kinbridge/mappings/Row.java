package kinbridge.mappings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row's cells by column name, whatever its capitals: a file, a database view and a page of JSON write
 * the same row. A blank cell, and the word NULL that database exports write, is no cell.
 */
public final class Row {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> cells = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> blank = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private Row(JsonNode object) {
        object.properties().forEach(cell -> {
            String text = cell.getValue().isValueNode()
                    ? cell.getValue().asText().strip()
                    : cell.getValue().toString();
            if (!cell.getValue().isNull() && !text.isEmpty() && !text.equals("NULL")) {
                cells.put(cell.getKey().strip(), text);
            } else if (cell.getValue().isTextual() && text.isEmpty()) {
                blank.add(cell.getKey().strip());
            }
        });
    }

    /** The row of an item whose content is a JSON object; an empty row where it is not one. */
    public static Row of(Item item) {
        try {
            JsonNode node = JSON.readTree(item.content());
            return new Row(node != null && node.isObject() ? node : JSON.createObjectNode());
        } catch (JsonProcessingException notJson) {
            return new Row(JSON.createObjectNode());
        }
    }

    public @Nullable String text(String column) {
        return cells.get(column);
    }

    /** The first of these columns that holds anything: dialects name one thing differently. */
    public @Nullable String anyText(String... columns) {
        for (String column : columns) {
            String text = cells.get(column);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    public String textOr(String column, String otherwise) {
        return cells.getOrDefault(column, otherwise);
    }

    public boolean has(String column) {
        return cells.containsKey(column);
    }

    /** Whether the column is there and nothing stands in it, not even NULL: in some forms an answer. */
    public boolean isBlank(String column) {
        return blank.contains(column);
    }

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** All cells that hold anything, by column. */
    public Map<String, String> cells() {
        return java.util.Collections.unmodifiableMap(cells);
    }

    /** The form in which columns are compared: small letters, no spaces around. */
    public static String columnName(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
