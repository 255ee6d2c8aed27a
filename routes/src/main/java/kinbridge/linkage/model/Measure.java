package kinbridge.linkage.model;

import java.util.List;
import java.util.Objects;
import kinbridge.linkage.likeness.Comparison;
import kinbridge.linkage.rules.About;
import kinbridge.linkage.rules.LinkageRules.ComparisonRule;

/**
 * A comparison with what its agreement tells of.
 *
 * @param isByFrequency whether a rare value weighs more than a common one where it is equal
 * @param unverified how much of its weight a number keeps that nobody has verified
 */
public record Measure(Comparison comparison, About about, boolean isByFrequency, double unverified) {

    /**
     * The comparisons of the rules for the fields that are there.
     *
     * @param fields in the order of {@link kinbridge.linkage.likeness.Traits}
     */
    public static List<Measure> of(List<ComparisonRule> rules, List<String> fields) {
        return rules.stream()
                .filter(rule -> fields.contains(rule.field()))
                .map(rule -> new Measure(
                        new Comparison(
                                rule.field(),
                                fields.indexOf(rule.field()),
                                fields.indexOf("given".equals(rule.field()) ? "family" : "given"),
                                rule.onlyWithout() == null ? -1 : fields.indexOf(rule.onlyWithout()),
                                rule.levels()),
                        rule.aboutWhat(),
                        rule.byFrequency(),
                        Objects.requireNonNullElse(rule.unverified(), 1.0)))
                .toList();
    }

    /** Whether a value that ten records have is hardly that of one household. */
    boolean isOfManyPeople() {
        return isName() || "born".equals(comparison.name());
    }

    /** Whether it compares a given or a family name. */
    boolean isName() {
        return "given".equals(comparison.name()) || "family".equals(comparison.name());
    }

    /** Levels with {@code else}. */
    int levels() {
        return comparison.elseLevel() + 1;
    }
}
