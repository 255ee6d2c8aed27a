package kinbridge.linkage.command;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kinbridge.mappings.CsvRows;
import kinbridge.mappings.TextEncoding;
import kinbridge.mappings.UnreadablePayload;

/**
 * A CSV file of which the heading has been read.
 *
 * @param name without its folder
 * @param rows what follows the heading
 */
record OpenedCsv(String name, List<String> headings, CsvRows rows, InputStream in) implements Closeable {

    private static final int PEEKED = 4096;

    static OpenedCsv open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            CsvRows rows = new CsvRows(in, ',', true);
            byte[] first = rows.peek(PEEKED);
            rows.separate(delimiter(first));
            rows.skip(TextEncoding.bytesBeforeText(first));
            CsvRows.CsvRow heading = rows.next();
            if (heading == null || heading.fault() != null) {
                throw new Unlinkable(name + ": no heading, expected a first row with the names of the columns");
            }
            return new OpenedCsv(name, heading.cells(), rows, in);
        } catch (UnreadablePayload notText) {
            in.close();
            throw new Unlinkable(name + ": " + notText.getMessage());
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** The most frequent of comma, semicolon and tab in the heading. */
    private static char delimiter(byte[] first) {
        int[] counts = new int[3];
        for (byte each : first) {
            if (each == '\n') {
                break;
            }
            counts[0] += each == ',' ? 1 : 0;
            counts[1] += each == ';' ? 1 : 0;
            counts[2] += each == '\t' ? 1 : 0;
        }
        return counts[0] >= counts[1] && counts[0] >= counts[2] ? ',' : counts[1] >= counts[2] ? ';' : '\t';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
