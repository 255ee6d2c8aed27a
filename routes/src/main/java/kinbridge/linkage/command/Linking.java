package kinbridge.linkage.command;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.linkage.blocking.Candidates;
import kinbridge.linkage.blocking.Pairs;
import kinbridge.linkage.clusters.GuardedMerge;
import kinbridge.linkage.clusters.Link;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.Model;
import kinbridge.linkage.model.ModelFile;
import kinbridge.linkage.register.Register;
import kinbridge.linkage.register.Trained;
import kinbridge.linkage.rules.LinkageRules;

/** Links the records of a register: estimates the model, compares, and merges. */
final class Linking {

    /** Pairs of less than one in thirty are not looked at to the end, and add nothing to the error that is stated. */
    private static final double LEAST_FOR_ERROR = Model.odds(-5);
    /** What weighs less counts so in a mean. */
    private static final double LEAST_FOR_MEAN = Model.odds(-12);

    private final Register register;
    private final LinkageRules rules;
    private final Candidates candidates;
    private final Model model;
    private final ModelFile file;

    private Linking(Register register, LinkageRules rules, Candidates candidates, ModelFile file, Model model) {
        this.register = register;
        this.rules = rules;
        this.candidates = candidates;
        this.file = file;
        this.model = model;
    }

    /** By a model that is estimated from these records. */
    static Linking estimated(Register register, LinkageRules rules, long seed) {
        Candidates candidates = register.candidates(rules.blocking());
        Trained trained = Trained.on(register, candidates, rules, seed);
        return new Linking(register, rules, candidates, trained.file(), trained.model());
    }

    /** By a model that was kept: a pair weighs what it weighs, whatever other records there are. */
    static Linking by(ModelFile file, Register register, LinkageRules rules) throws Unlinkable {
        if (register.fields().stream().noneMatch(file.fields()::contains)) {
            throw new Unlinkable(
                    "the model compares none of the fields that there are; it has " + String.join(", ", file.fields()));
        }
        file.frequencies().forEach((field, table) -> {
            int place = register.fields().indexOf(field);
            if (place >= 0) {
                register.frequencies().get(place).assign(table);
            }
        });
        return new Linking(register, rules, register.candidates(rules.blocking()), file, file.model(register.fields()));
    }

    ModelFile file() {
        return file;
    }

    Model model() {
        return model;
    }

    /** Fields that have one value in all records. */
    List<String> constantFields() {
        List<String> constant = new ArrayList<>();
        for (int field = 0; field < register.fields().size(); field++) {
            if (register.frequencies().get(field).isConstant()) {
                constant.add(register.fields().get(field));
            }
        }
        return constant;
    }

    Candidates candidates() {
        return candidates;
    }

    /**
     * What comparing found.
     *
     * @param links pairs from the review threshold on, surest first
     * @param joined those from the join threshold on
     * @param review the others
     * @param compared pairs that were compared
     * @param apart how many of the pairs left apart are expected to be one person
     * @param missed how many pairs of one person are expected among those that no key brought together
     */
    record Found(List<Link> links, Outcome joined, Outcome review, long compared, double apart, double missed) {}

    /** @param expected how many of the pairs are expected to be one person */
    record Outcome(long pairs, double expected) {
        static Outcome of(Stream<Link> links) {
            DoubleSummaryStatistics sum =
                    links.mapToDouble(link -> Model.probability(link.weight())).summaryStatistics();
            return new Outcome(sum.getCount(), sum.getSum());
        }
    }

    Found compare() {
        double review = Model.weightOf(rules.thresholds().review());
        List<Comparing> parts = candidates.scan(() -> new Comparing(review));
        List<Link> links = new ArrayList<>();
        long compared = 0;
        double apart = 0;
        double once = 0;
        double twice = 0;
        for (Comparing part : parts) {
            links.addAll(part.links);
            compared += part.compared;
            apart += part.apart;
            once += part.metOnce;
            twice += part.metTwice;
        }
        links.sort(Link.SUREST_FIRST);
        // Chao: who was caught once and who twice tells how many were never caught.
        double missed = candidates.areAll() ? 0 : once * once / (2 * Math.max(1, twice));
        double join = Model.weightOf(rules.thresholds().join());
        return new Found(
                links,
                Outcome.of(links.stream().filter(link -> link.weight() >= join)),
                Outcome.of(links.stream().filter(link -> link.weight() < join)),
                compared,
                apart,
                missed);
    }

    /** By record, the lowest place of the records that are the same person. */
    int[] people(List<Link> links, double threshold) {
        Likeness likeness = new Likeness();
        int[] levels = model.levels();
        List<Traits> records = register.records();
        GuardedMerge.Weighing conflictFirst =
                (one, other) -> model.isConflict(records.get(one), records.get(other), likeness, levels)
                        ? GuardedMerge.NEVER
                        : model.weight(records.get(one), records.get(other), likeness, levels, LEAST_FOR_MEAN);
        List<Link> free = links.stream()
                .filter(link -> !model.isConflict(records.get(link.one()), records.get(link.other()), likeness, levels))
                .toList();
        return GuardedMerge.merge(records.size(), free, threshold, conflictFirst);
    }

    private final class Comparing implements Pairs {

        private final double review;
        private final List<Traits> records = register.records();
        private final Likeness likeness = new Likeness();
        private final int[] levels = model.levels();
        private final List<Link> links = new ArrayList<>();
        private long compared;
        private double apart;
        private double metOnce;
        private double metTwice;

        Comparing(double review) {
            this.review = review;
        }

        @Override
        public void pair(int one, int other) {
            compared++;
            double weight = model.weight(records.get(one), records.get(other), likeness, levels, LEAST_FOR_ERROR);
            if (weight == Model.LESS) {
                return;
            }
            double probability = Model.probability(weight);
            if (weight >= review) {
                links.add(new Link(one, other, weight));
            } else {
                apart += probability;
            }
            if (probability > 0.1 && !candidates.areAll()) {
                int meetings = candidates.meetings(one, other);
                metOnce += meetings == 1 ? probability : 0;
                metTwice += meetings == 2 ? probability : 0;
            }
        }
    }
}
