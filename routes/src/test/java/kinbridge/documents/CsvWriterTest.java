package kinbridge.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.CsvRows;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "-",
                "@cmd",
                "\t=1",
                "\r=1",
                "\n=1",
                "\ttext",
                " =1+1",
                "\u00A0=1",
                "\uFEFF=1",
                "\u200B@x",
                "\uFF1D1+1",
                "+447700900123",
                "-1e5"
            })
    void a_cell_that_a_spreadsheet_would_calculate_is_a_text(String text) {
        assertThat(CsvWriter.line(List.of(text))).isEqualTo("\"'" + text + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIVEN", "-1", "-12.50", "1204", "a = b", "", " ", "a\r\nb"})
    void any_other_cell_stays_as_it_is(String text) {
        assertThat(CsvWriter.line(List.of(text))).isEqualTo("\"" + text + "\"\r\n");
    }

    @Test
    void quotes_are_doubled_and_cells_parted_by_commas() {
        assertThat(CsvWriter.line(List.of("a \"part\"", "b"))).isEqualTo("\"a \"\"part\"\"\",\"b\"\r\n");
    }

    @Property
    void who_reads_a_row_back_has_its_cells(@ForAll("rows") List<String> cells) throws IOException {
        List<String> read = read(CsvWriter.line(cells));

        assertThat(read).hasSameSizeAs(cells);
        for (int i = 0; i < cells.size(); i++) {
            assertThat(read.get(i)).isIn(cells.get(i), "'" + cells.get(i));
        }
    }

    @Property
    void no_cell_is_a_formula(@ForAll("rows") List<String> cells) throws IOException {
        assertThat(read(CsvWriter.line(cells)))
                .noneMatch(cell -> cell.strip().matches("(?s)[=+@].*")
                        || cell.strip().matches("(?s)-.*\\D.*") && !cell.matches("-\\d+\\.\\d+"));
    }

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> wild = Arbitraries.strings()
                .withChars("=+-@'\",;\t\r\n \u00A0x1.\uFEFFé\u0644")
                .ofMaxLength(12);
        // Whoever reads passes over a row without any text.
        return wild.list().ofMinSize(1).ofMaxSize(6).map(cells -> {
            List<String> row = new ArrayList<>(List.of("first"));
            row.addAll(cells);
            return row;
        });
    }

    private static List<String> read(String line) throws IOException {
        CsvRows rows = new CsvRows(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), ',', false);
        CsvRows.CsvRow row = rows.next();
        assertThat(row).isNotNull();
        assertThat(row.fault()).isNull();
        return row.cells();
    }
}
