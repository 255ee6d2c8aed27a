package kinbridge.linkage.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kinbridge.mappings.CsvRows;
import org.jspecify.annotations.Nullable;

/** A CSV file with a heading, row by row. A row that cannot be used is left out, counted and named. */
final class CsvFile implements Closeable {

    private static final int FAULTS_NAMED = 10;
    private static final String ID = "id";

    /** @param cells as many as there are headings */
    record DataRow(String id, List<String> cells) {}

    private final OpenedCsv csv;
    private final int idPlace;
    private final Consumer<String> warnings;
    private final Map<String, Integer> rowOfId = new HashMap<>();
    private int row;
    private int leftOut;

    private CsvFile(OpenedCsv csv, int idPlace, Consumer<String> warnings) {
        this.csv = csv;
        this.idPlace = idPlace;
        this.warnings = warnings;
    }

    /** @param idColumn the heading of the id; null for {@code id}, and without one the row's number */
    static CsvFile open(Path file, @Nullable String idColumn, Consumer<String> warnings) throws IOException {
        OpenedCsv csv = OpenedCsv.open(file);
        int idPlace = place(csv.headings(), idColumn == null ? ID : idColumn);
        if (idColumn != null && idPlace < 0) {
            csv.close();
            throw new Unlinkable(
                    csv.name() + ": no column '" + idColumn + "', found " + String.join(", ", csv.headings()));
        }
        if (idPlace < 0) {
            warnings.accept(csv.name() + ": no column 'id', so the ids are the numbers of the rows, the first being 1"
                    + " (--id NAME takes another column)");
        }
        return new CsvFile(csv, idPlace, warnings);
    }

    private static int place(List<String> headings, String heading) {
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).strip().equalsIgnoreCase(heading)) {
                return i;
            }
        }
        return -1;
    }

    /** The next row that can be used, null at the end. */
    @Nullable
    DataRow next() throws IOException {
        for (CsvRows.CsvRow read = csv.rows().next();
                read != null;
                read = csv.rows().next()) {
            row++;
            if (read.fault() != null) {
                leaveOut(read.fault().reason() + ", expected " + read.fault().expected());
            } else if (read.cells().size() > csv.headings().size()) {
                leaveOut(read.cells().size() + " cells, expected "
                        + csv.headings().size() + " as in the heading");
            } else {
                String id = idPlace < 0 ? Integer.toString(row) : cell(read.cells(), idPlace);
                Integer earlier = id.isBlank() ? null : rowOfId.putIfAbsent(id, row);
                if (id.isBlank()) {
                    leaveOut("no id, expected one in column '" + csv.headings().get(idPlace) + "'");
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
            warnings.accept(csv.name() + " row " + row + ": left out: " + reason);
        }
    }

    void sayWhatWasLeftOut() {
        if (leftOut > 0) {
            warnings.accept(csv.name() + ": " + leftOut + " of " + row + " rows left out");
        }
    }

    String name() {
        return csv.name();
    }

    List<String> headings() {
        return csv.headings();
    }

    /** The place of the id's column, -1 where rows are numbered. */
    int idPlace() {
        return idPlace;
    }

    String describe() {
        return csv.name() + ": " + String.join(", ", csv.headings());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
