package kinbridge.connectors;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kinbridge.connectors.FeedTest.Sample;
import kinbridge.connectors.FeedTest.Stage;
import org.jspecify.annotations.Nullable;

/** Looks once at an agency's views for {@code feed test}: connects, signs in, reads a page of each. */
final class ViewLook {

    private final ViewReader reader;
    private final List<ViewSource.View> views;
    private final Look look;
    private final List<String> words = new ArrayList<>();
    private @Nullable Sample sample;
    private boolean failed;

    ViewLook(String source, ViewSource settings) {
        this.reader = new ViewReader(settings);
        this.views = settings.views();
        this.look = new Look(source, "connected to the database", "signed in");
    }

    FeedTest test() {
        try (Connection connection = reader.open()) {
            for (ViewSource.View view : views) {
                words.add(view.from() + ": " + page(connection, view));
            }
            String all = String.join("; ", words);
            return failed ? look.failed(Stage.FETCH, all) : look.fetched(all, sample);
        } catch (SQLException failure) {
            return look.failed(ViewTrouble.stage(failure), ViewTrouble.inWords(failure));
        }
    }

    /** Every view is read, so that one visit to the database's administrator is enough. */
    private String page(Connection connection, ViewSource.View view) {
        try {
            ViewPage page = reader.page(connection, view, null);
            ViewMarks.Mark last = page.last();
            if (last == null) {
                return "no rows";
            }
            if (sample == null) {
                sample = Sample.of(
                        view.name() + ".csv", last.changed(), page.csv().getBytes(StandardCharsets.UTF_8));
            }
            return "read " + page.rows() + " rows, the last changed " + last.time();
        } catch (SQLException failure) {
            failed = true;
            return ViewTrouble.inWords(failure);
        }
    }
}
