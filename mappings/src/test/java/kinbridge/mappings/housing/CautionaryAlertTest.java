package kinbridge.mappings.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Removal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CautionaryAlertTest {

    private static final Path CASES = Path.of("src/test/resources/housing/housing-alerts");

    @Test
    void descriptions_outcomes_comments_and_places_never_leave() throws IOException {
        StringBuilder given = new StringBuilder();
        StringBuilder said = new StringBuilder();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file :
                    files.filter(path -> path.getParent().endsWith("given")).toList()) {
                String content = Files.readString(file);
                given.append(content);
                said.append(Outcomes.of(new CautionaryAlertMapping(), content).said());
            }
        }
        assertThat(given.toString()).contains("ever to be mapped", "Never Mapped Lane", "990000009009", "P901");
        assertThat(said.toString())
                .doesNotContain("ever to be mapped", "Never Mapped Lane", "990000009009", "P901", "shouted");
    }

    @Property(tries = 300)
    void a_date_that_could_be_two_days_is_never_guessed(
            @ForAll @IntRange(min = 1, max = 28) int first, @ForAll @IntRange(min = 1, max = 28) int second) {
        Outcomes outcomes = alert("\"date_of_incident\":\"" + first + "/" + second + "/2011\",\"code\":\"CAL\"");
        boolean isNoDate = first > 12 && second > 12;
        boolean isAmbiguous = first <= 12 && second <= 12 && first != second;
        assertThat(outcomes.records(RecordType.VISIT_SAFETY_MARKER)).hasSize(1);
        assertThat(outcomes.records(RecordType.VISIT_SAFETY_MARKER).get(0).occurred() == null)
                .isEqualTo(isNoDate || isAmbiguous);
        assertThat(outcomes.problems()).hasSize(isNoDate || isAmbiguous ? 1 : 0);
    }

    @Test
    void a_caution_is_a_visit_safety_marker() {
        AgencyRecord alert = alert("\"date_of_incident\":\"25/2/2011\",\"code\":\"CAL\"")
                .of(AgencyRecord.class)
                .get(0);
        assertThat(alert.category()).isEqualTo(Category.VS_VISITRISK);
        assertThat(alert.occurred()).hasToString("2011-02-25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "20-10", "20-30", "20-50", "20-60", "20-99", "40", "50", "60", "0", "1"})
    void what_a_landlord_notes_of_health_and_diversity_is_not_taken(String code) {
        assertThat(alert("\"date_of_incident\":\"\",\"code\":\"" + code + "\"").statements())
                .isEmpty();
    }

    @Test
    void an_alert_about_a_place_alone_is_nobodys() {
        Outcomes outcomes = Outcomes.of(
                new CautionaryAlertMapping(),
                "{\"alert_id\":\"a\",\"code\":\"CAL\",\"date_of_incident\":\"25/2/2011\",\"uprn\":\"990000009009\"}");
        assertThat(outcomes.statements()).isEmpty();
        assertThat(outcomes.warnings()).hasSize(1);
    }

    @Test
    void an_alert_that_is_no_longer_active_is_taken_back() {
        Outcomes outcomes = alert("\"date_of_incident\":\"\",\"code\":\"CAL\",\"is_active\":false");
        assertThat(outcomes.of(Removal.class)).hasSize(1);
        assertThat(outcomes.of(AgencyRecord.class)).isEmpty();
    }

    @Test
    void the_same_name_at_two_places_is_two_people() {
        List<String> subjects = Stream.of("P1", "P2")
                .map(place -> Outcomes.of(
                                new CautionaryAlertMapping(),
                                "{\"code\":\"CAL\",\"date_of_incident\":\"\",\"person_name\":\"Gil Sample\",\"property_reference\":\""
                                        + place + "\"}")
                        .of(AgencyRecord.class)
                        .get(0)
                        .subjects()
                        .get(0)
                        .localId())
                .toList();
        assertThat(subjects).doesNotHaveDuplicates();
    }

    private static Outcomes alert(String fields) {
        return Outcomes.of(new CautionaryAlertMapping(), "{\"alert_id\":\"a\",\"mmh_id\":\"m9\"," + fields + "}");
    }
}
