package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Subject;
import org.junit.jupiter.api.Test;

/** What is said against a record goes with the record, and no further. */
class ContestFieldsTest {

    private static final Map<String, FieldValue> OWN =
            Map.of("tenureType", new FieldValue("Insecure", DetailLevel.SUMMARY));

    private static final Map<String, FieldValue> BESIDE = Map.of(
            ContestFields.MARK, new FieldValue("On 3 November 2026", DetailLevel.SUMMARY),
            ContestFields.STATEMENT, new FieldValue("It never was", DetailLevel.FULL),
            ContestFields.ANSWER, new FieldValue("It was in March", DetailLevel.FULL));

    private static Undecided item() {
        return new Undecided(
                Undecided.Kind.RECORD,
                new UUID(1, 1),
                new UUID(1, 2),
                Agency.HOUSING,
                "LA_HOUSING",
                Category.HO_TENANCY,
                "housing-tenure",
                "TENANCY",
                List.of(new Undecided.About(new UUID(2, 1), Subject.Role.SUBJECT)),
                null,
                null,
                Instant.EPOCH,
                () -> OWN);
    }

    private static FieldReceipt at(DetailLevel level, String... obligations) {
        return FieldReceipt.of(
                Undecided.Kind.RECORD,
                item().marked(() -> BESIDE).fields().get(),
                new Decision(level, "2.6", null, List.of(obligations), false, List.of(), "policy"));
    }

    @Test
    void in_full_there_are_the_mark_the_statement_and_the_answer() {
        assertThat(at(DetailLevel.FULL).released())
                .containsOnlyKeys("tenureType", ContestFields.MARK, ContestFields.STATEMENT, ContestFields.ANSWER);
    }

    @Test
    void in_a_summary_there_is_the_mark_alone() {
        assertThat(at(DetailLevel.SUMMARY).released()).containsOnlyKeys("tenureType", ContestFields.MARK);
    }

    @Test
    void where_only_the_existence_is_told_there_is_nothing_of_it() {
        assertThat(at(DetailLevel.EXISTENCE).released()).isEmpty();
    }

    @Test
    void where_a_place_or_a_person_is_taken_out_so_are_the_words() {
        assertThat(at(DetailLevel.FULL, "STRIP_LOCATION").released())
                .containsOnlyKeys("tenureType", ContestFields.MARK);
        assertThat(at(DetailLevel.FULL, "REDACT_THIRD_PARTY").released())
                .containsOnlyKeys("tenureType", ContestFields.MARK);
    }

    @Test
    void nothing_of_it_is_opened_before_it_is_asked_for() {
        Undecided marked = item().marked(() -> {
            throw new IllegalStateException("opened");
        });

        assertThat(marked.as(Category.DA_RISK).id()).isEqualTo(item().id());
        assertThatThrownBy(() -> marked.fields().get()).hasMessage("opened");
    }
}
