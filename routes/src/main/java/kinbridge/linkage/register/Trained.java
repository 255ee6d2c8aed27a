package kinbridge.linkage.register;

import java.util.ArrayList;
import java.util.List;
import kinbridge.linkage.blocking.Candidates;
import kinbridge.linkage.model.Estimation;
import kinbridge.linkage.model.Frequencies;
import kinbridge.linkage.model.Measure;
import kinbridge.linkage.model.Model;
import kinbridge.linkage.model.ModelFile;
import kinbridge.linkage.rules.LinkageRules;
import kinbridge.linkage.rules.LinkageRules.ComparisonRule;
import org.jspecify.annotations.Nullable;

/**
 * A model that was estimated from records, without examples of who is who.
 *
 * @param file the same, to be kept
 */
public record Trained(Model model, ModelFile file) {

    /** @param seed which pairs are taken at random */
    public static Trained on(Register register, Candidates candidates, LinkageRules rules, long seed) {
        List<Measure> measures = Measure.of(rules.comparisons(), register.fields());
        List<@Nullable Frequencies> counted = new ArrayList<>();
        for (Measure measure : measures) {
            counted.add(
                    measure.isByFrequency()
                            ? register.frequencies().get(measure.comparison().field())
                            : null);
        }
        Model model = new Estimation(measures, register.records(), register.sides(), candidates, counted, seed)
                .estimate(rules.conflict(), Model.weightOf(rules.thresholds().middle()));
        List<ComparisonRule> compared = rules.comparisons().stream()
                .filter(rule -> register.fields().contains(rule.field()))
                .toList();
        return new Trained(
                model,
                model.file(
                        compared, rules.conflict(), counted, register.records().size()));
    }
}
