package kinbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes one place of a feed away at a time, in a copy: the checklist must name it. */
class FeedChecklistTest {

    private static final Path HOME = Path.of(System.getProperty("kinbridge.home"));
    private static final String FEED = "housing-tenure";
    private static final String AGREEMENT = "config/sharing/agreements/housing.yaml";
    private static final String CASES = "mappings/src/test/resources/housing/housing-tenure";

    @TempDir
    private Path home;

    private FeedChecklist checklist;

    @BeforeEach
    void copy() throws IOException {
        copy("config");
        copy(CASES);
        for (String module : List.of("mappings", "connectors")) {
            copy(words(module));
        }
        checklist = FeedChecklist.of(home);
    }

    @Test
    void nothing_is_missing_of_the_untouched_copy() {
        assertThat(checklist.missingOf(FEED)).isEmpty();
        assertThat(UnknownCodes.in(checklist.config())).isEmpty();
        assertThat(checklist.mappedAndNotConfigured()).isEmpty();
    }

    @Test
    void a_feed_that_the_design_does_not_know_is_named() throws IOException {
        Files.writeString(
                home.resolve("config/feeds/housing-repairs.yaml"),
                Files.readString(home.resolve("config/feeds/housing-tenure.yaml"))
                        .replace("feed: housing-tenure", "feed: housing-repairs"));

        assertThat(checklist.config().feeds()).contains("housing-repairs");
        assertThat(checklist.missingOf("housing-repairs"))
                .anyMatch(text -> text.contains("design's list"))
                .anyMatch(text -> text.contains("FeedMapping"))
                .anyMatch(text -> text.contains("FeedConnector"))
                .anyMatch(text -> text.contains("no case"))
                .anyMatch(text -> text.contains("no agreement"));
    }

    @Test
    void a_second_feed_of_a_known_kind_needs_a_file_and_an_agreement_only() throws IOException {
        Files.writeString(
                home.resolve("config/feeds/housing-tenure-north.yaml"),
                Files.readString(home.resolve("config/feeds/housing-tenure.yaml"))
                        .replace("feed: housing-tenure", "feed: housing-tenure-north\nformat: housing-tenure"));

        assertThat(checklist.missingOf("housing-tenure-north"))
                .singleElement()
                .asString()
                .contains("no agreement of housing");

        change(AGREEMENT, "[housing-tenure,", "[housing-tenure, housing-tenure-north,");
        assertThat(checklist.missingOf("housing-tenure-north")).isEmpty();
        assertThat(UnknownCodes.in(checklist.config())).isEmpty();
    }

    @Test
    void a_settings_file_with_a_mistake_is_named_with_its_line() throws IOException {
        change("config/feeds/housing-tenure.yaml", "title:", "titel:");

        assertThat(checklist.missingOf(FEED)).singleElement().asString().contains("housing-tenure.yaml, line", "title");
    }

    @Test
    void a_feed_that_says_it_is_another_agencys_is_named() throws IOException {
        change("config/feeds/housing-tenure.yaml", "agency: housing", "agency: police");

        assertThat(checklist.missingOf(FEED)).anyMatch(text -> text.contains("its agency's word"));
    }

    @Test
    void a_missing_mapping_connector_or_simulator_is_named() {
        FeedChecklist without = new FeedChecklist(
                checklist.config(),
                checklist.mappings().stream()
                        .filter(mapping -> !mapping.feed().equals(FEED))
                        .toList(),
                checklist.connectors().stream()
                        .filter(connector -> connector.agency() != Agency.HOUSING)
                        .toList(),
                checklist.simulators().stream()
                        .filter(simulator -> simulator.agency() != Agency.HOUSING)
                        .toList(),
                Map.of());

        assertThat(without.missingOf(FEED))
                .hasSize(3)
                .anyMatch(text -> text.contains("FeedMapping"))
                .anyMatch(text -> text.contains("FeedConnector"))
                .anyMatch(text -> text.contains("Simulator"));
    }

