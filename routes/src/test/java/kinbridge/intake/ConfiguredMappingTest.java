package kinbridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second feed of a known format is a file, and with other columns a column map: nothing else. */
class ConfiguredMappingTest {

    private static final String SECOND = """
            feed: socialcare-second
            format: socialcare-ssd
            agency: socialcare
            title: The other authority's case system
            system: Mosaic
            silence-limit-minutes: 60
            columns: ours
            sources:
              - transport: sftp
                name: files
                host: ${SECOND_HOST}
            """;
    private static final String COLUMNS = """
            format: socialcare-ssd
            tables:
              ssd_person:
                when: [Client No, Surname]
                columns:
                  Client No: pers_person_id
                  Surname: pers_surname
            """;

    @TempDir
    private Path config;

    @BeforeEach
    void configure() throws Exception {
        Files.createDirectories(config.resolve("feeds"));
        Files.createDirectories(config.resolve("columns"));
        Files.writeString(config.resolve("feeds/socialcare-second.yaml"), SECOND);
        Files.writeString(config.resolve("columns/ours.yaml"), COLUMNS);
    }

    @Test
    void its_own_columns_are_read_by_its_map() throws Exception {
        assertThat(identity("Client No,Surname\n17,Sample\n")
                        .fields()
                        .get(Identity.FAMILY_NAME)
                        .text())
                .isEqualTo("Sample");
    }

    @Test
    void what_it_says_is_said_by_that_feed() throws Exception {
        assertThat(identity("Client No,Surname\n17,Sample\n").feed()).isEqualTo("socialcare-second");
    }

    @Test
    void the_same_number_in_two_case_systems_is_not_one_child() throws Exception {
        assertThat(identity("Client No,Surname\n17,Sample\n").system()).isEqualTo("socialcare-second");
    }

    @Test
    void records_are_about_the_children_of_the_same_case_system() throws Exception {
        Statement contact = statements("cont_contact_id,cont_person_id,cont_contact_date\nC1,17,2026-10-01\n")
                .get(0);

        assertThat(((AgencyRecord) contact).subjects())
                .allSatisfy(subject -> assertThat(subject.system()).isEqualTo("socialcare-second"));
    }

    @Test
    void a_feed_whose_map_is_not_there_has_no_mapping() throws Exception {
        Files.delete(config.resolve("columns/ours.yaml"));

        assertThat(new Mappings(config).has("socialcare-second")).isFalse();
    }

    @Test
    void a_feed_whose_map_is_of_another_format_has_no_mapping() throws Exception {
        Files.writeString(
                config.resolve("feeds/socialcare-second.yaml"),
                SECOND.replace("format: socialcare-ssd", "format: socialcare-cin"));

        assertThat(new Mappings(config).has("socialcare-second")).isFalse();
    }

    @Test
    void a_format_is_itself_a_feed_without_any_file() {
        assertThat(new Mappings(config).has("police-ppn")).isTrue();
    }

    private Identity identity(String csv) throws Exception {
        return (Identity) statements(csv).get(0);
    }

    private List<Statement> statements(String csv) throws Exception {
        FeedMapping mapping = new Mappings(config).of("socialcare-second");
        List<Item> items = new ArrayList<>();
        mapping.split(
                new Payload(
                        "socialcare-second",
                        "file.csv",
                        null,
                        () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))),
                items::add);
        return ((ItemOutcome.Understood) mapping.map(items.get(0))).statements();
    }
}
