package kinbridge.console;

import java.time.Instant;
import java.util.List;
import kinbridge.mappings.DetailLevel;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Field;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The answers of governance's questions as people read them, on the page and in the file alike. */
@Component
class CellWords {

    private static final String ENTRY = "Entry";

    private final Titles titles;
    private final Times times;

    CellWords(Titles titles, Times times) {
        this.titles = titles;
        this.times = times;
    }

    public String text(Cell cell) {
        String value = cell.value();
        if (value.isEmpty()) {
            return "–";
        }
        return switch (cell.kind()) {
            case TIME -> times.exact(Instant.parse(value));
            case AGENCY -> titles.agency(value);
            case ROLE -> titles.role(value);
            case PURPOSE -> titles.purpose(value);
            case LEVEL -> titles.level(DetailLevel.valueOf(value));
            case ENTRY_KIND -> titles.kind(value);
            case ENTRY -> value.substring(0, 8);
            case TASK -> "Task";
            case GRANT -> "Details";
            case SEARCH -> "Show them";
            case TEXT, NUMBER, DAY, STAFF, FAMILY, WARNING -> value;
        };
    }

    /** Where more of it is; null where there is nothing more. */
    public @Nullable String address(Cell cell) {
        String value = cell.value();
        if (value.isEmpty()) {
            return null;
        }
        return switch (cell.kind()) {
            case ENTRY -> "/sharing-log/" + value;
            case TASK -> "/tasks/" + value;
            case GRANT -> "/tasks/grants/" + value;
            case FAMILY ->
                "/sharing-log?family=" + UriUtils.encodeQueryParam(value, java.nio.charset.StandardCharsets.UTF_8);
            case SEARCH -> value;
            default -> null;
        };
    }

    /** The entry behind a row, to which the row itself leads; null where there is none. */
    public @Nullable String entryOf(Row row) {
        return row.cells().stream()
                .filter(cell -> cell.kind() == Kind.ENTRY)
                .findFirst()
                .map(this::address)
                .orElse(null);
    }

    /** Without the entry, which is not a column of its own on the page. */
    public List<Cell> shownCells(Row row) {
        return row.cells().stream().filter(cell -> cell.kind() != Kind.ENTRY).toList();
    }

    public List<String> shown(List<String> columns) {
        return columns.stream().filter(column -> !column.equals(ENTRY)).toList();
    }

    public boolean isReference(Cell cell) {
        return cell.kind() == Kind.ENTRY || cell.kind() == Kind.FAMILY;
    }

    public boolean isWarning(Cell cell) {
        return cell.kind() == Kind.WARNING;
    }

    /** A choice of a filter; what a code means is known here. */
    public boolean isAgency(Field field) {
        return field.kind() == Kind.AGENCY;
    }

    /** A row of the file: whole ids instead of links. */
    List<String> texts(Row row) {
        return row.cells().stream().map(this::plain).toList();
    }

    private String plain(Cell cell) {
        String value = cell.value();
        String text = switch (cell.kind()) {
            case ENTRY, TASK, GRANT, SEARCH -> value;
            default -> value.isEmpty() ? "" : text(cell);
        };
        return cell.small().isEmpty() ? text : text + " (" + cell.small() + ")";
    }
}
