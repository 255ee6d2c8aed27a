package kinbridge.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kinbridge.linkage.likeness.Code;
import kinbridge.linkage.likeness.Kind;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.NamesAlike;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.Parameters.Convergence;
import kinbridge.linkage.rules.LinkageRules.ComparisonRule;
import kinbridge.linkage.rules.LinkageRules.Conflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An NHS number is only as strong as its verification. */
class UnverifiedNumberTest {

    private static final List<String> FIELDS = List.of("nhs-number");
    private static final double THIRD = 0.33;

    private final TraitReader reader = new TraitReader(Set.of(), NamesAlike.NONE);
    private final Model model = new ModelFile(
                    1000,
                    List.of(new ComparisonRule("nhs-number", "person", List.of("equal"), false, null, THIRD)),
                    new Conflict(List.of(), List.of()),
                    0,
                    1e-6,
                    List.of(0.0005, 0.0005, 0.0, 0.0, 0.999),
                    List.of(List.of(List.of(0.9, 0.9, 1e-6, 1e-6, 1e-6), List.of(0.1, 0.1, 1.0, 1.0, 1.0))),
                    new Convergence(1, 0, true, 1),
                    Map.of())
            .model(FIELDS);

    @Test
    void a_number_that_either_has_verified_weighs_in_full() {
        assertThat(bits(verified("9990000018"), unverified("9990000018")))
                .isEqualTo(bits(verified("9990000018"), verified("9990000018")));
    }

    @Test
    void a_number_that_neither_has_verified_weighs_a_third() {
        double full = bits(verified("9990000018"), verified("9990000018"));

        assertThat(bits(unverified("9990000018"), unverified("9990000018")) / full)
                .isBetween(THIRD - 0.01, THIRD + 0.01);
    }

    @Test
    void two_numbers_speak_fully_for_two_people_only_where_both_are_verified() {
        double full = bits(verified("9990000018"), verified("9990000026"));

        assertThat(bits(verified("9990000018"), unverified("9990000026"))).isBetween(full * 0.5, 0.0);
    }

    /** What the number adds. */
    private double bits(Trait one, Trait other) {
        double with = weight(one, other);
        return with - weight(null, null);
    }

    private double weight(@Nullable Trait one, @Nullable Trait other) {
        return model.weight(traits(one), traits(other), new Likeness(), model.levels(), 0);
    }

    private static Traits traits(@Nullable Trait number) {
        return new Traits(new @Nullable Trait[] {number});
    }

    private Trait verified(String number) {
        return Objects.requireNonNull(reader.read(Kind.NHS_NUMBER, number));
    }

    private Trait unverified(String number) {
        return ((Code) verified(number)).unverified();
    }
}
