package kinbridge.connectors;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks once at an agency's views for {@code feed test}: connects, signs in, reads a page of each. */
final class ViewLook {

    private final ViewSource source;

    ViewLook(ViewSource source) {
        this.source = source;
    }

    /** What was seen, in plain words; a line that starts with "failed: " says what did not work. */
    List<String> lines() {
        ViewReader reader = new ViewReader(source);
        List<String> lines = new ArrayList<>();
        try (Connection connection = reader.open()) {
            lines.add("connected to the database; signed in");
            for (ViewSource.View view : source.views()) {
                lines.add(look(reader, connection, view));
            }
        } catch (SQLException failure) {
            lines.add("failed: " + ViewTrouble.inWords(failure));
        }
        return lines;
    }

    private static String look(ViewReader reader, Connection connection, ViewSource.View view) {
        try {
            ViewPage page = reader.page(connection, view, null);
            ViewMarks.Mark last = page.last();
            return last == null
                    ? view.from() + ": no rows"
                    : view.from() + ": read " + page.rows() + " rows, the last changed " + last.time();
        } catch (SQLException failure) {
            return "failed: " + view.from() + ": " + ViewTrouble.inWords(failure);
        }
    }
}
