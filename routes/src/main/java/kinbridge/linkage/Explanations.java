package kinbridge.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.model.Model;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of two identities, as they are known now, what speaks for one person and what against. */
@Component
public class Explanations {

    private final LinkageModels models;
    private final IdentityRows identities;

    Explanations(LinkageModels models, IdentityRows identities) {
        this.models = models;
        this.identities = identities;
    }

    /**
     * @param model its version
     * @param weight bits: the binary logarithm of the odds that it is one person
     * @param probability from 0 to 1
     * @param steps they add up to the weight
     * @param oneIsHidden whether the one lives at an address that is protected now, or near who does
     */
    public record Explained(
            int model,
            double weight,
            double probability,
            List<Compared> steps,
            Set<Doubt> doubts,
            boolean oneIsHidden,
            boolean otherIsHidden) {
        public Explained {
            steps = List.copyOf(steps);
            doubts = Set.copyOf(doubts);
        }
    }

    /**
     * @param field of {@code linkage.yaml}, or what was known before any comparison
     * @param level in the words of {@code linkage.yaml}; null before any comparison
     * @param weight bits
     * @param ours as the one agency wrote it; empty where it is not known or hidden
     */
    public record Compared(String field, @Nullable String level, double weight, String ours, String theirs) {}

    /** Empty where one of them is gone. */
    public Optional<Explained> of(UUID one, UUID other) {
        List<IdentityRow> rows = identities.rows(List.of(one, other));
        if (rows.size() < 2) {
            return Optional.empty();
        }
        boolean isInOrder = rows.get(0).id().equals(one);
        return Optional.of(explained(rows.get(isInOrder ? 0 : 1), rows.get(isInOrder ? 1 : 0)));
    }

    private Explained explained(IdentityRow asStored, IdentityRow otherAsStored) {
        ModelInUse model = models.inUse();
        Set<UUID> hidden = identities.atProtectedAddress(List.of(asStored.id(), otherAsStored.id()));
        IdentityRow one = hidden.contains(asStored.id()) ? asStored.at("", "") : asStored;
        IdentityRow other = hidden.contains(otherAsStored.id()) ? otherAsStored.at("", "") : otherAsStored;
        KnownIdentity ours = model.known(one);
        KnownIdentity theirs = model.known(other);
        Likeness likeness = Likeness.ofAFew();
        List<Compared> steps = new ArrayList<>();
        double weight = 0;
        for (Model.Step step : model.explain(ours, theirs, likeness)) {
            weight += step.weight();
            steps.add(new Compared(
                    step.name(), step.level(), step.weight(), value(one, step.name()), value(other, step.name())));
        }
        return new Explained(
                model.version(),
                weight,
                Model.probability(weight),
                steps,
                model.doubts(ours, theirs, likeness, !hidden.isEmpty()),
                hidden.contains(one.id()),
                hidden.contains(other.id()));
    }

    private static String value(IdentityRow row, String field) {
        return row.values().getOrDefault(field, "");
    }
}
