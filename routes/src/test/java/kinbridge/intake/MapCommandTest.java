package kinbridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MapCommandTest {

    private static final String HEADER = "CHILD,DOB,MISSING,MIS_START,MIS_END\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_sum_of_all_items_is_printed_last() throws Exception {
        int exit = map(file(HEADER + "510000,12/03/2012,M,13/11/2025,25/11/2025\n510000,12/03/2012,M,99/99/2025,\n"));

        assertThat(err.toString()).contains("received 2 items");
        assertThat(exit).isZero();
    }

    @Test
    void a_row_that_comes_twice_is_unchanged() throws Exception {
        String row = "510000,12/03/2012,M,13/11/2025,25/11/2025\n";

        map(file(HEADER + row + row));

        assertThat(err.toString()).contains("mapped 1, unchanged 1");
    }

    @Test
    void a_quarantined_value_is_masked() throws Exception {
        map(file(HEADER + "510000,12/03/2012,M,secret,25/11/2025\n"));

        assertThat(out.toString()).contains("\"kind\":\"quarantined\"").contains("***");
        assertThat(out.toString()).doesNotContain("secret");
    }

    @Test
    void a_quarantined_value_is_shown_when_asked_for() throws Exception {
        map(file(HEADER + "510000,12/03/2012,M,secret,25/11/2025\n"), "--show-values");

        assertThat(out.toString()).contains("secret");
    }

    @Test
    void a_file_that_is_not_of_the_feed_ends_with_1_and_its_name() throws Exception {
        int exit = map(file("PK\u0003\u0004 not a table"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("missing.csv");
    }

    @Test
    void an_unknown_feed_is_answered_with_those_there_are() {
        int exit = command().execute("socialcare-909", "missing.csv");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("socialcare-903");
    }

    private int map(Path file, String... options) {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("socialcare-903", file.toString()),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        return command().execute(arguments);
    }

    private CommandLine command() {
        return new CommandLine(new MapCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("missing.csv"), content, StandardCharsets.UTF_8);
    }
}
