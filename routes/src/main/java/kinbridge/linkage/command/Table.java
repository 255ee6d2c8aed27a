package kinbridge.linkage.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kinbridge.mappings.CsvRows;
import org.jspecify.annotations.Nullable;

/** A CSV file that the command wrote or that has labels: columns by name, every row sound. */
final class Table implements Closeable {

    private final OpenedCsv csv;
    private int row;

    private Table(OpenedCsv csv) {
        this.csv = csv;
    }

    static Table open(Path file) throws IOException {
        return new Table(OpenedCsv.open(file));
    }

    boolean has(String column) {
        return csv.headings().contains(column);
    }

    /** The next row, null at the end. */
    @Nullable
    List<String> next() throws IOException {
        CsvRows.CsvRow next = csv.rows().next();
        row++;
        if (next != null
                && (next.fault() != null || next.cells().size() < csv.headings().size())) {
            throw new Unlinkable(
                    csv.name() + " row " + row + ": expected " + csv.headings().size() + " cells");
        }
        return next == null ? null : next.cells();
    }

    String cell(List<String> cells, String column) {
        return cells.get(csv.headings().indexOf(column));
    }

    String name() {
        return csv.name();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
