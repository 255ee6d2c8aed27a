package kinbridge.mappings.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import kinbridge.mappings.Subject;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrearsTest {

    private static final Path CASES = Path.of("src/test/resources/housing/housing-arrears");

    @Test
    void comments_reasons_health_and_names_of_staff_never_leave() throws IOException {
        StringBuilder given = new StringBuilder();
        StringBuilder said = new StringBuilder();
        for (Path file : given()) {
            String content = Files.readString(file);
            given.append(content);
            said.append(Outcomes.of(new ArrearsMapping(), content).said());
        }
        assertThat(given.toString()).contains("Never", "QQ123456C", "pregnant", "hospital");
        assertThat(said.toString()).doesNotContain("Never", "QQ123456C", "regnant", "hospital", "disabled", "isk");
    }

    @Test
    void a_tenure_and_its_arrears_meet_by_the_legacy_reference() {
        AgencyRecord home = Outcomes.of(
                        new HousingTenureMapping(),
                        "{\"id\":\"t1\",\"tenureType\":{\"code\":\"SEC\"},\"startOfTenureDate\":\"2019-04-01\","
                                + "\"householdMembers\":[{\"id\":\"m\",\"fullName\":\"Gwen Sample\",\"isResponsible\":true}],"
                                + "\"tenuredAsset\":{\"type\":\"Dwelling\",\"fullAddress\":\"1 Invented Lane, ZX1 1AB\"},"
                                + "\"legacyReferences\":[{\"name\":\"uh_tag_ref\",\"value\":\"000901/01  \"}]}")
                .records(RecordType.ADDRESS)
                .get(0);
        Subject arrears = priority("\"balance\":1")
                .records(RecordType.RENT_ARREARS)
                .get(0)
                .subjects()
                .get(0);
        assertThat(home.names()).isEqualTo(arrears);
    }

    @Test
    void a_tenure_without_a_legacy_reference_goes_by_none() {
        assertThat(Outcomes.of(
                                new HousingTenureMapping(),
                                "{\"id\":\"t1\",\"tenureType\":{\"code\":\"SEC\"},\"paymentReference\":\"7990101\","
                                        + "\"tenuredAsset\":{\"type\":\"Dwelling\",\"fullAddress\":\"1 Invented Lane, ZX1 1AB\"},"
                                        + "\"legacyReferences\":[{\"name\":\"other\",\"value\":\"9\"}]}")
                        .records(RecordType.ADDRESS)
                        .get(0)
                        .names())
                .isNull();
    }

    @Property(tries = 100)
    void a_balance_is_arrears_only_above_zero(@ForAll @IntRange(min = -100_000, max = 100_000) int pence) {
        Outcomes outcomes = priority("\"balance\":" + pence / 100.0);
        assertThat(outcomes.records(RecordType.RENT_ARREARS)).hasSize(pence > 0 ? 1 : 0);
        assertThat(outcomes.of(Removal.class)).hasSize(pence > 0 ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1900-01-01T00:00:00Z", "1900-01-01 00:00:00.000", "", "NULL"})
    void no_date_is_no_eviction_and_no_fault(String date) {
        Outcomes outcomes = priority("\"balance\":1,\"eviction_date\":\"" + date + "\"");
        assertThat(outcomes.records(RecordType.EVICTION)).isEmpty();
        assertThat(outcomes.problems()).isEmpty();
    }

    @Test
    void an_eviction_is_the_same_statement_from_either_table() {
        assertThat(priority("\"balance\":1,\"eviction_date\":\"2026-12-15\"").records(RecordType.EVICTION))
                .isEqualTo(row("\"tenancy_ref\":\"000901/01\",\"date\":\"2026-12-15\"")
                        .records(RecordType.EVICTION));
    }

    @ParameterizedTest
    @CsvSource({
        "14, apply for outright possession warrant, 0",
        "send_NOSP, send NOSP, 0",
        "5, 5, 1",
        "17, 17, 1",
        "x, x, 1"
    })
    void a_classification_is_told_in_words_and_an_unknown_one_as_written(String code, String words, int warnings) {
        Outcomes outcomes = priority("\"balance\":1,\"classification\":\"" + code + "\"");
        assertThat(outcomes.records(RecordType.RENT_ARREARS)
                        .get(0)
                        .fields()
                        .get("nextStep")
                        .value())
                .isEqualTo(words);
        assertThat(outcomes.warnings()).hasSize(warnings);
    }

    @Test
    void a_member_of_a_house_is_in_the_household_of_its_first() {
        Outcomes outcomes = row("\"house_ref\":\"H1  \",\"person_no\":\"02\",\"forename\":\"Robin  \","
                + "\"surname\":\"Sample \",\"dob\":\"2019-06-01T00:00:00Z\",\"pregnant\":\"1\"");
        assertThat(outcomes.of(Identity.class).get(0).localId()).isEqualTo("H1/2");
        assertThat(outcomes.of(Identity.class)
                        .get(0)
                        .fields()
                        .get(Identity.DATE_OF_BIRTH)
                        .value())
                .isEqualTo("2019-06-01");
        assertThat(outcomes.of(Relationship.class)).singleElement().satisfies(tie -> {
            assertThat(tie.type()).isEqualTo(Relationship.Type.HOUSEHOLD);
            assertThat(tie.to().localId()).isEqualTo("H1/1");
        });
    }

    @Test
    void whatever_is_said_of_arrears_is_said_of_a_tenancy_under_one_category() throws IOException {
        for (Path file : given()) {
            for (AgencyRecord each :
                    Outcomes.of(new ArrearsMapping(), Files.readString(file)).of(AgencyRecord.class)) {
                if (each.type() != RecordType.TENANCY) {
                    assertThat(each.category()).isEqualTo(Category.HO_ARREARS);
                    assertThat(each.subjects()).extracting(Subject::kind).containsExactly(Subject.Kind.TENURE);
                }
            }
        }
    }

    private static Outcomes priority(String fields) {
        return row("\"tenancy_ref\":\"000901/01  \",\"days_in_arrears\":\"2\"," + fields);
    }

    private static Outcomes row(String fields) {
        return Outcomes.of(new ArrearsMapping(), "{" + fields + "}");
    }

    private static List<Path> given() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.getParent().endsWith("given")).toList();
        }
    }
}
