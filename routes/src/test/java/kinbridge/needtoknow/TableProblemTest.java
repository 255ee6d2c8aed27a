package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is wrong with a table, told in its place and without what stood there. */
class TableProblemTest {

    @Example
    void file_line_column_and_reason_are_told_apart() {
        assertThat(TableProblem.of("matrix.csv, line 2: column 'SWK': 'Q' is none of F S E W H"))
                .isEqualTo(new TableProblem("matrix.csv", "2", "SWK", "'Q' is none of F S E W H"));
        assertThat(TableProblem.of("matrix.csv, line 2, column 5: 'Q' is none of F"))
                .isEqualTo(new TableProblem("matrix.csv", "2", "5", "'Q' is none of F"));
        assertThat(TableProblem.of("roles.yaml, line 7: 'x' is not known here, expected one of [a: b]"))
                .isEqualTo(new TableProblem("roles.yaml", "7", "", "'x' is not known here, expected one of [a: b]"));
        assertThat(TableProblem.of("matrix.csv: is missing or is not UTF-8 text"))
                .isEqualTo(new TableProblem("matrix.csv", "", "", "is missing or is not UTF-8 text"));
    }

    @Example
    void for_a_log_what_stood_in_the_file_is_left_out() {
        String told = TableProblem.of("matrix.csv, line 2: column 'SWK': 'Testina Fictional' is none of F S E W H")
                .withoutContent();

        assertThat(told).isEqualTo("matrix.csv, line 2, column 'SWK': '...' is none of F S E W H");
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.strings()
                .withChars(",\n\"'X:FSEH -{}[]&*!|>%@`\t\u00e9\uFEFF")
                .ofMaxLength(60);
    }

    /** Whatever somebody saves over a table, the answer is what is wrong with it, never a failure. */
    @Property(tries = 300)
    void no_file_is_so_broken_that_its_mistakes_cannot_be_told(
            @ForAll("damage") String damage, @ForAll @From("files") String file, @ForAll @From("places") int place) {
        Map<String, String> files = new HashMap<>(Tables.SHIPPED.files());
        String text = String.valueOf(files.get(file));
        int at = Math.floorMod(place, text.length());
        files.put(file, text.substring(0, at) + damage + text.substring(Math.min(text.length(), at + damage.length())));

        Throwable thrown = catchThrowable(() -> SharingTables.of(files));

        if (thrown != null) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            SharingTablesRefused.class,
                            refused -> assertThat(refused.found())
                                    .isNotEmpty()
                                    .allSatisfy(problem ->
                                            assertThat(problem.reason()).isNotBlank()));
        }
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(SharingTables.fileNames());
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1_000_000);
    }
}
