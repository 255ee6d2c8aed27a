package kinbridge.sharinglog;

import org.jspecify.annotations.Nullable;

/** In which order entries are listed; within an agency or a practitioner the newest first. */
public enum LogOrder {
    NEWEST(null, false),
    OLDEST(null, true),
    AGENCY("e.agency", false),
    PRACTITIONER("e.person_id", false);

    private final @Nullable String column;
    private final boolean ascending;

    LogOrder(@Nullable String column, boolean ascending) {
        this.column = column;
        this.ascending = ascending;
    }

    String by() {
        String direction = ascending ? "" : " desc";
        return " order by " + (column == null ? "" : column + ", ") + "e.recorded_at" + direction + ", e.entry_id"
                + direction;
    }

    /** What comes after the place that these parameters name. */
    String following() {
        String later = "(e.recorded_at, e.entry_id) " + (ascending ? ">" : "<") + " (:cursorTime, :cursorEntry)";
        return column == null ? later : column + " >= :cursorKey and (" + column + " > :cursorKey or " + later + ")";
    }

    /** What comes before time in this order, of a line; empty where nothing does. */
    String key(LogLine line) {
        return switch (this) {
            case NEWEST, OLDEST -> "";
            case AGENCY -> line.agency();
            case PRACTITIONER -> line.personId();
        };
    }

    boolean isByKey() {
        return column != null;
    }
}
