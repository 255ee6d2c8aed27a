package kinbridge.mappings.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HousingAnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"No records found", "(No records found)", "no record found", "None found", "none", "No", ""})
    void no_records_found_is_an_answer(String said) {
        AgencyRecord answer =
                answer("\"eviction\":\"" + said + "\"").of(AgencyRecord.class).get(0);
        assertThat(answer.type()).isEqualTo(RecordType.SERVICE_ANSWER);
        assertThat(answer.fields().get("answer").value()).isEqualTo("no records found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"eviction\":null", "\"other\":\"\""})
    void what_is_not_said_is_not_known(String said) {
        assertThat(answer(said).statements()).isEmpty();
    }

    @Test
    void what_is_closed_is_no_record_that_a_rule_could_take_for_open() {
        assertThat(answer("\"eviction\":\"closed\"").of(AgencyRecord.class))
                .extracting(AgencyRecord::type)
                .containsExactly(RecordType.SERVICE_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "antiSocialBehaviour, ANTI_SOCIAL_BEHAVIOUR, HO_ASB",
        "rentArrears, RENT_ARREARS, HO_ARREARS",
        "noticeSeekingPossession, NOTICE_SEEKING_POSSESSION, HO_ARREARS",
        "eviction, EVICTION, HO_ARREARS"
    })
    void an_answer_has_the_category_of_its_question_whatever_it_is(
            String question, RecordType type, Category category) {
        for (String said : List.of("open", "Open", "closed", "")) {
            AgencyRecord answer = answer("\"" + question + "\":\"" + said + "\"")
                    .of(AgencyRecord.class)
                    .get(0);
            assertThat(answer.category()).isEqualTo(category);
            assertThat(answer.type()).isEqualTo(said.equalsIgnoreCase("open") ? type : RecordType.SERVICE_ANSWER);
        }
    }

    @ParameterizedTest
    @CsvSource({"2010-10-03, 1", "2010-10-04, 0"})
    void housing_is_told_from_the_sixteenth_birthday(String born, int records) {
        Outcomes outcomes = Outcomes.of(
                new HousingSummaryMapping(),
                "{\"personId\":\"H\",\"dateOfBirth\":\"" + born
                        + "\",\"summary\":{\"lastSynchronised\":\"2026-10-03T02:15:00Z\"},"
                        + "\"data\":{\"serviceInvolvement\":\"current\"}}");
        assertThat(outcomes.of(AgencyRecord.class)).hasSize(records);
        assertThat(outcomes.of(Identity.class)).hasSize(1);
    }

    private static Outcomes answer(String field) {
        return Outcomes.of(
                new HousingSummaryMapping(), "{\"personId\":\"H\",\"data\":{\"rentArrears\":null," + field + "}}");
    }
}
