package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.SameMother.Child;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameMotherTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final UUID MOTHER = UUID.randomUUID();

    @Test
    void one_expected_child_in_two_systems_is_one() {
        assertOne(expected("socialcare", DAY), expected("midwifery", DAY.plusDays(21)));
    }

    @Test
    void expected_children_of_two_pregnancies_are_two() {
        assertTwo(expected("socialcare", DAY), expected("midwifery", DAY.plusDays(22)));
    }

    @Test
    void a_child_born_near_the_expected_date_is_the_expected_one() {
        assertOne(expected("socialcare", DAY), born("midwifery", DAY.minusDays(30), null, null));
    }

    @Test
    void a_register_has_the_expected_child_and_the_born_one_as_two_entries_of_one() {
        assertOne(expected("midwifery", DAY), born("midwifery", DAY, null, null));
    }

    @Test
    void a_child_born_before_it_could_live_is_another() {
        assertTwo(expected("socialcare", DAY), born("midwifery", DAY.minusDays(127), null, null));
    }

    @Test
    void a_child_born_long_after_the_expected_date_is_another() {
        assertTwo(expected("socialcare", DAY), born("midwifery", DAY.plusDays(22), null, null));
    }

    @Test
    void children_born_on_one_day_in_two_systems_are_one() {
        assertOne(born("socialcare", DAY, "baby", "F"), born("midwifery", DAY, "baby", "F"));
    }

    @Test
    void children_born_on_two_days_are_two() {
        assertTwo(born("socialcare", DAY, "baby", "F"), born("midwifery", DAY.plusDays(1), "baby", "F"));
    }

    @Test
    void another_name_makes_it_another_child() {
        assertTwo(born("socialcare", DAY, "testa", "F"), born("midwifery", DAY, "testina", "F"));
    }

    @Test
    void another_sex_makes_it_another_child() {
        assertTwo(born("socialcare", DAY, null, "M"), born("midwifery", DAY, null, "F"));
    }

    @Test
    void twins_whom_one_system_knows_are_joined_with_nobody_by_this_rule() {
        Child one = expected("midwifery", DAY);
        Child twin = expected("midwifery", DAY);
        Child ofSocialCare = expected("socialcare", DAY);

        assertThat(SameMother.pairs(List.of(one, twin, ofSocialCare), 21)).isEmpty();
    }

    @Test
    void twins_of_whom_two_systems_know_another_each_stay_two_once_a_third_knows_both() {
        Child one = born("socialcare", DAY, null, null);
        Child other = born("police", DAY, null, null);
        Child first = born("midwifery", DAY, "testa", null);
        Child second = born("midwifery", DAY, "testina", null);

        assertThat(SameMother.pairs(List.of(one, other, first, second), 21)).isEmpty();
    }

    private static void assertOne(Child one, Child other) {
        assertThat(SameMother.pairs(List.of(one, other), 21)).containsExactly(Two.of(one.id(), other.id()));
        assertThat(SameMother.pairs(List.of(other, one), 21)).containsExactly(Two.of(one.id(), other.id()));
    }

    private static void assertTwo(Child one, Child other) {
        assertThat(SameMother.pairs(List.of(one, other), 21)).isEmpty();
        assertThat(SameMother.pairs(List.of(other, one), 21)).isEmpty();
    }

    private static Child expected(String system, LocalDate day) {
        return new Child(UUID.randomUUID(), MOTHER, system, day, null, null, null);
    }

    private static Child born(String system, LocalDate day, @Nullable String given, @Nullable String sex) {
        return new Child(UUID.randomUUID(), MOTHER, system, null, day, given, sex);
    }
}
