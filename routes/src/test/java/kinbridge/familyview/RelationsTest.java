package kinbridge.familyview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.familyview.ReleasedPeople.Tie;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How somebody stands to a child, and why somebody is in a family, from the ties that were released. */
class RelationsTest {

    private static final UUID CHILD = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID MOTHER = UUID.randomUUID();
    private static final UUID FATHER = UUID.randomUUID();
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final Map<UUID, String> NAMES =
            Map.of(CHILD, "Ada", OTHER, "Bo", MOTHER, "Cleo", FATHER, "Dov", SOMEBODY, "Eve");

    private static Tie tie(UUID from, String type, UUID to) {
        return new Tie(from, type, to, Agency.HOUSING, null, false);
    }

    private static Tie ended(UUID from, String type, UUID to) {
        return new Tie(from, type, to, Agency.HOUSING, Occurred.on(LocalDate.of(2025, 5, 3)), true);
    }

    private static Tie said(UUID from, String type, UUID to, @Nullable Agency agency) {
        return new Tie(from, type, to, agency, null, false);
    }

    private static String of(UUID person, Tie... ties) {
        return Relations.toChildren(person, List.of(ties), List.of(CHILD));
    }

    private static List<String> why(UUID person, Tie... ties) {
        return TieWords.of(person, List.of(ties), NAMES);
    }

    private static Tie[] and(Tie[] some, Tie... more) {
        List<Tie> all = new ArrayList<>(Arrays.asList(some));
        all.addAll(Arrays.asList(more));
        return all.toArray(Tie[]::new);
    }

    private static Tie[] ofOneMother() {
        return new Tie[] {tie(MOTHER, "MOTHER", CHILD), tie(MOTHER, "MOTHER", OTHER)};
    }

    @Test
    void two_shared_parents_make_a_full_sibling() {
        assertThat(of(OTHER, and(ofOneMother(), tie(FATHER, "FATHER", CHILD), tie(FATHER, "FATHER", OTHER))))
                .isEqualTo("Brother or sister");
    }

    @Test
    void one_shared_and_one_other_parent_each_make_a_half_sibling() {
        assertThat(of(OTHER, and(ofOneMother(), tie(FATHER, "FATHER", CHILD), tie(SOMEBODY, "FATHER", OTHER))))
                .isEqualTo("Half-brother or half-sister");
    }

    @Test
    void one_shared_parent_of_whom_no_other_is_known_is_said_as_no_more() {
        assertThat(of(OTHER, ofOneMother())).isEqualTo("Brother or sister by the mother");
        assertThat(of(OTHER, tie(FATHER, "FATHER", CHILD), tie(FATHER, "FATHER", OTHER)))
                .isEqualTo("Brother or sister by the father");
    }

    @Test
    void what_an_agency_says_of_a_half_sibling_counts() {
        assertThat(of(OTHER, and(ofOneMother(), tie(OTHER, "HALF_SIBLING", CHILD))))
                .isEqualTo("Half-brother or half-sister");
        assertThat(of(OTHER, tie(CHILD, "HALF_SIBLING", OTHER))).isEqualTo("Half-brother or half-sister");
        assertThat(of(OTHER, and(ofOneMother(), tie(OTHER, "SIBLING", CHILD)))).isEqualTo("Brother or sister");
    }

    @Test
    void a_half_brother_of_one_child_is_no_half_brother_of_another() {
        Tie[] ties = and(
                ofOneMother(),
                tie(FATHER, "FATHER", CHILD),
                tie(FATHER, "FATHER", OTHER),
                tie(FATHER, "FATHER", SOMEBODY),
                tie(UUID.randomUUID(), "MOTHER", SOMEBODY));

        assertThat(of(SOMEBODY, ties)).isEqualTo("Half-brother or half-sister");
        assertThat(of(OTHER, ties)).isEqualTo("Brother or sister");
    }

    @Test
    void who_lives_with_the_child_is_told_from_who_lives_with_a_parent_elsewhere() {
        assertThat(of(SOMEBODY, tie(CHILD, "HOUSEHOLD", MOTHER), tie(SOMEBODY, "HOUSEHOLD", MOTHER)))
                .isEqualTo("In the same household");
        assertThat(of(SOMEBODY, tie(FATHER, "FATHER", CHILD), tie(SOMEBODY, "HOUSEHOLD", FATHER)))
                .isEqualTo("In the household of a parent");
        assertThat(of(SOMEBODY, tie(SOMEBODY, "HOUSEHOLD", OTHER))).isEqualTo(Relations.NO_TIE);
    }

