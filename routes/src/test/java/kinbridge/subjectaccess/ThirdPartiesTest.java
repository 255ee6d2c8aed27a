package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.subjectaccess.PeopleAround.Called;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people are taken out of what a person is given; the person and staff stay. */
class ThirdPartiesTest {

    private static final UUID WILL = UUID.randomUUID();
    private static final UUID SISTER = UUID.randomUUID();
    private static final UUID AUNT = UUID.randomUUID();

    private final ThirdParties others = new ThirdParties(
            List.of(
                    new Called(WILL, "Will", "Ficton", Set.of(), List.of("9990000018")),
                    new Called(SISTER, "Inventa", "Imagined", Set.of(), List.of()),
                    new Called(
                            AUNT,
                            "Anne Marie",
                            "Smythe-Imagined",
                            Set.of("Annie Maiden", "Nan", "Testina Imagined-Maiden"),
                            List.of("999 000 0026"))),
            List.of(new Called(UUID.randomUUID(), "Testina", "Imagined", Set.of("Tess Formerly"), List.of())));

    private String clean(String text, UUID... named) {
        return clean("notes", text, named);
    }

    private String clean(String field, String text, UUID... named) {
        return others.of(Map.of(field, new FieldValue(text, DetailLevel.SUMMARY)), Set.of(named))
                .fields()
                .get(field)
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Will Ficton came            | [another person] came",
                "will ficton came            | [another person] came",
                "Ficton, Will                | [another person]",
                "seen with Will.             | seen with [another person].",
                "the Fictons' or FICTON's    | the Fictons' or [another person]'s",
                "number 9990000018           | number [another person]",
                "Inventa rang                | [another person] rang",
                "number 999 000 0018         | number [another person]",
                "number 999-000-0018         | number [another person]",
                "number 9990000026.          | number [another person].",
                "Anne rang, then Marie       | [another person] rang, then [another person]",
                "marie smythe-imagined came  | [another person] came",
                "Mrs Smythe                  | Mrs [another person]",
                "Smythe Imagined, Anne Marie | [another person]",
                "Annie Maiden, as she was    | [another person], as she was",
                "Miss Maiden or Nan          | Miss [another person] or [another person]"
            })
    void a_name_or_number_of_somebody_else_is_taken_out(String text, String cleaned) {
        assertThat(clean(text)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "she will come",
                "Testina Imagined came",
                "Miss Imagined rang",
                "Tess Formerly came",
                "number 999 000 00181",
                "goodwill and Willow"
            })
    void what_is_no_name_of_somebody_else_stays(String text) {
        assertThat(clean(text)).isEqualTo(text);
    }

    @Test
    void who_agreed_may_be_named_and_the_other_not() {
        assertThat(clean("Will and Inventa came", WILL)).isEqualTo("Will and [another person] came");
    }

    @Test
    void staff_acting_in_duty_are_named() {
        assertThat(clean("workerName", "Will Ficton")).isEqualTo("Will Ficton");
    }

    @Test
    void names_in_a_list_are_taken_out_and_the_field_is_told() {
        ThirdParties.Cleaned cleaned =
                others.of(Map.of("topics", new FieldValue(List.of("Will", "school"), DetailLevel.SUMMARY)), Set.of());

        assertThat(cleaned.fields().get("topics").value()).isEqualTo(List.of(ThirdParties.MARK, "school"));
        assertThat(cleaned.changed()).containsExactly("topics");
    }

    @Test
    void with_nobody_else_around_nothing_changes() {
        ThirdParties nobody = new ThirdParties(List.of(), List.of());
        assertThat(nobody.of(Map.of("notes", new FieldValue("Will came", DetailLevel.SUMMARY)), Set.of())
                        .changed())
                .isEmpty();
    }
}
