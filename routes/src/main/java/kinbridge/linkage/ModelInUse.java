package kinbridge.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kinbridge.linkage.blocking.BlockingKey;
import kinbridge.linkage.likeness.Code;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.FrequencyTable;
import kinbridge.linkage.model.Model;
import kinbridge.linkage.model.Model.Step;
import kinbridge.linkage.model.ModelFile;
import kinbridge.linkage.rules.LinkageRules;
import kinbridge.linkage.rules.LinkageRules.HubRules;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** The model by which the hub weighs, with the reading of values and the keys that go with it. */
final class ModelInUse {

    private static final String NHS_NUMBER = "nhs-number";

    private static final List<String> NUMBERS = List.of("crn", "noms-number", "pnc-number", "upn");

    private static final List<String> NAMES = List.of("given", "family");
    private static final int NAMES_KEPT = 20_000;

    private final int version;
    private final Model model;
    private final List<String> fields;
    private final Map<String, FrequencyTable> frequencies;
    /** By field, what reading a name takes longest to say; most names are common ones. */
    private final Map<String, ConcurrentLruCache<String, Optional<Trait>>> names = new HashMap<>();

    private final LinkageRules rules;
    private final LinkageSettings settings;
    private final List<BlockingKey> keys = new ArrayList<>();
    private final List<BlockingKey> homeKeys = new ArrayList<>();
    private final double join;
    private final double joinWithout;
    private final double review;

    ModelInUse(int version, ModelFile file, LinkageSettings settings) {
        this.version = version;
        this.settings = settings;
        rules = settings.rules();
        ModelFile whole = file.withNumbersOf(rules);
        fields = whole.fields().stream()
                .filter(IdentityRow.FIELDS::contains)
                .filter(rules.fields()::containsKey)
                .toList();
        model = whole.model(fields);
        frequencies = whole.frequencies();
        for (String field : NAMES) {
            names.put(
                    field, new ConcurrentLruCache<>(NAMES_KEPT, written -> Optional.ofNullable(trait(field, written))));
        }
        for (List<String> words : settings.hub().keysOf(rules.blocking())) {
            BlockingKey key = BlockingKey.of(words, fields);
            if (key.isUsable(fields)) {
                (key.tellsOf(LinkageSettings.HOME) ? homeKeys : keys).add(key);
            }
        }
        join = Model.weightOf(rules.thresholds().join());
        joinWithout = Model.weightOf(settings.hub().joinWithout());
        review = Model.weightOf(rules.thresholds().review());
    }

    int version() {
        return version;
    }

    /** Another one for another model, and for other rules: whoever was linked by those is to be linked anew. */
    int mark() {
        return settings.mark() + version;
    }

    HubRules hub() {
        return settings.hub();
    }

    /** Below it, the mean over all pairs of two groups keeps them apart. */
    double mergeWeight() {
        return Model.weightOf(rules.thresholds().merge());
    }

    /** From it on two are joined, unless something else speaks against it. */
    double joinWeight() {
        return join;
    }

    /** Whether a number agrees that an authority gave to one person: an NHS number only where it is verified. */
    boolean isByNumber(KnownIdentity one, KnownIdentity other) {
        return (one.nhsNumber() != null && one.nhsNumber().equals(other.nhsNumber()))
                || NUMBERS.stream()
                        .map(fields::indexOf)
                        .filter(field -> field >= 0)
                        .anyMatch(field -> {
                            Trait ours = one.traits().get(field);
                            Trait theirs = other.traits().get(field);
                            return ours != null && theirs != null && ours.text().equals(theirs.text());
                        });
    }

    /** What is compared of an identity. */
    KnownIdentity known(IdentityRow row) {
        return new KnownIdentity(
                row.id(),
                row.person(),
                row.system(),
                row.localId(),
                row.isUnborn(),
                row.nhsVerified() ? row.values().get(NHS_NUMBER) : null,
                traits(row));
    }

    /** By which an identity is found, those that tell of an address not among them. */
    List<Long> keys(KnownIdentity identity) {
        return keys(keys, identity);
    }

