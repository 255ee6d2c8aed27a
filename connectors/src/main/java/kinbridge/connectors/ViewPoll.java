package kinbridge.connectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Polls the views of one source: each page is handed over, and only when the hub has kept it does the
 * mark move on.
 */
final class ViewPoll {

    private final String feed;
    private final String sourceName;
    private final ViewSource source;
    private final ViewReader reader;
    private final Receiver receiver;
    private int failedPolls;
    private int pollsToSkip;

    ViewPoll(String feed, String sourceName, ViewSource source, Receiver receiver) {
        this.feed = feed;
        this.sourceName = sourceName;
        this.source = source;
        this.reader = new ViewReader(source);
        this.receiver = receiver;
    }

    void poll() {
        if (pollsToSkip > 0) {
            pollsToSkip--;
            return;
        }
        boolean answered = false;
        try (Connection connection = reader.open()) {
            answered = everyView(connection);
        } catch (SQLException failure) {
            receiver.failed(feed, sourceName, ViewTrouble.inWords(failure));
        } catch (IOException notKept) {
            receiver.failed(feed, sourceName, "rows could not be kept by the hub; they are fetched again");
        }
        failedPolls = answered ? 0 : failedPolls + 1;
        pollsToSkip = failedPolls >= PollBackOff.ERRORS_BEFORE ? PollBackOff.polls(source.pollMilliseconds()) - 1 : 0;
    }

    /** One view that cannot be read must not hold up the others. False where one could not. */
    private boolean everyView(Connection connection) throws IOException {
        ViewMarks marks = ViewMarks.read(receiver.mark(feed, sourceName));
        int rows = 0;
        boolean answered = true;
        for (ViewSource.View view : source.views()) {
            try {
                rows += everyPage(connection, view, marks);
            } catch (SQLException failure) {
                answered = false;
                receiver.failed(feed, sourceName, view.name() + ": " + ViewTrouble.inWords(failure));
            }
        }
        if (answered && rows == 0) {
            receiver.heard(feed, sourceName);
        }
        return answered;
    }

    private int everyPage(Connection connection, ViewSource.View view, ViewMarks marks)
            throws SQLException, IOException {
        int rows = 0;
        ViewPage page = reader.page(connection, view, marks.mark(view));
        while (page.last() != null) {
            ViewMarks.Mark last = page.last();
            receiver.receive(feed, view.name() + ".csv", last.changed(), content(page));
            marks.put(view, last);
            receiver.keepMark(feed, sourceName, marks.text());
            rows += page.rows();
            page = page.rows() < source.pageRows() ? ViewPage.NONE : reader.page(connection, view, last);
        }
        return rows;
    }

    private static InputStream content(ViewPage page) {
        return new ByteArrayInputStream(page.csv().getBytes(StandardCharsets.UTF_8));
    }
}
