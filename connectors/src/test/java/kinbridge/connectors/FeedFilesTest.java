package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFilesTest {

    private static final String SOUND = """
            # Notices of the police.
            feed: police-ppn
            agency: police
            title: Public protection notices
            system: Niche RMS
            silence-limit-minutes: 30
            sources:
              - transport: sftp
                name: notices
                host: ${POLICE_HOST}
                port: ${POLICE_PORT:22}
                poll-seconds: 2
                tables:
                  - one key a
                  - two key b
            """;

    @TempDir
    Path folder;

    @Test
    void a_sound_file_becomes_settings_with_placeholders_filled() throws IOException {
        FeedSettings feed = loaded(read(SOUND));

        assertThat(feed.feed()).isEqualTo("police-ppn");
        assertThat(feed.agency()).isEqualTo(Agency.POLICE);
        assertThat(feed.silenceLimit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(feed.sources().get(0).options())
                .containsEntry("host", "sftp.police.example.org")
                .containsEntry("port", "22")
                .containsEntry("tables", "one key a,two key b");
        assertThat(feed.routeId(feed.sources().get(0))).isEqualTo("police-ppn-notices");
    }

    @Test
    void a_source_brings_what_must_not_wait_unless_it_says_that_it_brings_whole_extracts() throws IOException {
        FeedSettings bulk = loaded(read(SOUND.replace("    name: notices", "    name: notices\n    bulk: true")));

        assertThat(loaded(read(SOUND)).sources()).noneMatch(FeedSettings.Source::bulk);
        assertThat(bulk.sources()).singleElement().satisfies(source -> {
            assertThat(source.bulk()).isTrue();
            assertThat(source.options()).doesNotContainKey("bulk");
        });
    }

    @Test
    void a_feed_is_of_its_own_format_unless_it_says_otherwise() throws IOException {
        FeedSettings feed = loaded(read(SOUND));

        assertThat(feed.format()).isEqualTo("police-ppn");
        assertThat(feed.columns()).isNull();
    }

    @Test
    void a_second_feed_of_a_known_kind_names_its_format_and_its_columns() throws IOException {
        FeedSettings feed = loaded(read(SOUND.replace("system:", "format: police-notices\ncolumns: our-rms\nsystem:")));

        assertThat(feed.feed()).isEqualTo("police-ppn");
        assertThat(feed.format()).isEqualTo("police-notices");
        assertThat(feed.columns()).isEqualTo("our-rms");
    }

    @Test
    void a_format_or_a_map_of_columns_that_is_no_name_is_told_with_its_line() throws IOException {
        assertThat(wrong(read(SOUND.replace("system:", "format: ../x\nsystem:"))))
                .isEqualTo("police-ppn.yaml, line 5: the key 'format' must be lower-case letters, digits and hyphens");
        assertThat(wrong(read(SOUND.replace("system:", "columns: a/b\nsystem:"))))
                .isEqualTo("police-ppn.yaml, line 5: the key 'columns' must be lower-case letters, digits and hyphens");
    }

    @Test
    void an_unknown_key_is_named_with_its_line() throws IOException {
        assertThat(wrong(read(SOUND.replace("title:", "titel:").replace("system:", "title: x\nsystem:"))))
                .isEqualTo("police-ppn.yaml, line 4: unknown key 'titel'");
    }

    @Test
    void a_missing_key_is_named() throws IOException {
        assertThat(wrong(read(SOUND.replace("system: Niche RMS\n", ""))))
                .isEqualTo("police-ppn.yaml, line 2: the key 'system' is missing");
    }

    @Test
    void an_unknown_agency_is_told_with_those_that_are_known() throws IOException {
        assertThat(wrong(read(SOUND.replace("agency: police", "agency: polise"))))
                .isEqualTo("police-ppn.yaml, line 3: unknown agency, expected one of"
                        + " socialcare, midwifery, police, housing, probation");
    }

    @Test
    void an_unknown_transport_is_told_with_its_line() throws IOException {
        assertThat(wrong(read(SOUND.replace("sftp", "ftp"))))
                .isEqualTo("police-ppn.yaml, line 8: unknown transport, expected one of sftp, folder, imap, jdbc,"
                        + " fhir, rest, jms, push");
    }

    @Test
    void a_bad_number_is_told_with_its_line_and_without_its_value() throws IOException {
        assertThat(wrong(read(SOUND.replace("poll-seconds: 2", "poll-seconds: often"))))
                .isEqualTo("police-ppn.yaml, line 12: the key 'poll-seconds' must be a whole number");
        assertThat(wrong(read(SOUND.replace("minutes: 30", "minutes: 0"))))
                .isEqualTo("police-ppn.yaml, line 6: the key 'silence-limit-minutes' must be 1 or more");
    }

    @Test
    void a_placeholder_without_a_value_is_named() throws IOException {
        assertThat(wrong(read(SOUND.replace("POLICE_HOST", "NOBODY_SET_THIS"))))
                .isEqualTo("police-ppn.yaml, line 10: nothing gives a value for ${NOBODY_SET_THIS};"
                        + " set it in the environment");
    }

    @Test
    void a_feed_must_be_named_as_its_file() throws IOException {
        assertThat(wrong(read(SOUND.replace("feed: police-ppn", "feed: police-pnp"))))
                .isEqualTo("police-ppn.yaml, line 2: the key 'feed' must be 'police-ppn', as the file is named");
    }

    @Test
    void a_key_that_stands_twice_is_not_guessed() throws IOException {
        assertThat(wrong(read(SOUND + "title: Another\n"))).contains("line 16", "'title' stands twice");
    }

    @Test
    void text_that_is_not_yaml_is_told_with_its_line() throws IOException {
        assertThat(wrong(read("feed: police-ppn\n  agency: police\n"))).contains("line 2", "not YAML");
    }

    @Test
    void a_feed_without_sources_is_wrong() throws IOException {
        String noSources = SOUND.substring(0, SOUND.indexOf("sources:")) + "sources: []\n";

        assertThat(wrong(read(noSources))).contains("line 7", "'sources' must be a list with at least one entry");
    }

    @Test
    void a_wrong_file_does_not_stop_the_others() throws IOException {
        Files.writeString(folder.resolve("police-aaa.yaml"), "feed: [");

        List<SettingsFile<FeedSettings>> files = read(SOUND);

        assertThat(files).hasSize(2);
        assertThat(files.get(0)).isInstanceOf(SettingsFile.Wrong.class);
        assertThat(files.get(1)).isInstanceOf(SettingsFile.Loaded.class);
    }

    @Test
    void settings_never_show_a_password() throws IOException {
        FeedSettings feed = loaded(read(SOUND.replace("poll-seconds: 2", "password: ${SECRET}")));

        assertThat(feed.sources().get(0).option("password")).isEqualTo("swordfish");
        assertThat(feed.toString()).doesNotContain("swordfish");
    }

    @Test
    void deliveries_are_read_likewise() throws IOException {
        String delivery = """
                delivery: midwifery-cpis
                agency: midwifery
                title: Child protection plans to maternity
                recipient-role: safeguarding_midwife
                base-url: ${POLICE_HOST}
                """;
        Files.writeString(folder.resolve("midwifery-cpis.yaml"), delivery);
        Files.writeString(folder.resolve("wrong.yaml"), delivery.replace("recipient-role", "recipient"));

        List<SettingsFile<DeliverySettings>> files = DeliveryFiles.read(folder, VALUES::get);

        assertThat(files.get(0))
                .isInstanceOfSatisfying(
                        SettingsFile.Loaded.class,
                        file -> assertThat(file.settings())
                                .isEqualTo(new DeliverySettings(
                                        "midwifery-cpis",
                                        Agency.MIDWIFERY,
                                        "Child protection plans to maternity",
                                        "safeguarding_midwife",
                                        Map.of("base-url", "sftp.police.example.org"))));
        assertThat(files.get(1)).isInstanceOf(SettingsFile.Wrong.class);
    }

    private static final Map<String, String> VALUES =
            Map.of("POLICE_HOST", "sftp.police.example.org", "SECRET", "swordfish");

    private List<SettingsFile<FeedSettings>> read(String text) throws IOException {
        Files.writeString(folder.resolve("police-ppn.yaml"), text);
        return FeedFiles.read(folder, VALUES::get);
    }

    private static FeedSettings loaded(List<SettingsFile<FeedSettings>> files) {
        assertThat(files).singleElement().isInstanceOf(SettingsFile.Loaded.class);
        return ((SettingsFile.Loaded<FeedSettings>) files.get(0)).settings();
    }

    private static String wrong(List<SettingsFile<FeedSettings>> files) {
        assertThat(files).singleElement().isInstanceOf(SettingsFile.Wrong.class);
        return ((SettingsFile.Wrong<FeedSettings>) files.get(0)).text();
    }
}