    @Test
    void a_household_that_is_over_is_a_former_one() {
        assertThat(of(SOMEBODY, tie(CHILD, "HOUSEHOLD", MOTHER), ended(SOMEBODY, "HOUSEHOLD", MOTHER)))
                .isEqualTo("Formerly in the same household");
        assertThat(of(SOMEBODY, tie(MOTHER, "MOTHER", CHILD), ended(SOMEBODY, "HOUSEHOLD", MOTHER)))
                .isEqualTo("Formerly in the household of a parent");
    }

    @Test
    void a_partner_no_more_is_a_former_partner_and_one_again_a_partner() {
        Tie mother = tie(MOTHER, "MOTHER", CHILD);

        assertThat(of(SOMEBODY, mother, ended(SOMEBODY, "PARTNER", MOTHER))).isEqualTo("Former partner of a parent");
        assertThat(of(SOMEBODY, mother, tie(SOMEBODY, "FORMER_PARTNER", MOTHER)))
                .isEqualTo("Former partner of a parent");
        assertThat(of(SOMEBODY, mother, ended(SOMEBODY, "PARTNER", MOTHER), tie(SOMEBODY, "PARTNER", MOTHER)))
                .isEqualTo("Partner of a parent");
    }

    @Test
    void who_cared_and_does_no_more_is_said_to_have_cared() {
        assertThat(of(SOMEBODY, ended(SOMEBODY, "FOSTER_CARER", CHILD))).isEqualTo("Former foster carer");
        assertThat(of(SOMEBODY, ended(SOMEBODY, "GUARDIAN", CHILD))).isEqualTo("Former guardian");
    }

    @Test
    void a_father_stays_the_father_when_an_agency_stops_saying_so() {
        assertThat(of(FATHER, ended(FATHER, "FATHER", CHILD))).isEqualTo("Father");
        assertThat(of(OTHER, ended(FATHER, "FATHER", CHILD), tie(FATHER, "FATHER", OTHER)))
                .isEqualTo("Brother or sister by the father");
    }

    @Test
    void the_nearest_of_several_children_counts() {
        assertThat(Relations.toChildren(
                        MOTHER,
                        List.of(tie(MOTHER, "MOTHER", OTHER), tie(CHILD, "HOUSEHOLD", MOTHER)),
                        List.of(CHILD, OTHER)))
                .isEqualTo("Mother");
    }

    @Test
    void every_relation_has_its_place_in_the_order() {
        assertThat(Relations.ORDER).doesNotHaveDuplicates().contains(Relations.NO_TIE);
    }

    @Test
    void why_somebody_is_here_says_which_agency_says_what() {
        assertThat(why(MOTHER, said(MOTHER, "MOTHER", CHILD, Agency.MIDWIFERY), tie(MOTHER, "MOTHER", OTHER)))
                .containsExactly("Midwifery: mother of Ada", "Housing: mother of Bo");
        assertThat(why(MOTHER, said(MOTHER, "MOTHER", CHILD, Agency.MIDWIFERY), tie(MOTHER, "MOTHER", CHILD)))
                .containsExactly("Housing and Midwifery: mother of Ada");
    }

    @Test
    void several_of_one_kind_are_one_sentence() {
        assertThat(why(MOTHER, ofOneMother())).containsExactly("Housing: mother of Ada and Bo");
    }

    @Test
    void a_tie_is_read_from_both_its_ends() {
        assertThat(why(CHILD, tie(MOTHER, "MOTHER", CHILD))).containsExactly("Housing: child of Cleo");
        assertThat(why(SOMEBODY, tie(SOMEBODY, "HOUSEHOLD", FATHER)))
                .containsExactly("Housing: in the household of Dov");
        assertThat(why(FATHER, tie(SOMEBODY, "HOUSEHOLD", FATHER)))
                .containsExactly("Housing: has in the household Eve");
    }

    @Test
    void what_is_over_says_until_when() {
        assertThat(why(SOMEBODY, ended(SOMEBODY, "HOUSEHOLD", FATHER)))
                .containsExactly("Housing: in the household of Dov, until 3 May 2025");
    }

    @Test
    void an_agency_that_may_not_be_named_is_not() {
        assertThat(why(MOTHER, said(MOTHER, "MOTHER", CHILD, null))).containsExactly("An agency: mother of Ada");
    }

    @Test
    void nobody_is_tied_to_themselves() {
        assertThat(why(FATHER, tie(FATHER, "HOUSEHOLD", FATHER))).isEmpty();
    }

    @Test
    void nobody_is_named_who_was_not_released() {
        assertThat(TieWords.of(MOTHER, List.of(tie(MOTHER, "MOTHER", CHILD)), Map.of(MOTHER, "Cleo")))
                .isEmpty();
    }
}
