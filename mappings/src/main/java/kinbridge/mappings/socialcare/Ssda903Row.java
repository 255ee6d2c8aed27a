package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.function.Function;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A row of the return, or the element of the XML variant that says the same.
 *
 * @param cells the text of a column, or null
 * @param place what stands before a column's name in the XML, for faults
 */
record Ssda903Row(Function<String, @Nullable String> cells, String child, String place, CareStatements says) {

    @Nullable
    String text(String column) {
        return cells.apply(column);
    }

    String field(String column) {
        return place + column;
    }

    List<Subject> subjects() {
        return List.of(says.person(child));
    }

    Period period(String start, String end) {
        return says.period(field(start), text(start), field(end), text(end));
    }

    Period moment(String column) {
        return says.moment(field(column), text(column));
    }

    @Nullable
    String day(String column) {
        return says.day(field(column), text(column));
    }

    @Nullable
    Boolean yesNo(String column) {
        return says.findings().yesNo(field(column), text(column));
    }

    /** The return gives nothing an id: the child, the table and the date are the natural key. */
    String reference(String table, @Nullable String date) {
        return table + "/" + child + (date == null ? "" : "/" + date);
    }

    RecordDraft draft(String reference, RecordType type, Category category) {
        return says.draft(reference, type, category, subjects());
    }
}
