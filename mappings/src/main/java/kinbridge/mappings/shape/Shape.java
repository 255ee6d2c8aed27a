package kinbridge.mappings.shape;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.mappings.FeedMapping;

/**
 * What one feed sends, as its publisher documents it: for each type of item its fields, what they hold,
 * and which are always there. Read from {@code <feed>.shape.csv} beside the mapping:
 *
 * <pre>
 * item,field,kind,always,codes
 * ssd_person,pers_sex,code,no,M|F|U
 * Child,CINdetails/CINreferralDate,date,yes,
 * Patient,*,any,no,
 * </pre>
 *
 * <p>The field {@code *} says that whatever else stands there is declared elsewhere (a FHIR resource: by
 * FHIR). Names are compared without their capitals; a slash within a name is written as {@code |}.
 */
public final class Shape {

    /** Declares nothing. */
    public static final Shape NONE = new Shape();

    static final String REST = "*";

    private static final CsvSchema COLUMNS = CsvSchema.emptySchema().withHeader();
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private final Map<String, Map<String, FieldShape>> fieldsByItem = new LinkedHashMap<>();

    private Shape() {}

    /**
     * The shape that lies beside a mapping.
     *
     * @throws IllegalStateException where there is none or it is not one: a fault of the build
     */
    public static Shape of(FeedMapping mapping) {
        String file = mapping.feed() + ".shape.csv";
        try (InputStream csv = mapping.getClass().getResourceAsStream(file)) {
            if (csv == null) {
                throw new IllegalStateException("no " + file + " beside " + mapping.getClass());
            }
            return read(csv, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    /** The shape of that format, or empty where there is no such format. */
    public static Optional<Shape> ofFormat(String format) {
        return FeedMapping.all()
                .filter(mapping -> mapping.feed().equals(format))
                .findFirst()
                .map(Shape::of);
    }

    static Shape read(InputStream csv, String file) throws IOException {
        Shape shape = new Shape();
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(COLUMNS).readValues(csv)) {
            while (rows.hasNext()) {
                shape.add(rows.next(), file);
            }
        }
        return shape;
    }

    private void add(Map<String, String> row, String file) {
        String name = row.getOrDefault("field", "");
        String path = name.toLowerCase(Locale.ROOT);
        Set<String> codes = Arrays.stream(row.getOrDefault("codes", "").split("\\|"))
                .filter(code -> !code.isBlank())
                .map(code -> code.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        ValueKind kind = ValueKind.of(row.getOrDefault("kind", ""));
        FieldShape field =
                new FieldShape(name, path, kind, row.getOrDefault("always", "").equals("yes"), codes);
        if (path.isEmpty() || (kind == ValueKind.CODE) == codes.isEmpty()) {
            throw new IllegalStateException(file + ": a field without a name, or codes and kind that differ: " + path);
        }
        if (fieldsByItem
                        .computeIfAbsent(row.getOrDefault("item", ""), item -> new LinkedHashMap<>())
                        .put(path, field)
                != null) {
            throw new IllegalStateException(file + ": declared twice: " + path);
        }
    }

    /** The types of item that are declared. */
    public Set<String> items() {
        return fieldsByItem.keySet();
    }

    /** The names of that type's fields in their order, as the format writes them; none for a type it has not. */
    public List<String> names(String item) {
        return fieldsByItem.getOrDefault(item, Map.of()).values().stream()
                .map(field -> field.name().replace('|', '/'))
                .filter(name -> !name.equals(REST))
                .toList();
    }

    /** The declared fields of that type of item; empty where the type is none of this feed's. */
    Optional<Map<String, FieldShape>> fields(String item) {
        return Optional.ofNullable(fieldsByItem.get(item));
    }
}