    /** By which an identity is found, and that tell of an address. */
    List<Long> homeKeys(KnownIdentity identity) {
        return keys(homeKeys, identity);
    }

    private static List<Long> keys(List<BlockingKey> of, KnownIdentity identity) {
        if (identity.isUnborn()) {
            return List.of();
        }
        return of.stream()
                .map(key -> key.labelled(identity.traits()))
                .filter(key -> key != 0)
                .distinct()
                .toList();
    }

    private Traits traits(IdentityRow row) {
        @Nullable Trait[] traits = new Trait[fields.size()];
        for (int i = 0; i < traits.length; i++) {
            String field = fields.get(i);
            String written = row.values().get(field);
            if (written == null) {
                continue;
            }
            ConcurrentLruCache<String, Optional<Trait>> known = names.get(field);
            Trait trait = known != null ? known.get(written).orElse(null) : trait(field, written);
            traits[i] = trait instanceof Code code && NHS_NUMBER.equals(field) && !row.nhsVerified()
                    ? code.unverified()
                    : trait;
        }
        return new Traits(traits);
    }

    private @Nullable Trait trait(String field, String written) {
        Trait trait = settings.trait(field, written);
        FrequencyTable table = frequencies.get(field);
        if (trait != null && table != null) {
            table.assign(trait);
        }
        return trait;
    }

    /**
     * What the model says of two identities.
     *
     * @param levels by comparison
     * @param isByRarity joined, and only since the name is rare
     */
    record Verdict(Outcome outcome, double weight, List<Integer> levels, boolean isByRarity) {
        Verdict {
            levels = List.copyOf(levels);
        }

        Verdict unlessByRarity() {
            return isByRarity ? new Verdict(Outcome.REVIEW, weight, levels, false) : this;
        }
    }

    enum Outcome {
        JOINED,
        /** Doubtful: a person decides, and until then they stay two. */
        REVIEW,
        APART
    }

    private static final Verdict APART = new Verdict(Outcome.APART, Model.LESS, List.of(), false);

    /** Most that are compared are nobody near, and are not looked at to the end. */
    Verdict compare(KnownIdentity one, KnownIdentity other, Likeness likeness) {
        if (one.isUnborn() || other.isUnborn()) {
            return APART;
        }
        int[] levels = model.levels();
        double weight = model.weight(one.traits(), other.traits(), likeness, levels, Model.odds(review));
        return verdict(one, other, weight, levels);
    }

