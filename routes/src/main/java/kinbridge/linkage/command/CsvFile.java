package kinbridge.linkage.command;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kinbridge.mappings.CsvRows;
import kinbridge.mappings.TextEncoding;
import kinbridge.mappings.UnreadablePayload;
import org.jspecify.annotations.Nullable;

/** A CSV file with a heading, row by row. A row that cannot be used is left out, counted and named. */
final class CsvFile implements Closeable {

    private static final int FAULTS_NAMED = 10;
    private static final int PEEKED = 4096;
    private static final String ID = "id";

    /** @param cells as many as there are headings */
    record DataRow(String id, List<String> cells) {}

    private final String name;
    private final InputStream in;
    private final CsvRows rows;
    private final List<String> headings;
    private final int idPlace;
    private final Consumer<String> warnings;
    private final Map<String, Integer> rowOfId = new HashMap<>();
    private int row;
    private int leftOut;

    private CsvFile(
            String name, InputStream in, CsvRows rows, List<String> headings, int idPlace, Consumer<String> warnings) {
        this.name = name;
        this.in = in;
        this.rows = rows;
        this.headings = headings;
        this.idPlace = idPlace;
        this.warnings = warnings;
    }

    /** @param idColumn the heading of the id; null for {@code id}, and without one the row's number */
    static CsvFile open(Path file, @Nullable String idColumn, Consumer<String> warnings) throws IOException {
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
            List<String> headings = heading.cells();
            int idPlace = place(headings, idColumn == null ? ID : idColumn);
            if (idColumn != null && idPlace < 0) {
                throw new Unlinkable(name + ": no column '" + idColumn + "', found " + String.join(", ", headings));
            }
            if (idPlace < 0) {
                warnings.accept(name + ": no column 'id', so the ids are the numbers of the rows, the first being 1"
                        + " (--id NAME takes another column)");
            }
            return new CsvFile(name, in, rows, headings, idPlace, warnings);
        } catch (UnreadablePayload notText) {
            in.close();
            throw new Unlinkable(name + ": " + notText.getMessage());
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    private static int place(List<String> headings, String heading) {
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).strip().equalsIgnoreCase(heading)) {
                return i;
            }
        }
        return -1;
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

    /** The next row that can be used, null at the end. */
    @Nullable
    DataRow next() throws IOException {
        for (CsvRows.CsvRow read = rows.next(); read != null; read = rows.next()) {
            row++;
            if (read.fault() != null) {
                leaveOut(read.fault().reason() + ", expected " + read.fault().expected());
            } else if (read.cells().size() > headings.size()) {
                leaveOut(read.cells().size() + " cells, expected " + headings.size() + " as in the heading");
            } else {
                String id = idPlace < 0 ? Integer.toString(row) : cell(read.cells(), idPlace);
                Integer earlier = id.isBlank() ? null : rowOfId.putIfAbsent(id, row);
                if (id.isBlank()) {
                    leaveOut("no id, expected one in column '" + headings.get(idPlace) + "'");
                } else if (earlier != null) {
                    leaveOut("the same id as row " + earlier + ", expected an id for each row");
                } else {
                    return new DataRow(id, read.cells());
                }
            }
        }
        return null;
    }

    private static String cell(List<String> cells, int place) {
        return place < cells.size() ? cells.get(place).strip() : "";
    }

    private void leaveOut(String reason) {
        leftOut++;
        if (leftOut <= FAULTS_NAMED) {
            warnings.accept(name + " row " + row + ": left out: " + reason);
        }
    }

    void sayWhatWasLeftOut() {
        if (leftOut > 0) {
            warnings.accept(name + ": " + leftOut + " of " + row + " rows left out");
        }
    }

    String name() {
        return name;
    }

    List<String> headings() {
        return headings;
    }

    /** The place of the id's column, -1 where rows are numbered. */
    int idPlace() {
        return idPlace;
    }

    String describe() {
        return name + ": " + String.join(", ", headings);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
