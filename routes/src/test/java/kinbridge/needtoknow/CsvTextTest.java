package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    @Test
    void rows_are_remembered_with_the_line_that_they_begin_on() {
        assertThat(CsvText.rows("a,b\n\n\"c\nd\",e\nf,g"))
                .containsExactly(
                        new CsvText.Row(1, List.of("a", "b")),
                        new CsvText.Row(3, List.of("c\nd", "e")),
                        new CsvText.Row(5, List.of("f", "g")));
    }

    @Test
    void every_systems_line_ends_are_one_line_each() {
        assertThat(CsvText.rows("a\r\nb\rc\n\"d\re\r\nf\"\ng"))
                .extracting(CsvText.Row::line)
                .containsExactly(1, 2, 3, 4, 7);
    }

    @Test
    void a_quoted_cell_may_hold_commas_and_quotes() {
        assertThat(CsvText.rows("\"a, b\",\"say \"\"no\"\"\",c"))
                .extracting(CsvText.Row::cells)
                .containsExactly(List.of("a, b", "say \"no\"", "c"));
    }

    @Test
    void spaces_around_a_cell_are_not_part_of_it() {
        assertThat(CsvText.rows("  a  , \"b\" ,c\t"))
                .extracting(CsvText.Row::cells)
                .containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void an_empty_cell_is_a_cell() {
        assertThat(CsvText.rows("a,,\n,\n"))
                .extracting(CsvText.Row::cells)
                .containsExactly(List.of("a", "", ""), List.of("", ""));
    }

    @Test
    void a_text_without_anything_has_no_rows() {
        assertThat(CsvText.rows("")).isEmpty();
        assertThat(CsvText.rows("\n\r\n\n")).isEmpty();
    }

    @Test
    void a_quote_that_is_never_closed_is_found_where_it_was_opened() {
        assertThat(CsvText.lineOfOpenQuote("a\nb,\"c\nd\n")).isEqualTo(2);
        assertThat(CsvText.lineOfOpenQuote("a\nb,\"c\nd\"\n")).isZero();
    }

    @Test
    void a_text_may_end_anywhere() {
        assertThat(CsvText.rows("a, ")).extracting(CsvText.Row::cells).containsExactly(List.of("a", ""));
        assertThat(CsvText.rows("a,\"b\"")).extracting(CsvText.Row::cells).containsExactly(List.of("a", "b"));
        assertThat(CsvText.rows("a\r\n")).extracting(CsvText.Row::cells).containsExactly(List.of("a"));
        assertThat(CsvText.lineOfOpenQuote("\"a\r")).isEqualTo(1);
    }
}
