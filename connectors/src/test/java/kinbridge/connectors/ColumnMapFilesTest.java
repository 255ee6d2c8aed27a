package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kinbridge.mappings.ColumnMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMapFilesTest {

    private static final String SOUND = """
            format: socialcare-ssd
            tables:
              ssd_cp_reviews:
                when: [registration_id, Review Outcome]
                columns:
                  registration_id: cppr_cp_plan_id
                ignore: [workflow_id]
            """;

    @TempDir
    Path folder;

    @Test
    void a_map_is_named_after_its_file_and_reads_names_without_capitals() throws IOException {
        Files.writeString(folder.resolve("invented.yaml"), SOUND);

        assertThat(ColumnMapFiles.read(folder))
                .singleElement()
                .isInstanceOfSatisfying(SettingsFile.Loaded.class, file -> {
                    ColumnMap map = (ColumnMap) file.settings();
                    assertThat(map.name()).isEqualTo("invented");
                    assertThat(map.format()).isEqualTo("socialcare-ssd");
                    assertThat(map.tables()).singleElement().satisfies(table -> {
                        assertThat(table.when()).containsExactlyInAnyOrder("registration_id", "review outcome");
                        assertThat(table.columns()).containsEntry("registration_id", "cppr_cp_plan_id");
                        assertThat(table.ignored()).containsExactly("workflow_id");
                    });
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: socialcare-ssd     | format: police-pnp        | line 1: unknown format, expected one of housing-alerts, housing-arrears",
                "format: socialcare-ssd     | formt: socialcare-ssd     | line 1: the key 'format' is missing",
                "ssd_cp_reviews:            | ssd_cp_revews:            | line 3: unknown table 'ssd_cp_revews', expected one of ssd_address,",
                "when: [registration_id, Review Outcome] | when: []      | line 4: the key 'when' of 'ssd_cp_reviews' names no column",
                "when: [registration_id, Review Outcome] | when: a       | line 4: the key 'when' must be a list of columns",
                "when: [registration_id, Review Outcome] | whn: [a]      | line 4: unknown key 'whn', expected one of",
                "when: [registration_id, Review Outcome] | when: [a, A]  | line 4: the key 'when' names the column 'A' twice",
                "registration_id: cppr_cp_plan_id | registration_id: cppr_plan | line 6: unknown column of ssd_cp_reviews 'cppr_plan', expected one of cppr_cp_review_id,",
                "registration_id: cppr_cp_plan_id | registration_id: | line 6: the key 'registration_id' must have one value",
                "ignore: [workflow_id]      | ignore: [Registration_ID] | line 7: the key 'ignore' of 'ssd_cp_reviews' names a column of its 'columns'"
            })
    void a_wrong_map_is_refused_with_line_key_and_what_was_expected(String sound, String wrong, String reason)
            throws IOException {
        assertThat(refusal(SOUND.replace(sound.strip(), wrong.strip()))).startsWith("wrong.yaml, " + reason);
    }

    @Test
    void two_columns_onto_one_are_refused() throws IOException {
        assertThat(refusal(SOUND.replace("    ignore", "      plan_ref: cppr_cp_plan_id\n    ignore")))
                .isEqualTo("wrong.yaml, line 7: the keys 'registration_id' and 'plan_ref' are both"
                        + " cppr_cp_plan_id, expected one column for each");
    }

    @Test
    void one_column_twice_is_refused_whatever_its_capitals() throws IOException {
        for (String again : List.of("registration_id", "Registration_ID")) {
            assertThat(refusal(SOUND.replace("    ignore", "      " + again + ": cppr_person_id\n    ignore")))
                    .isEqualTo("wrong.yaml, line 7: the key '" + again + "' stands twice");
        }
    }

    @Test
    void two_tables_that_cannot_be_told_apart_are_refused() throws IOException {
        assertThat(refusal(SOUND + "  ssd_cp_plans:\n    when: [review outcome, registration_id]\n"))
                .isEqualTo("wrong.yaml, line 8: the tables 'ssd_cp_reviews' and 'ssd_cp_plans' have the same 'when'");
    }

    private String refusal(String text) throws IOException {
        Files.writeString(folder.resolve("wrong.yaml"), text);
        return ColumnMapFiles.read(folder).stream()
                .filter(SettingsFile.Wrong.class::isInstance)
                .map(file -> ((SettingsFile.Wrong<?>) file).text())
                .findFirst()
                .orElse("");
    }
}
