package kinbridge.linkage.command;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kinbridge.mappings.CsvRows;
import org.jspecify.annotations.Nullable;

/** A CSV file that the command wrote or that has labels: columns by name, every row sound. */
final class Table implements Closeable {

    private final String name;
    private final InputStream in;
    private final CsvRows rows;
    private final List<String> headings;
    private int row;

    private Table(String name, InputStream in, CsvRows rows, List<String> headings) {
        this.name = name;
        this.in = in;
        this.rows = rows;
        this.headings = headings;
    }

    static Table open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        CsvRows rows = new CsvRows(in, ',', true);
        CsvRows.CsvRow heading = rows.next();
        if (heading == null || heading.fault() != null) {
            in.close();
            throw new Unlinkable(name + ": no heading, expected a first row with the names of the columns");
        }
        return new Table(name, in, rows, heading.cells());
    }

    boolean has(String column) {
        return headings.contains(column);
    }

    /** The next row, null at the end. */
    @Nullable
    List<String> next() throws IOException {
        CsvRows.CsvRow next = rows.next();
        row++;
        if (next != null && (next.fault() != null || next.cells().size() < headings.size())) {
            throw new Unlinkable(name + " row " + row + ": expected " + headings.size() + " cells");
        }
        return next == null ? null : next.cells();
    }

    String cell(List<String> cells, String column) {
        return cells.get(headings.indexOf(column));
    }

    String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
