package kinbridge.linkage.model;

import java.util.Map;
import kinbridge.linkage.likeness.Name;
import kinbridge.linkage.likeness.Trait;

/**
 * How often the values of a field were met when a model was estimated. Only those that many have are
 * listed, so that a table tells of nobody.
 *
 * @param others the frequency of a value that is not listed
 * @param values by the value's normal form
 * @param parts of names that have several parts, by the part
 */
public record FrequencyTable(double others, Map<String, Double> values, Map<String, Double> parts) {

    public FrequencyTable {
        values = Map.copyOf(values);
        parts = Map.copyOf(parts);
    }

    /** Writes its frequency into a value. */
    public void assign(Trait trait) {
        for (Trait each : trait.each()) {
            double frequency = values.getOrDefault(each.text(), others);
            each.occurs(frequency);
            if (each instanceof Name name) {
                name.partsOccur(name.parts().stream()
                        .mapToDouble(part -> parts.getOrDefault(part, others))
                        .toArray());
            }
        }
        if (trait.each().size() > 1) {
            trait.occurs(
                    trait.each().stream().mapToDouble(Trait::frequency).max().orElse(others));
        }
    }
}
