package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.Item.Answered;
import kinbridge.subjectaccess.Item.Reviewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The letter says what is not given, and never what saying so would disclose. */
class PackLetterTest {

    private static List<String> letter(String category, DetailLevel level, String rule, Reviewed reviewed) {
        Item item = new Item(
                UUID.randomUUID(),
                0,
                new Answered(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "RECORD",
                        "LA_CSC",
                        category,
                        "socialcare-ssd",
                        "ASSESSMENT",
                        "",
                        level,
                        rule,
                        List.of(),
                        List.of()),
                reviewed);
        return PackLetter.leftOut(List.of(item), List.of("HE.MH", "DA.RISK")::contains);
    }

    private static Reviewed withheld(Exemption exemption) {
        return new Reviewed(
                Verdict.WITHHELD, List.of(), exemption.name(), "reasons of the reviewer", "chidi-obi", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5a", "5.5e", "5.5f", "2.14"})
    void what_is_withheld_openly_is_told(String rule) {
        assertThat(letter("SC.ASSESSMENT", DetailLevel.WITHHOLD, rule, Reviewed.NOT_YET))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5b", "5.5c", "5.5d", "5.5g", "5.5h", "5.5k"})
    void what_is_hidden_leaves_no_trace(String rule) {
        assertThat(letter("SC.ASSESSMENT", DetailLevel.WITHHOLD_HIDE, rule, Reviewed.NOT_YET))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Exemption.class,
            names = {"CRIME", "SERIOUS_HARM", "CHILD_ABUSE", "ADOPTION", "REFERRER", "NOT_THE_PERSON"})
    void an_exemption_that_would_disclose_is_not_told(Exemption exemption) {
        assertThat(letter("SC.ASSESSMENT", DetailLevel.FULL, "5.5j", withheld(exemption)))
                .isEmpty();
    }

    @Test
    void that_other_people_were_protected_is_told_without_the_reviewers_words() {
        assertThat(letter("SC.ASSESSMENT", DetailLevel.FULL, "5.5j", withheld(Exemption.OTHER_PEOPLE)))
                .hasSize(1)
                .noneMatch(sentence -> sentence.contains("reasons of the reviewer"));
    }

    @Test
    void but_not_of_a_category_that_must_not_be_known_to_be_there() {
        assertThat(letter("HE.MH", DetailLevel.FULL, "5.5j", withheld(Exemption.OTHER_PEOPLE)))
                .isEmpty();
    }
}
