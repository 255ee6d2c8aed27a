package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kinbridge.sharinglog.command.LogCommand;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private OpenLog open;
    private Path export;

    @BeforeEach
    void export_a_log_of_five_entries() throws IOException {
        open = new OpenLog(folder);
        for (int number = 0; number < 4; number++) {
            open.log.append(SampleEntries.lookHiding(number));
        }
        export = folder.resolve("export.jsonl");
        try (Writer out = Files.newBufferedWriter(export)) {
            open.export()
                    .begin(SampleEntries.OFFICER, "AUDIT", "policy-1", "yearly audit")
                    .writeTo(out);
        }
        open.stop();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void an_export_verifies_offline_by_itself() {
        assertThat(run("verify", "--export", export.toString())).isZero();
        assertThat(out.toString()).contains("The log is intact: 5 entries");
    }

    @Test
    void an_export_shorter_than_a_checkpoint_kept_elsewhere_is_refused() throws Exception {
        List<String> lines = Files.readAllLines(export);
        Files.write(export, lines.subList(0, lines.size() - 2));
        assertThat(run(
                        "verify",
                        "--export",
                        export.toString(),
                        "--checkpoint",
                        open.checkpointFile().toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ends at entry 3").contains("saw entry 5");
    }

    @Test
    void swapped_lines_are_named() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        int last = lines.size() - 1;
        String moved = lines.set(last, lines.get(last - 1));
        lines.set(last - 1, moved);
        Files.write(export, lines);
        assertThat(run("verify", "--export", export.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("Entry 5 of hub-1 stands where entry 4 belongs")
                .contains("swapped");
    }

    @Test
    void an_entry_of_a_chain_that_the_export_does_not_list_is_not_passed_over() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.add(lines.get(lines.size() - 1).replace("\"instance\":\"hub-1\"", "\"instance\":\"hub-2\""));
        Files.write(export, lines);

        assertThat(run("verify", "--export", export.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("an entry of a chain that the export does not list");
    }

    @Test
    void a_changed_byte_is_named() throws Exception {
        String text = Files.readString(export);
        int at = text.indexOf("\"detail\":\"", text.indexOf("\"sequence\":2")) + 15;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(export, text.substring(0, at) + other + text.substring(at + 1));
        assertThat(run("verify", "--export", export.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Entry 2 of hub-1 was changed");
    }

    @Test
    void a_file_that_is_no_export_gets_a_sentence() throws Exception {
        Path other = Files.writeString(folder.resolve("other.txt"), "hello");
        assertThat(run("verify", "--export", other.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Line 1").doesNotContain("Exception");
    }

    @Test
    void a_database_that_the_operator_names_is_checked_as_the_reader() {
        var login = open.database.login(DatabaseRole.READER);
        assertThat(run("verify", "--database-url", login.url(), "--database-reader-password", login.password()))
                .isZero();
        assertThat(out.toString()).contains("5 entries");
    }

    @Test
    void a_folder_without_a_database_gets_a_sentence_and_stays_empty(@TempDir Path empty) {
        assertThat(run("verify", "--data", empty.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no hub's database");
        assertThat(empty).isEmptyDirectory();
    }

    private int run(String... arguments) {
        return new CommandLine(new LogCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
