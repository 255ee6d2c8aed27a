package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which right somebody may ask, and of whom the rules are told to be careful. */
class SubjectRightsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "SELF, false, unknown, false",
                "SELF, true, unknown, true",
                "REPRESENTATIVE, false, unknown, true",
                "REPRESENTATIVE, false, true, true",
                "REPRESENTATIVE, false, false, false",
                "REPRESENTATIVE, true, false, true",
                "PARENT_WITH_PR, false, unknown, true",
                "PARENT_WITH_PR, false, true, true",
                "PARENT_WITH_PR, false, false, false",
                "PARENT_WITHOUT_PR, false, unknown, true",
                "PERSONAL_REPRESENTATIVE, false, unknown, true",
                "PERSONAL_REPRESENTATIVE, false, false, true"
            })
    void of_whom_it_is_not_known_who_asks_it_is_not_known_that_they_harmed_nobody(
            AskedAs askedAs, boolean person, Boolean asker, boolean mayHaveHarmed) {
        assertThat(askedAs.mayHaveHarmed(person, asker)).isEqualTo(mayHaveHarmed);
    }

    @Test
    void nobody_represents_a_child() {
        assertThat(AskedAs.REPRESENTATIVE.hindrance(true, false))
                .hasValueSatisfying(words -> assertThat(words).contains("parent"));
        assertThat(AskedAs.REPRESENTATIVE.hindrance(false, false)).isEmpty();
        assertThat(AskedAs.SELF.hindrance(true, false)).isEmpty();
    }

    /** What they agreed with agencies would otherwise be taken for an agreement with their mother. */
    @Test
    void nobody_is_a_grown_ups_parent_here() {
        for (AskedAs parent : new AskedAs[] {AskedAs.PARENT_WITH_PR, AskedAs.PARENT_WITHOUT_PR}) {
            assertThat(parent.hindrance(false, false)).isPresent();
            assertThat(parent.hindrance(true, false)).isEmpty();
        }
    }

    @Test
    void a_personal_representative_is_of_the_dead_alone() {
        assertThat(AskedAs.PERSONAL_REPRESENTATIVE.hindrance(false, false)).isPresent();
        assertThat(AskedAs.PERSONAL_REPRESENTATIVE.hindrance(false, true)).isEmpty();
        assertThat(AskedAs.SELF.hindrance(false, false)).isEmpty();
    }

    @Test
    void who_asks_is_looked_for_where_it_is_not_the_person_and_they_can_be_known() {
        assertThat(AskedAs.values())
                .filteredOn(AskedAs::needsAsker)
                .containsExactly(AskedAs.REPRESENTATIVE, AskedAs.PARENT_WITH_PR, AskedAs.PARENT_WITHOUT_PR);
    }
}
