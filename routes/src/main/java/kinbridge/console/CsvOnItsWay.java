package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import kinbridge.documents.CsvWriter;
import org.jspecify.annotations.Nullable;

/** Rows that leave as they are found, so that a hundred thousand need no memory; nothing is sent before the first. */
final class CsvOnItsWay {

    private final HttpServletResponse response;
    private final String name;
    private @Nullable Writer out;
    private @Nullable CsvWriter writer;

    /** @param name of the file, without its end */
    CsvOnItsWay(HttpServletResponse response, String name) {
        this.response = response;
        this.name = name;
    }

    /** @param made who made it and when */
    void begin(String made, List<String> columns) {
        try {
            out = FileOnItsWay.begin(response, "text/csv", name + ".csv");
            writer = new CsvWriter(out);
        } catch (IOException gone) {
            throw new UncheckedIOException("a file could not be sent", gone);
        }
        add(List.of(made));
        add(columns);
    }

    void add(List<String> cells) {
        try {
            if (writer != null) {
                writer.row(cells);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("a file could not be sent", gone);
        }
    }

    /** Only where all went well. */
    void end() throws IOException {
        if (out != null) {
            out.flush();
        }
    }
}
