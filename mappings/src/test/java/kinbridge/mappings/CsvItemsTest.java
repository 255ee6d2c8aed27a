package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvItemsTest {

    private static final CsvItems.Recognition ANY = columns -> "row";

    private static List<Item> items(String text) throws Exception {
        return items(text.getBytes(StandardCharsets.UTF_8), CsvItems.Dialect.COMMA);
    }

    private static List<Item> items(byte[] bytes, CsvItems.Dialect dialect) throws Exception {
        return Payloads.items(Payloads.of(bytes), (payload, items) -> CsvItems.split(payload, dialect, ANY, items));
    }

    private static List<String> contents(String text) throws Exception {
        return items(text).stream().map(Item::content).toList();
    }

    @Test
    void a_row_becomes_an_object_of_column_and_text() throws Exception {
        assertThat(contents("a,b\n1,two\n")).containsExactly("{\"a\":\"1\",\"b\":\"two\"}");
    }

    @Test
    void every_kind_of_line_end_ends_a_row() throws Exception {
        assertThat(contents("a\n1\r2\r\n3")).hasSize(3);
    }

    @Test
    void a_quoted_cell_holds_commas_quotes_and_lines() throws Exception {
        assertThat(contents("a,b\n\"1, \"\"one\"\"\nFlat 2\",x\n2,y\n"))
                .containsExactly("{\"a\":\"1, \\\"one\\\"\\nFlat 2\",\"b\":\"x\"}", "{\"a\":\"2\",\"b\":\"y\"}");
    }

    @Test
    void the_mark_of_utf_8_is_no_part_of_the_first_column() throws Exception {
        assertThat(contents("\uFEFFa\n1\n")).containsExactly("{\"a\":\"1\"}");
    }

    @Test
    void spaces_after_commas_are_dropped_where_the_dialect_has_them() throws Exception {
        List<Item> items =
                items("a, b\n1, \"x, y\" \n".getBytes(StandardCharsets.UTF_8), CsvItems.Dialect.COMMA_AND_SPACES);
        assertThat(items.get(0).content()).isEqualTo("{\"a\":\"1\",\"b\":\"x, y\"}");
    }

    @Test
    void rows_without_a_header_take_the_columns_of_the_dialect() throws Exception {
        List<Item> items =
                items("1,2".getBytes(StandardCharsets.UTF_8), CsvItems.Dialect.withoutHeader(List.of("x", "y")));
        assertThat(items.get(0).content()).isEqualTo("{\"x\":\"1\",\"y\":\"2\"}");
    }

    @Test
    void utf_16_and_utf_32_are_refused_by_name() {
        for (String name : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16")) {
            byte[] bytes = "person,name\n1,Ada\n".getBytes(Charset.forName(name));
            assertThatThrownBy(() -> items(bytes, CsvItems.Dialect.COMMA))
                    .as(name)
                    .isInstanceOf(UnreadablePayload.class)
                    .hasMessageContaining("UTF-16")
                    .hasMessageContaining("expected UTF-8");
        }
    }

    @Test
    void a_row_that_is_not_utf_8_spoils_only_itself() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("a,b\n1,x\n2,".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xe9);
        bytes.write("\n3,é\n".getBytes(StandardCharsets.UTF_8));
        List<Item> items = items(bytes.toByteArray(), CsvItems.Dialect.COMMA);
        assertThat(items).extracting(item -> item.fault() == null).containsExactly(true, false, true);
        assertThat(items.get(1).fault().reason()).isEqualTo("not UTF-8");
        assertThat(items.get(1).fault().location()).isEqualTo("row 2");
    }

    @Test
    void a_wrong_number_of_columns_is_the_fault_of_that_row() throws Exception {
        List<Item> items = items("a,b\n1\n1,2\n1,2,3\n");
        assertThat(items).extracting(item -> item.fault() == null).containsExactly(false, true, false);
        assertThat(items.get(2).fault().reason()).isEqualTo("3 columns");
        assertThat(items.get(2).fault().expected()).isEqualTo("2 columns");
    }

    @Test
    void a_file_that_breaks_off_says_so_at_its_last_row() throws Exception {
        List<Item> items = items("a,b\n1,2\n3");
        assertThat(items.get(0).fault()).isNull();
        assertThat(items.get(1).fault().reason()).isEqualTo("the file breaks off after 1 column");
    }

    @Test
    void an_unclosed_quote_spoils_the_row_where_it_opens_and_no_other() throws Exception {
        List<Item> items = items("a,b\n1,x\n2,\"y\n3,z\n4,w\n");
        assertThat(items).extracting(item -> item.fault() == null).containsExactly(true, false, true, true);
        assertThat(items.get(1).fault().location()).isEqualTo("row 2");
        assertThat(items.get(1).fault().reason()).isEqualTo("a quote is not closed");
    }

    @Test
    void an_unclosed_quote_is_found_at_the_next_quote() throws Exception {
        List<Item> items = items("a,b\n1,\"x\n2,\"y\"\n3,z\n");
        assertThat(items).extracting(item -> item.fault() == null).containsExactly(false, true, true);
        assertThat(items.get(1).content()).isEqualTo("{\"a\":\"2\",\"b\":\"y\"}");
    }

    @Test
    void an_unclosed_quote_in_a_large_file_swallows_at_most_a_megabyte() throws Exception {
        StringBuilder text = new StringBuilder("a,b\n0,\"open\n");
        for (int i = 0; i < 300_000; i++) {
            text.append(i).append(",value\n");
        }
        List<Item> items = items(text.toString());
        assertThat(items).hasSize(300_001);
        assertThat(items).filteredOn(item -> item.fault() != null).hasSize(1);
    }

    @Test
    void an_endless_line_is_one_fault() throws Exception {
        List<Item> items = items("a,b\n" + "x".repeat(3 << 20) + "\n1,2\n");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).fault().reason()).isEqualTo("row longer than 1 MiB");
        assertThat(items.get(1).fault()).isNull();
    }

    @Test
    void an_empty_file_is_refused_and_a_header_alone_is_no_row() throws Exception {
        assertThatThrownBy(() -> items("")).isInstanceOf(UnreadablePayload.class);
        assertThat(items("a,b\r\n")).isEmpty();
    }

    @Test
    void a_blank_line_is_no_row() throws Exception {
        assertThat(items("a,b\n\n1,2\n,\n\n3,4\n")).extracting(Item::location).containsExactly("row 1", "row 2");
    }

    @Test
    void a_header_names_empty_and_repeated_columns_apart() throws Exception {
        assertThat(contents("a,,a\n1,2,3\n")).containsExactly("{\"a\":\"1\",\"column 2\":\"2\",\"a (3)\":\"3\"}");
    }

    @Property
    void any_bytes_at_all_give_items_or_a_refusal(@ForAll byte[] bytes) throws Exception {
        try {
            for (Item item : items(bytes, CsvItems.Dialect.COMMA_AND_SPACES)) {
                assertThat(item.location()).startsWith("row ");
            }
        } catch (UnreadablePayload refused) {
            assertThat(refused).hasMessageContaining("expected");
        }
    }

    @Property(tries = 300)
    void rows_written_are_items_read(@ForAll @Size(max = 20) List<List<String>> cells) throws Exception {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (List<String> row : cells) {
            for (int i = 0; i < 3; i++) {
                String cell =
                        (i < row.size() ? row.get(i) : "").replace('\0', '0').replaceAll("\\p{Cs}", "s");
                text.append(i == 0 ? "\"x" : ",\"")
                        .append(cell.replace("\"", "\"\""))
                        .append('"');
            }
            text.append("\r\n");
        }
        List<Item> items = items(text.toString());
        assertThat(items).hasSize(cells.size()).allMatch(item -> item.fault() == null);
    }

    @Property(tries = 200)
    void quotes_thrown_in_anywhere_lose_no_line_of_their_own(@ForAll @IntRange(min = 0, max = 60) int place)
            throws Exception {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 10; i < 20; i++) {
            text.append(i).append(",xy\n");
        }
        int at = Math.min(4 + place, text.length() - 1);
        text.insert(at, '"');
        assertThat(items(text.toString())).hasSize(10);
    }

    @Test
    void a_large_file_is_never_held_whole() throws Exception {
        int rows = 400_000;
        AtomicInteger read = new AtomicInteger();
        long before = used();
        AtomicInteger peakMegabytes = new AtomicInteger();
        Payload payload = new Payload("test-feed", "large", null, () -> generated(rows));
        CsvItems.split(payload, CsvItems.Dialect.COMMA, ANY, item -> {
            if (read.incrementAndGet() % 100_000 == 0) {
                peakMegabytes.accumulateAndGet((int) ((used() - before) >> 20), Math::max);
            }
        });
        assertThat(read).hasValue(rows);
        assertThat(peakMegabytes.get()).isLessThan(10);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** About 20 MB, made while it is read. */
    private static InputStream generated(int rows) {
        return new InputStream() {
            private int row = -1;
            private byte[] line = "id,name,text\n".getBytes(StandardCharsets.UTF_8);
            private int position;

            @Override
            public int read() {
                if (position == line.length) {
                    if (++row >= rows) {
                        return -1;
                    }
                    line = (row + ",Ada Example," + "x".repeat(30) + "\n").getBytes(StandardCharsets.UTF_8);
                    position = 0;
                }
                return line[position++] & 0xff;
            }
        };
    }
}
