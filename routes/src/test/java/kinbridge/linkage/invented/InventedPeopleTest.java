package kinbridge.linkage.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InventedPeopleTest {

    private static final int COUNT = 20_000;
    private static final int FEW = 500;
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*)),");
    private static final List<List<String>> RECORDS = new ArrayList<>();
    private static final Map<String, String> PERSON_BY_ID = new LinkedHashMap<>();

    private record Written(String records, String truth) {}

    @BeforeAll
    static void write_once() throws IOException {
        Written written = write(1, COUNT);
        written.records().lines().skip(1).forEach(line -> RECORDS.add(fields(line)));
        written.truth().lines().skip(1).forEach(line -> {
            List<String> fields = fields(line);
            PERSON_BY_ID.put(fields.get(0), fields.get(1));
        });
    }

    @Test
    void the_same_seed_and_count_give_the_same_files() throws IOException {
        Written once = write(1, FEW);

        assertThat(write(1, FEW)).isEqualTo(once);
        assertThat(write(2, FEW)).isNotEqualTo(once);
    }

    @Test
    void each_record_has_all_columns_an_id_of_its_own_and_a_person() {
        assertThat(RECORDS).hasSize(COUNT);
        assertThat(RECORDS).allMatch(record -> record.size() == 13);
        assertThat(PERSON_BY_ID.keySet()).containsExactlyElementsOf(column(0));
    }

    @Test
    void the_records_of_one_person_do_not_stand_together() {
        List<String> people = List.copyOf(PERSON_BY_ID.values());
        int together = 0;
        for (int place = 1; place < people.size(); place++) {
            together += people.get(place).equals(people.get(place - 1)) ? 1 : 0;
        }

        assertThat(together).isLessThan(COUNT / 1000);
    }

    @Test
    void dates_of_birth_are_days_up_to_now() {
        LocalDate today = LocalDate.ofEpochDay(Person.TODAY);

        assertThat(column(4))
                .filteredOn(born -> !born.isEmpty())
                .allMatch(born -> !LocalDate.parse(born).isAfter(today));
    }

    @Test
    void nearly_all_nhs_numbers_are_test_numbers_that_pass_the_check() {
        List<String> numbers =
                column(12).stream().filter(number -> !number.isEmpty()).toList();
        long sound = numbers.stream()
                .filter(number -> number.startsWith("999"))
                .filter(number -> Numbers.checkDigit(number) == number.charAt(9) - '0')
                .count();

        assertThat((double) sound / numbers.size()).isBetween(0.97, 0.9999);
    }

    @Test
    void most_true_pairs_differ_in_a_name_or_the_date_of_birth() {
        Map<String, List<String>> people = RECORDS.stream()
                .collect(Collectors.groupingBy(
                        record -> PERSON_BY_ID.get(record.get(0)),
                        Collectors.mapping(
                                record -> record.subList(2, 5).toString().toUpperCase(Locale.ROOT),
                                Collectors.toList())));
        int pairs = 0;
        int different = 0;
        for (List<String> person : people.values()) {
            for (int one = 0; one < person.size(); one++) {
                for (int other = 0; other < one; other++) {
                    pairs++;
                    different += person.get(one).equals(person.get(other)) ? 0 : 1;
                }
            }
        }

        assertThat((double) COUNT / people.size()).isBetween(1.6, 1.85);
        assertThat((double) different / pairs).isBetween(0.55, 0.65);
    }

    private static Written write(long seed, int count) throws IOException {
        StringWriter records = new StringWriter();
        StringWriter truth = new StringWriter();
        new InventedPeople(seed).write(count, records, truth);
        return new Written(records.toString(), truth.toString());
    }

    private static List<String> column(int place) {
        return RECORDS.stream().map(record -> record.get(place)).toList();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line + ",");
        while (field.find()) {
            fields.add(field.group(1) == null ? field.group(2) : field.group(1));
        }
        return fields;
    }
}