    /**
     * The same, where an address is protected now: what it said before still holds, since nobody has said
     * otherwise.
     *
     * @param before the levels of this pair when the address was known
     * @param by the model that said so
     */
    Verdict compare(KnownIdentity one, KnownIdentity other, Likeness likeness, List<Integer> before, ModelInUse by) {
        int[] levels = model.levels();
        model.levels(one.traits(), other.traits(), likeness, levels);
        Set<String> said = by.homeWords(before);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] < 0 && model.isOfHome(i)) {
                levels[i] = levelOf(i, said);
            }
        }
        double weight = model.weight(one.traits(), other.traits(), levels);
        return verdict(one, other, weight, levels);
    }

    private Set<String> homeWords(List<Integer> levels) {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < Math.min(levels.size(), model.levels().length); i++) {
            if (levels.get(i) >= 0 && model.isOfHome(i)) {
                words.add(model.word(i, levels.get(i)));
            }
        }
        return words;
    }

    /** The level that is called so; of a model that has no such level, nothing is known. */
    private int levelOf(int comparison, Set<String> said) {
        for (int level = 0; level < model.levelsOf(comparison); level++) {
            if (said.contains(model.word(comparison, level))) {
                return level;
            }
        }
        return -1;
    }

    /** A register that has two entries which are surely one has a double, and somebody looks; no more than that. */
    private Verdict verdict(KnownIdentity one, KnownIdentity other, double weight, int[] levels) {
        boolean isOfOneRegister = one.isOfOneRegister(other, settings.hub().registers());
        if (weight < (isOfOneRegister ? join : review) || one.isSurelyAnother(other)) {
            return APART;
        }
        boolean isRare = isRare(one, other, weight, levels);
        boolean isJoined = doubts(isOfOneRegister, isRare, weight, levels).isEmpty();
        return new Verdict(
                isJoined ? Outcome.JOINED : Outcome.REVIEW,
                weight,
                Arrays.stream(levels).boxed().toList(),
                isJoined && !hasMoreThanAName(levels));
    }

    private boolean hasMoreThanAName(int[] levels) {
        return settings.hub().joinNeeds().stream().anyMatch(word -> model.areMet(List.of(word), levels));
    }

    /** Whether name and birthday are enough. A home that one has only by postcode and the other by UPRN is known. */
    private boolean isRare(KnownIdentity one, KnownIdentity other, double weight, int[] levels) {
        boolean isHomeKnown = (hasHome(one) && hasHome(other)) || model.isHomeKnown(levels);
        return !isHomeKnown
                && weight >= joinWithout
                && model.areMet(settings.hub().rare(), levels);
    }

    private boolean hasHome(KnownIdentity identity) {
        return LinkageSettings.HOME.stream()
                .map(fields::indexOf)
                .anyMatch(field -> field >= 0 && identity.traits().get(field) != null);
    }

    private Set<Doubt> doubts(boolean isOfOneRegister, boolean isRare, double weight, int[] levels) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (weight < join) {
            doubts.add(Doubt.NOT_SURE);
        }
        if (isOfOneRegister) {
            doubts.add(Doubt.ONE_REGISTER);
        }
        if (!isRare && !hasMoreThanAName(levels)) {
            doubts.add(Doubt.NAME_AND_DATE_ALONE);
        }
        if (isAnyMet(settings.hub().doubt(), levels)) {
            doubts.add(Doubt.CONTRADICTION);
        }
        if (isAnyMet(settings.hub().twins(), levels) && !hasANumber(levels)) {
            doubts.add(Doubt.MAYBE_TWINS);
        }
        return doubts;
    }

    private boolean isAnyMet(List<List<String>> lists, int[] levels) {
        return lists.stream().anyMatch(words -> model.areMet(words, levels));
    }

    /** Whether a number agrees that only one person has. */
    private boolean hasANumber(int[] levels) {
        return rules.conflict().review().stream().anyMatch(word -> model.areMet(List.of(word), levels));
    }

    /**
     * Why these two are not joined, as far as they are near.
     *
     * @param isProtected whether the address of one is: then a rare name is not enough
     */
    Set<Doubt> doubts(KnownIdentity one, KnownIdentity other, Likeness likeness, boolean isProtected) {
        int[] levels = model.levels();
        double weight = model.weight(one.traits(), other.traits(), likeness, levels, 0);
        return doubts(
                one.isOfOneRegister(other, settings.hub().registers()),
                !isProtected && isRare(one, other, weight, levels),
                weight,
                levels);
    }

    /** Whether no likeness makes these one. */
    boolean areTwo(KnownIdentity one, KnownIdentity other) {
        return one.isOfOneRegister(other, settings.hub().registers()) || one.isSurelyAnother(other);
    }

    /** Whether something agrees that one person has and something else contradicts it: only a person makes these one. */
    boolean isContradicted(KnownIdentity one, KnownIdentity other, Likeness likeness) {
        if (one.isUnborn() || other.isUnborn()) {
            return false;
        }
        int[] levels = model.levels();
        model.levels(one.traits(), other.traits(), likeness, levels);
        return isAnyMet(settings.hub().doubt(), levels);
    }

    /** For the mean over groups, of two that no key brought together. */
    double weight(KnownIdentity one, KnownIdentity other, Likeness likeness) {
        if (one.isUnborn() || other.isUnborn()) {
            return mergeWeight();
        }
        int[] levels = model.levels();
        return model.weight(one.traits(), other.traits(), likeness, levels, 0);
    }

    /** Why two are apart. */
    List<Step> explain(KnownIdentity one, KnownIdentity other, Likeness likeness) {
        return model.explain(one.traits(), other.traits(), likeness);
    }

    List<Step> explain(KnownIdentity one, KnownIdentity other, List<Integer> levels) {
        return model.explain(
                one.traits(),
                other.traits(),
                levels.stream().mapToInt(Integer::intValue).toArray());
    }
}
