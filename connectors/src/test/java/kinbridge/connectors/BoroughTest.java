package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.connectors.Borough.Family;
import kinbridge.connectors.Borough.Practitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folders as a whole: all there, all readable, all moved to the day. */
class BoroughTest {

    static final Borough BOROUGH = Borough.load(InstantSource.fixed(Instant.parse("2026-11-24T09:30:00Z")));

    static Stream<Family> families() {
        return BOROUGH.families().stream();
    }

    @Test
    void the_index_names_every_folder_and_no_other() throws Exception {
        Path index = Path.of(Borough.class.getResource("/families/index.txt").toURI());
        try (Stream<Path> entries = Files.list(index.getParent())) {
            Set<String> folders = new HashSet<>(entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList());
            assertThat(BOROUGH.families()).extracting(Family::surname).containsExactlyInAnyOrderElementsOf(folders);
        }
    }

    @Test
    void there_are_families_and_people_enough() {
        assertThat(BOROUGH.families()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(families().mapToInt(BoroughTest::peopleOf).sum()).isGreaterThanOrEqualTo(65);
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_family_has_a_story_that_says_which_alert_is_expected(Family family) {
        assertThat(family.story()).contains("# ", "## Who knows what", "## Who sees what", "## Expected alert");
    }

    @ParameterizedTest
    @MethodSource("families")
    void no_template_is_left_unresolved(Family family) {
        assertThat(family.story()).doesNotContain("{{");
        assertThat(family.files().values())
                .allSatisfy(file -> assertThat(file.toString()).doesNotContain("{{"));
    }

    @Test
    void dates_move_with_the_clock() {
        Borough later = Borough.load(InstantSource.fixed(Instant.parse("2027-03-01T09:30:00Z")));
        assertThat(expectedDate(BOROUGH)).isEqualTo("2027-02-09");
        assertThat(expectedDate(later)).isEqualTo("2027-05-17");
    }

    @Test
    void an_agency_s_feed_joins_all_families_and_its_teams() {
        JsonNode feed = BOROUGH.merged("socialcare");
        int rows = families()
                .filter(family -> family.files().containsKey("socialcare"))
                .mapToInt(family ->
                        family.files().get("socialcare").path("ssd_person").size())
                .sum();
        assertThat(feed.path("ssd_person")).hasSize(rows);
        assertThat(feed.path("ssd_professionals")).isNotEmpty();
    }

    @Test
    void a_midwife_of_several_families_is_served_once() {
        List<String> urls = BOROUGH.merged("midwifery").path("entry").findValuesAsText("fullUrl");
        assertThat(urls).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void merging_changes_no_family_s_own_file() {
        String before = BOROUGH.family("hartley").files().get("socialcare").toString();
        BOROUGH.merged("socialcare");
        assertThat(BOROUGH.family("hartley").files().get("socialcare")).hasToString(before);
    }

    @Test
    void a_word_that_no_family_has_gives_an_empty_feed() {
        assertThat(BOROUGH.merged("schools")).isEmpty();
    }

    @Test
    void an_unknown_family_is_an_error() {
        assertThatThrownBy(() -> BOROUGH.family("nobody")).hasMessageContaining("families/nobody");
    }

    @Test
    void a_family_without_concerns_is_not_open() {
        assertThat(BOROUGH.family("ashdown").files()).containsOnlyKeys("midwifery", "housing", Borough.PEOPLE);
    }

    @Test
    void practitioners_have_one_id_and_one_address_each_and_known_deputies() {
        List<Practitioner> all = BOROUGH.practitioners();
        List<String> ids = all.stream().map(Practitioner::id).toList();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(25).doesNotHaveDuplicates();
        assertThat(all).extracting(Practitioner::email).doesNotHaveDuplicates();
        assertThat(all).extracting(Practitioner::deputy).allMatch(id -> id.isEmpty() || ids.contains(id));
    }

    @Test
    void every_role_that_the_stories_need_is_filled() {
        assertThat(BOROUGH.practitioners())
                .extracting(Practitioner::role)
                .contains("social_worker", "csc_team_manager", "mash_decision_maker", "edt_social_worker")
                .contains("independent_chair", "lead_practitioner", "family_support_practitioner", "sf_team_manager")
                .contains("safeguarding_midwife", "community_midwife", "health_visitor", "gp", "school_dsl")
                .contains("housing_officer", "homelessness_officer", "probation_practitioner", "da_worker_probation")
                .contains("police_safeguarding_liaison", "police_response_officer", "idva", "recovery_worker")
                .contains("mental_health_practitioner", "yot_worker", "marac_coordinator")
                .contains("ig_officer", "dpo", "it_officer");
        assertThat(BOROUGH.practitioners().stream().filter(Practitioner::duty))
                .extracting(Practitioner::role)
                .containsExactlyInAnyOrder("mash_decision_maker", "edt_social_worker");
    }

    private static int peopleOf(Family family) {
        return family.files().get(Borough.PEOPLE).path("people").size();
    }

    private static String expectedDate(Borough borough) {
        return borough.merged("socialcare")
                .path("ssd_person")
                .findValuesAsText("pers_expected_dob")
                .get(0);
    }

    /** All that stands in the folders, as it is on disk after the dates have moved. */
    static String everything() {
        StringBuilder text = new StringBuilder();
        families().forEach(family -> {
            text.append(family.story()).append('\n');
            family.files().values().forEach(file -> text.append(file).append('\n'));
        });
        BOROUGH.shared().values().forEach(file -> text.append(file).append('\n'));
        return text.append(BOROUGH.practitioners()).toString();
    }
}
