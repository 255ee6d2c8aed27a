package kinbridge.connectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far each view was read, as one mark of the source: {@code {"ssd_cp_plans":{"time":..,"key":..}}}. */
final class ViewMarks {

    /**
     * The last row received.
     *
     * @param time when it changed, an ISO instant
     * @param key its key
     */
    record Mark(String time, String key) {

        @JsonIgnore
        Instant changed() {
            return Instant.parse(time);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<String, Mark> marks;

    private ViewMarks(SortedMap<String, Mark> marks) {
        this.marks = marks;
    }

    /** A mark that cannot be read counts as none: rows come again, which does no harm. */
    static ViewMarks read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new ViewMarks(new TreeMap<>());
        }
        try {
            return new ViewMarks(JSON.readValue(text, new TypeReference<TreeMap<String, Mark>>() {}));
        } catch (JsonProcessingException unreadable) {
            return new ViewMarks(new TreeMap<>());
        }
    }

    @Nullable
    Mark mark(ViewSource.View view) {
        return marks.get(view.name());
    }

    void put(ViewSource.View view, Mark mark) {
        marks.put(view.name(), mark);
    }

    String text() {
        try {
            return JSON.writeValueAsString(marks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
