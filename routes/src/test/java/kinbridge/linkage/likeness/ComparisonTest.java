package kinbridge.linkage.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private final TraitReader reader = new TraitReader(Set.of("not known"), namesAlike());

    private static NamesAlike namesAlike() {
        try {
            return NamesAlike.read(new StringReader("""
                    kind,name,alike
                    short,elizabeth,liz bess
                    spelling,mohammed,muhammad md
                    """));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, ANNA, equal",
        "Zoë, Zoe, equal",
        "O'Neil, ONeil, equal",
        "Elizabeth, Bess, alike",
        "Mohammed, Md, alike",
        "Anna Louise, Louise, part",
        "Stephen, Steven, similar 0.85",
        "J, James, initial",
        "Anna, Peter, else"
    })
    void given_names_agree_by_degrees(String one, String other, String level) {
        assertThat(level(
                        Kind.GIVEN_NAME,
                        List.of("equal", "part", "alike", "similar 0.92", "similar 0.85", "initial"),
                        one,
                        other))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "1985-03-12, 12/03/1985, equal",
        "1985-03-12, 19850312, equal",
        "1985-03-12, 12 Mar 1985, equal",
        "1985-03-12, 1985-12-03, slips 1",
        "1985-03-12, 1985-03-13, slips 1",
        "1985-03-12, 1958-03-12, slips 1",
        "1985-03-12, 1986-03-13, slips 2",
        "1985-03-12, 1985-11-29, same year",
        "1985-03-12, 1985, same year",
        "1985-03-12, 2013-03-12, same day and month",
        "1985-03-12, 1986-10-24, years 2",
        "1985-03-12, 1942-11-29, else"
    })
    void dates_of_birth_agree_by_degrees(String one, String other, String level) {
        assertThat(level(
                        Kind.DATE,
                        List.of("equal", "slips 1", "slips 2", "same year", "same day and month", "years 2"),
                        one,
                        other))
                .isEqualTo(level);
    }

    @Test
    void two_dates_of_which_only_the_year_is_known_are_not_equal() {
        assertThat(level(Kind.DATE, List.of("equal", "same year"), "1985", "1985"))
                .isEqualTo("same year");
    }

    @ParameterizedTest
    @CsvSource({
        "ZX1 4AB, zx14ab, equal",
        "ZX1 4AB, ZX1 4AD, slips 1",
        "ZX1 4AB, ZX1 4QQ, sector",
        "ZX1 4AB, ZX1 9QQ, outward",
        "ZX1 4AB, ZX7 9QQ, else",
        "2000, 2001, slips 1",
        "2044, 2099, outward"
    })
    void postcodes_agree_by_degrees(String one, String other, String level) {
        assertThat(level(Kind.POSTCODE, List.of("equal", "slips 1", "sector", "outward"), one, other))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "12 Larch Rd, 12 Larch Road, similar 0.9",
        "'Flat 3, 12 Larch Road', 12 larch road flat 3, similar 0.9",
        "12 Larch Road, 14 Larch Road, similar 0.45",
        "12 Larch Road, 40 Beech Lane, else"
    })
    void addresses_agree_by_their_words_whatever_the_order(String one, String other, String level) {
        assertThat(level(Kind.WORDS, List.of("equal", "similar 0.9", "similar 0.45"), one, other))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"07700 900123, +44 7700 900123, equal", "07700 900123, 07700 900124, else"})
    void telephones_agree_however_they_are_written(String one, String other, String level) {
        assertThat(level(Kind.TELEPHONE, List.of("equal"), one, other)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "GIVEN_NAME, Baby",
        "GIVEN_NAME, baby of Anna",
        "GIVEN_NAME, Not known",
        "DATE, 1900-01-01",
        "DATE, never",
        "NHS_NUMBER, 9999999999",
        "TELEPHONE, 00000000000",
        "SEX, U",
        "POSTCODE, ''"
    })
    void what_stands_for_not_known_is_nothing(Kind kind, String value) {
        assertThat(reader.read(kind, value)).isNull();
    }

    @Test
    void names_the_wrong_way_round_are_swapped_and_not_two_differences() {
        Comparison comparison = new Comparison("given", 0, 1, -1, List.of("equal", "swapped"));
        Traits one = names("Anna", "Hartwood");

        assertThat(comparison.describe(comparison.level(one, names("Hartwood", "Anna"), new Likeness())))
                .isEqualTo("swapped");
        assertThat(comparison.describe(comparison.level(one, names("Hartwood", "Beth"), new Likeness())))
                .isEqualTo("else");
    }

    @Test
    void of_several_values_the_best_pair_counts() {
        Comparison comparison = new Comparison("postcode", 0, -1, -1, List.of("equal"));
        Trait old = read(Kind.POSTCODE, "ZX1 4AB");
        Trait now = read(Kind.POSTCODE, "ZX9 1QQ");

        int level = comparison.level(traits(new Several(List.of(old, now))), traits(now), new Likeness());

        assertThat(comparison.describe(level)).isEqualTo("equal");
    }

    @Test
    void a_field_is_not_compared_where_both_say_the_same_better() {
        Comparison comparison = new Comparison("town", 0, -1, 1, List.of("equal"));
        Trait town = read(Kind.WORDS, "Wexcombe");
        Trait postcode = read(Kind.POSTCODE, "ZX1 4AB");

        assertThat(comparison.level(traits(town, postcode), traits(town, postcode), new Likeness()))
                .isEqualTo(Comparison.MISSING);
        assertThat(comparison.level(traits(town, postcode), traits(town, null), new Likeness()))
                .isZero();
    }

    @Test
    void a_level_that_nobody_knows_is_named_with_what_there_is() {
        assertThatThrownBy(() -> Level.of("simlar 0.9"))
                .hasMessageStartingWith("no level 'simlar 0.9', expected one such as equal, swapped");
    }

    private Traits names(String given, String family) {
        return traits(read(Kind.GIVEN_NAME, given), read(Kind.FAMILY_NAME, family));
    }

    private static Traits traits(@Nullable Trait... values) {
        return new Traits(values);
    }

    private Trait read(Kind kind, String value) {
        Trait trait = reader.read(kind, value);
        if (trait == null) {
            throw new IllegalArgumentException(value);
        }
        return trait;
    }

    private String level(Kind kind, List<String> levels, String one, String other) {
        Comparison comparison = new Comparison("field", 0, -1, -1, levels);
        int level = comparison.level(traits(read(kind, one)), traits(read(kind, other)), new Likeness());
        int back = comparison.level(traits(read(kind, other)), traits(read(kind, one)), new Likeness());
        assertThat(back).as("the other way round").isEqualTo(level);
        return comparison.describe(level);
    }
}
