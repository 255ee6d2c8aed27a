package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kinbridge.connectors.Borough.Practitioner;
import org.junit.jupiter.api.Test;

/** Nobody here can be mistaken for somebody real, and every number stands a check of its digits. */
class InventedPeopleTest {

    private static final String PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";
    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    @Test
    void nhs_numbers_are_valid_and_of_the_test_range() {
        assertThat(nhsNumbers()).hasSizeGreaterThan(30).allMatch(InventedPeopleTest::isTestNhsNumber);
    }

    @Test
    void a_changed_nhs_number_would_be_noticed() {
        assertThat(isTestNhsNumber("9990001375")).isTrue();
        assertThat(isTestNhsNumber("9990001376")).isFalse();
        assertThat(isTestNhsNumber("9434765919")).isFalse();
    }

    @Test
    void a_number_that_is_verified_belongs_to_one_person() {
        Map<String, String> people = new HashMap<>();
        verifiedNumbers().forEach((identity, number) -> {
            String person = ReferencesTest.personOf(identity);
            assertThat(people.merge(number, person, (first, second) -> first))
                    .as("one person a number")
                    .isEqualTo(person);
        });
    }

    @Test
    void police_numbers_have_the_right_check_letter() {
        List<String> numbers = found("\\b(\\d{4}/\\d{7}[A-Z])\\b");
        assertThat(numbers).isNotEmpty().allSatisfy(number -> {
            long digits = Long.parseLong(number.substring(2, 4) + number.substring(5, 12));
            assertThat(number.charAt(12)).isEqualTo(PNC_LETTERS.charAt((int) (digits % 23)));
        });
        assertThat(values("police", "pncId")).isNotEmpty().allMatch(numbers::contains);
    }

    @Test
    void pupil_numbers_have_the_right_check_letter() {
        List<String> numbers = values("socialcare", "pers_upn");
        assertThat(numbers).isNotEmpty().allSatisfy(number -> {
            int sum = IntStream.range(0, 12)
                    .map(index -> Character.digit(number.charAt(index + 1), 10) * (index + 2))
                    .sum();
            assertThat(number).hasSize(13);
            assertThat(number.charAt(0)).isEqualTo(UPN_LETTERS.charAt(sum % 23));
        });
    }

    @Test
    void postcodes_are_of_the_area_that_does_not_exist() {
        assertThat(found("\\b([A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})\\b"))
                .isNotEmpty()
                .allMatch(postcode -> postcode.startsWith("ZX"));
    }

    @Test
    void telephone_numbers_are_of_the_ranges_kept_for_drama() {
        assertThat(found("\\b(0[127]\\d{2,3}[ -]?\\d{3}[ -]?\\d{3,4})\\b"))
                .isNotEmpty()
                .allMatch(number -> number.matches("01632 960\\d{3}|07700 900\\d{3}"));
    }

    @Test
    void mail_addresses_are_of_the_example_domains() {
        assertThat(found("([\\w.-]+@[\\w.-]*\\w)"))
                .isNotEmpty()
                .allMatch(mail -> mail.matches("[a-z.]+@example\\.(gov\\.uk|org)"));
    }

    @Test
    void dwelling_numbers_are_of_the_invented_block() {
        assertThat(values("housing", "uprn")).isNotEmpty().allMatch(number -> number.matches("99000000\\d{4}"));
        assertThat(values("socialcare", "UPRN")).isNotEmpty().allMatch(number -> number.matches("99000000\\d{4}"));
    }

    @Test
    void every_practitioner_is_named_as_in_the_feeds() {
        Map<String, String> names = new HashMap<>();
        BoroughTest.BOROUGH.practitioners().forEach(person -> names.put(person.email(), person.name()));
        StreamSupport.stream(
                        BoroughTest.BOROUGH.merged("housing").path("tenures").spliterator(), false)
                .map(tenure -> tenure.path("housingOfficer"))
                .forEach(officer -> assertThat(names.get(officer.path("email").asText()))
                        .isEqualTo(officer.path("name").asText()));
        assertThat(BoroughTest.BOROUGH.practitioners())
                .extracting(Practitioner::name)
                .doesNotHaveDuplicates();
    }

    private static boolean isTestNhsNumber(String number) {
        if (!number.matches("999\\d{7}")) {
            return false;
        }
        int sum = IntStream.range(0, 9)
                .map(index -> Character.digit(number.charAt(index), 10) * (10 - index))
                .sum();
        return (11 - sum % 11) % 11 == Character.digit(number.charAt(9), 10);
    }

    private static List<String> nhsNumbers() {
        return Stream.concat(
                        values("socialcare", "pers_single_unique_id").stream(),
                        BoroughTest.BOROUGH.merged("midwifery").findValues("identifier").stream()
                                .filter(JsonNode::isArray)
                                .flatMap(list -> list.findValuesAsText("value").stream()))
                .toList();
    }

    /** By {@code system:localId}. */
    private static Map<String, String> verifiedNumbers() {
        Map<String, String> numbers = new HashMap<>();
        BoroughTest.BOROUGH.merged("socialcare").path("ssd_person").forEach(person -> {
            if (person.has("pers_single_unique_id")) {
                numbers.put(
                        "socialcare-ssd:" + person.path("pers_person_id").asText(),
                        person.path("pers_single_unique_id").asText());
            }
        });
        BoroughTest.BOROUGH.merged("midwifery").path("entry").forEach(entry -> {
            JsonNode patient = entry.path("resource");
            JsonNode number = patient.path("identifier").path(0);
            if ("Patient".equals(patient.path("resourceType").asText())
                    && number.findValuesAsText("code").contains("01")) {
                numbers.put(
                        "midwifery-fhir:" + patient.path("id").asText(),
                        number.path("value").asText());
            }
        });
        return numbers;
    }

    private static List<String> values(String word, String field) {
        return BoroughTest.BOROUGH.merged(word).findValuesAsText(field).stream()
                .filter(value -> !value.isEmpty() && !"null".equals(value))
                .toList();
    }

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(BoroughTest.everything())
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