    @Test
    void a_package_that_says_nothing_is_named() throws IOException {
        Files.delete(home.resolve(words("connectors")));
        Files.writeString(
                home.resolve(words("mappings")), "/** Housing. */\n@NullMarked\npackage kinbridge.mappings.housing;\n");

        assertThat(checklist.missingOf(FEED))
                .hasSize(2)
                .anyMatch(text -> text.contains(words("connectors")))
                .anyMatch(text -> text.contains(words("mappings")));
    }

    @Test
    void half_a_case_is_named() throws IOException {
        Files.delete(home.resolve(CASES).resolve("events/expected.jsonl"));

        assertThat(checklist.missingOf(FEED)).singleElement().asString().contains("half a case", "events");
    }

    @Test
    void a_feed_that_no_agreement_lists_is_named() throws IOException {
        change(AGREEMENT, "feeds: [housing-tenure, ", "feeds: [");

        assertThat(checklist.missingOf(FEED)).singleElement().asString().contains("no agreement of housing");
    }

    @Test
    void a_category_that_the_agreement_does_not_cover_is_named() throws IOException {
        change(AGREEMENT, "  - HO.ARREARS\n", "");

        assertThat(checklist.missingOf(FEED)).singleElement().asString().contains("HO.ARREARS");
    }

    @Test
    void a_holder_that_the_agreement_does_not_cover_is_named() throws IOException {
        change(AGREEMENT, "holders: [LA_HOUSING]", "holders: [LA_CSC]");

        assertThat(checklist.missingOf(FEED)).singleElement().asString().contains("LA_HOUSING");
    }

    @Test
    void unknown_codes_of_an_agreement_are_named_with_its_file() throws IOException {
        change(AGREEMENT, "agency: housing", "agency: house");
        change(AGREEMENT, "[LA_HOUSING]", "[LA_HOUSES]");
        change(AGREEMENT, "[housing-tenure, ", "[housing-tenures, ");
        change(AGREEMENT, "  - TAF_SUPPORT", "  - TAF_SUPORT");
        change(AGREEMENT, "  - HO.TENANCY", "  - HO.TENENCY");

        assertThat(UnknownCodes.in(checklist.config()))
                .containsExactly(
                        AGREEMENT + ": unknown agency house",
                        AGREEMENT + ": unknown holder LA_HOUSES",
                        AGREEMENT + ": unknown feed housing-tenures",
                        AGREEMENT + ": unknown purpose TAF_SUPORT",
                        AGREEMENT + ": unknown category HO.TENENCY");
    }

    @Test
    void an_unknown_role_of_a_delivery_is_named_with_its_file() throws IOException {
        change("config/deliveries/midwifery-cpis.yaml", "safeguarding_midwife", "safeguarding_midwive");

        assertThat(UnknownCodes.in(checklist.config()))
                .containsExactly("config/deliveries/midwifery-cpis.yaml: unknown role safeguarding_midwive");
    }

    @Test
    void a_mapped_feed_without_settings_is_named_unless_it_is_explained() throws IOException {
        Files.delete(home.resolve("config/feeds/housing-tenure.yaml"));

        assertThat(checklist.mappedAndNotConfigured())
                .singleElement()
                .asString()
                .contains(FEED);
        assertThat(explained(FEED).mappedAndNotConfigured()).isEmpty();
    }

    @Test
    void an_explanation_that_is_no_longer_needed_is_named() {
        assertThat(explained(FEED).mappedAndNotConfigured())
                .singleElement()
                .asString()
                .contains("nothing needs explaining");
    }

    private FeedChecklist explained(String feed) {
        return new FeedChecklist(
                checklist.config(),
                checklist.mappings(),
                checklist.connectors(),
                checklist.simulators(),
                Map.of(feed, "read by a command only"));
    }

    private static String words(String module) {
        return module + "/src/main/java/kinbridge/" + module + "/housing/package-info.java";
    }

    private void change(String file, String text, String replacement) throws IOException {
        String content = Files.readString(home.resolve(file));
        assertThat(content).as(file).contains(text);
        Files.writeString(home.resolve(file), content.replace(text, replacement));
    }

    private void copy(String place) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve(place))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = home.resolve(HOME.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }
}
