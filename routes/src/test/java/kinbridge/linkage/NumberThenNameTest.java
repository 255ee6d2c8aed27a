package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.Linker.Outcome;
import org.junit.jupiter.api.Test;

class NumberThenNameTest {

    private static final LocalDate BORN = LocalDate.of(2021, 5, 24);
    private static final String NUMBER = "9990039739";

    private final Linker linker =
            new NumberThenName(new LinkageSettings(0.88, 0.70, 0.4, 0.4, 0.2, 0.25, 0.70, 21, Set.of()));

    @Test
    void a_verified_number_with_the_same_date_of_birth_joins() {
        assertThat(compare(
                        somebody("tiago", "pereira").nhs(NUMBER),
                        somebody("tiago", "perreira").nhs(NUMBER)))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void a_twin_filed_under_the_others_number_goes_to_review() {
        assertThat(compare(
                        somebody("tiago", "pereira").nhs(NUMBER),
                        somebody("ines", "pereira").nhs(NUMBER)))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void an_equal_number_with_another_date_of_birth_goes_to_review() {
        assertThat(compare(
                        somebody("tiago", "pereira").nhs(NUMBER),
                        somebody("tiago", "pereira").nhs(NUMBER).born(BORN.plusYears(1))))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void two_different_verified_numbers_never_join() {
        assertThat(compare(
                        somebody("tiago", "pereira").nhs(NUMBER).at("ZX12AB"),
                        somebody("tiago", "pereira").nhs("9990041105").at("ZX12AB")))
                .isEqualTo(Outcome.APART);
    }

    @Test
    void name_date_of_birth_and_postcode_together_join() {
        assertThat(compare(
                        somebody("tiago", "pereira").at("ZX12AB"),
                        somebody("tiago", "pereira").at("ZX12AB")))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void the_same_name_and_date_of_birth_elsewhere_goes_to_review() {
        assertThat(compare(
                        somebody("tiago", "pereira").at("ZX12AB"),
                        somebody("tiago", "pereira").at("ZX99ZZ")))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void twins_at_one_address_stay_two() {
        assertThat(compare(
                        somebody("tiago", "pereira").at("ZX12AB"),
                        somebody("ines", "pereira").at("ZX12AB")))
                .isNotEqualTo(Outcome.JOINED);
    }

    @Test
    void father_and_son_of_one_name_stay_two() {
        assertThat(compare(
                        somebody("robert", "quayle").at("ZX12AB"),
                        somebody("robert", "quayle").at("ZX12AB").born(LocalDate.of(1994, 8, 3))))
                .isEqualTo(Outcome.APART);
    }

    @Test
    void a_day_and_month_the_wrong_way_round_goes_to_review() {
        assertThat(compare(
                        somebody("ngozi", "okafor").at("ZX12AB").born(LocalDate.of(1988, 7, 2)),
                        somebody("ngozi", "okafor").at("ZX12AB").born(LocalDate.of(1988, 2, 7))))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void a_given_and_family_name_the_wrong_way_round_still_join() {
        assertThat(compare(
                        somebody("tiago", "pereira").at("ZX12AB"),
                        somebody("pereira", "tiago").at("ZX12AB")))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void without_a_date_of_birth_nobody_is_joined_by_name() {
        assertThat(compare(
                        somebody("jordan", "pike").at("ZX12AB").born(null),
                        somebody("jordan", "pike").at("ZX12AB")))
                .isEqualTo(Outcome.APART);
    }

    @Test
    void comparing_is_the_same_in_both_directions() {
        Somebody one = somebody("tiago", "pereira").at("ZX12AB");
        Somebody other = somebody("thiago", "perreira").at("ZX12AB");
        assertThat(linker.compare(one.candidate(), other.candidate()))
                .isEqualTo(linker.compare(other.candidate(), one.candidate()));
    }

    private Outcome compare(Somebody one, Somebody other) {
        return linker.compare(one.candidate(), other.candidate()).outcome();
    }

    private static Somebody somebody(String given, String family) {
        return new Somebody(given, family, BORN, null, Set.of());
    }

    private record Somebody(String given, String family, LocalDate born, String nhs, Set<String> postcodes) {

        Somebody nhs(String number) {
            return new Somebody(given, family, born, number, postcodes);
        }

        Somebody born(LocalDate day) {
            return new Somebody(given, family, day, nhs, postcodes);
        }

        Somebody at(String postcode) {
            return new Somebody(given, family, born, nhs, Set.of(postcode));
        }

        Candidate candidate() {
            return new Candidate(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "test",
                    given,
                    family,
                    born,
                    null,
                    nhs,
                    nhs != null,
                    null,
                    null,
                    null,
                    postcodes,
                    Set.of());
        }
    }
}
