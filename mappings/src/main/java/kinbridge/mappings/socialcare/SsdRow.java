package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** One row of the dataset: its cells, its key, whom it is about, and what is said of it. */
final class SsdRow {

    static final String SYSTEM = "socialcare-ssd";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String table;
    private final Row row;
    private final CareStatements says;

    SsdRow(Item item) {
        this.table = item.type();
        this.row = Row.of(item);
        this.says = new CareStatements(item, SYSTEM, DateText.Order.DAY_FIRST);
    }

    CareStatements says() {
        return says;
    }

    Findings findings() {
        return says.findings();
    }

    @Nullable
    String text(String... columns) {
        return row.anyText(columns);
    }

    /** The source reference: the table and its key, or, where the extract has none, its natural key. */
    Optional<String> reference(String key, String... naturalKey) {
        String id = row.text(key);
        if (id != null) {
            return Optional.of(table + "/" + id);
        }
        String[] parts = Stream.of(naturalKey).map(row::text).toArray(String[]::new);
        return Stream.of(parts).allMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(table + "/" + NaturalKey.of(parts));
    }

    Optional<Subject> person(String column) {
        return Optional.ofNullable(row.text(column)).map(says::person);
    }

    Optional<Subject> refers(Subject.Kind kind, String prefix, String column) {
        return Optional.ofNullable(row.text(column)).map(id -> reference(kind, prefix, id));
    }

    /** References of the dataset's own kinds; the prefix keeps a plan of need and one of protection apart. */
    static Subject reference(Subject.Kind kind, String prefix, String id) {
        return Subject.of(SYSTEM, kind, prefix + id);
    }

    Optional<Subject> referral(String column) {
        return refers(Subject.Kind.REFERRAL, "", column);
    }

    Optional<Subject> protectionPlan(String column) {
        return refers(Subject.Kind.PLAN, "cp/", column);
    }

    Optional<Subject> needPlan(String column) {
        return refers(Subject.Kind.PLAN, "cin/", column);
    }

    Optional<Subject> enquiry(String column) {
        return refers(Subject.Kind.ENQUIRY, "", column);
    }

    Optional<Subject> assessment(String column) {
        return refers(Subject.Kind.ASSESSMENT, "", column);
    }

    Optional<Subject> care(String column) {
        return refers(Subject.Kind.CASE, "cla/", column);
    }

    Period period(String startColumn, String endColumn) {
        return says.period(startColumn, row.text(startColumn), endColumn, row.text(endColumn));
    }

    Period moment(String column) {
        return says.moment(column, row.text(column));
    }

    @Nullable
    Boolean yesNo(String... columns) {
        return findings().yesNo(columns[0], row.anyText(columns));
    }

    RecordDraft draft(String reference, RecordType type, Category category, Subject about) {
        return says.draft(reference, type, category, List.of(about));
    }

    /** The JSON that stands in a cell, or empty; a broken one is a part in quarantine. */
    Optional<JsonNode> json(String column) {
        String text = row.text(column);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException broken) {
            findings().part(column, text, "not JSON", "a JSON object");
            return Optional.empty();
        }
    }
}
