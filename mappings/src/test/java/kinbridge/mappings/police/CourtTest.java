package kinbridge.mappings.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourtTest {

    private static final LocalDate SITTING = LocalDate.parse("2026-04-14");
    private static final Path HEARINGS = Path.of("src/test/resources/police/police-court/hearings/given/hearings.json");

    @Test
    void wording_of_charges_and_rooms_never_leave() throws IOException {
        String given = Files.readString(HEARINGS);
        assertThat(given).contains("never mapped", "Court 2");
        assertThat(Outcomes.of(new CourtMapping(), given).said()).doesNotContain("never mapped", "Court 2");
    }

    @Test
    void of_the_young_and_of_those_of_unknown_age_nothing_leaves() throws IOException {
        String given = Files.readString(HEARINGS);
        assertThat(given).contains("Yorath", "Youth Lane", "Ageless");
        assertThat(Outcomes.of(new CourtMapping(), given).said())
                .doesNotContain("Yorath", "d-3", "Youth Lane", "Ageless", "d-4");
    }

    @Property(tries = 200)
    void nothing_is_taken_of_anybody_before_the_eighteenth_birthday(
            @ForAll @IntRange(min = -9000, max = 9000) int days) {
        LocalDate born = SITTING.minusYears(18).plusDays(days);
        assertThat(defendant("\"dateOfBirth\":\"" + born + "\"", "")
                        .statements()
                        .isEmpty())
                .isEqualTo(days > 0);
    }

    @Test
    void each_defendant_has_a_record_that_names_no_other() throws IOException {
        assertThat(Outcomes.of(new CourtMapping(), Files.readString(HEARINGS)).records(RecordType.COURT_HEARING))
                .hasSize(3)
                .allSatisfy(hearing -> {
                    assertThat(hearing.subjects()).hasSize(1);
                    assertThat(hearing.category()).isEqualTo(Category.CJ_CONVICTION);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"pncId\":\"\"", "\"pncId\":null", "\"pncId\":\"  \"", "\"croNumber\":\"\""})
    void an_empty_number_is_unknown_and_no_fault(String number) {
        Outcomes outcomes = adult(number);
        assertThat(outcomes.problems()).isEmpty();
        assertThat(outcomes.of(Identity.class).get(0).fields())
                .doesNotContainKeys(Identity.PNC_NUMBER, Identity.CRO_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"79/163001B, 1979/0163001B", "2003/0011985X, 2003/0011985X"})
    void a_PNC_number_is_written_in_one_form(String written, String read) {
        assertThat(adult("\"pncId\":\"" + written + "\"")
                        .of(Identity.class)
                        .get(0)
                        .fields()
                        .get(Identity.PNC_NUMBER)
                        .value())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "TH68010, Theft from a shop, Theft Act 1968, SUMMARY",
        "XX00001, Rape, , FULL",
        "SX03001, An offence, , FULL",
        "XX00001, An offence, Contrary to section 3 of the Sexual Offences Act 2003, FULL"
    })
    void a_sexual_offence_is_named_at_full_detail_only(String code, String title, String act, DetailLevel level) {
        AgencyRecord hearing = adult("\"offences\":[{\"offenceCode\":\"" + code + "\",\"offenceTitle\":\"" + title
                        + "\",\"offenceLegislation\":\"" + act + "\"}]")
                .records(RecordType.COURT_HEARING)
                .get(0);
        assertThat(hearing.fields().get("offences").level()).isEqualTo(level);
    }

    private static Outcomes adult(String fields) {
        return defendant("\"dateOfBirth\":\"1990-01-30\"", "," + fields);
    }

    private static Outcomes defendant(String details, String fields) {
        return Outcomes.of(
                new CourtMapping(),
                "{\"id\":\"h\",\"hearingDays\":[{\"sittingDay\":\"" + SITTING
                        + "T09:00:00Z\"}],\"prosecutionCases\":[{\"id\":\"c\",\"defendants\":[{\"id\":\"d\",\"personDefendant\":"
                        + "{\"personDetails\":{" + details + "}}" + fields + "}]}]}");
    }
}
