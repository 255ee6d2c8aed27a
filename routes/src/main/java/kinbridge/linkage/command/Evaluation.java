package kinbridge.linkage.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.linkage.command.Labels.Pair;

/** Measures pairs and people against labels. */
final class Evaluation {

    private final Labels truth;

    Evaluation(Labels truth) {
        this.truth = truth;
    }

    /** The score of the pairs from this probability on. */
    record AtThreshold(double threshold, long pairs, Score score) {}

    private record Judged(double probability, boolean isRight) {}

    /**
     * @param pairs a file as {@code link --out} writes it
     * @param thresholds probabilities, in any order
     * @return for each threshold, and last for that of the highest F1
     */
    List<AtThreshold> ofPairs(Path pairs, List<Double> thresholds) throws IOException {
        List<Judged> judged = judged(pairs);
        List<AtThreshold> scores = new ArrayList<>();
        AtThreshold best = new AtThreshold(1, 0, Score.of(0, 0, truth.pairs().size()));
        long right = 0;
        for (int i = 0; i < judged.size(); i++) {
            right += judged.get(i).isRight() ? 1 : 0;
            boolean isLastOfItsProbability = i + 1 == judged.size()
                    || judged.get(i + 1).probability() < judged.get(i).probability();
            Score score = Score.of(right, i + 1L, truth.pairs().size());
            if (isLastOfItsProbability && score.f1() > best.score().f1()) {
                best = new AtThreshold(judged.get(i).probability(), i + 1L, score);
            }
        }
        for (double threshold : thresholds) {
            List<Judged> said = judged.stream()
                    .filter(each -> each.probability() >= threshold)
                    .toList();
            long soSaid = said.stream().filter(Judged::isRight).count();
            scores.add(new AtThreshold(
                    threshold,
                    said.size(),
                    Score.of(soSaid, said.size(), truth.pairs().size())));
        }
        scores.add(best);
        return scores;
    }

    private List<Judged> judged(Path pairs) throws IOException {
        List<Judged> judged = new ArrayList<>();
        boolean areLabelled = false;
        try (Table table = Table.open(pairs)) {
            if (!table.has("id_l") || !table.has("id_r")) {
                throw new Unlinkable(table.name() + ": expected columns id_l and id_r, as `link --out` writes them");
            }
            boolean hasProbability = table.has("match_probability");
            for (List<String> row = table.next(); row != null; row = table.next()) {
                Pair pair = Pair.of(table.cell(row, "id_l"), table.cell(row, "id_r"));
                double probability = hasProbability ? Double.parseDouble(table.cell(row, "match_probability")) : 1;
                judged.add(new Judged(probability, truth.pairs().contains(pair)));
                areLabelled |= truth.ids().contains(pair.one()) || truth.ids().contains(pair.other());
            }
        } catch (NumberFormatException notANumber) {
            throw new Unlinkable(pairs.getFileName() + ": a match_probability is no number");
        }
        if (!judged.isEmpty() && !areLabelled) {
            throw new Unlinkable("no id stands both in the pairs and in the labels: were they linked by another column"
                    + " (link --id)?");
        }
        judged.sort(Comparator.comparingDouble(Judged::probability).reversed());
        return judged;
    }

    /**
     * Scores of people.
     *
     * @param pairs over the pairs that the people imply
     * @param bCubed over the records: of those said to be the same person as a record, how many are
     */
    record OfPeople(Score pairs, Score bCubed) {}

    /** @param people person by id */
    OfPeople ofPeople(Map<String, String> people) throws Unlinkable {
        Map<List<String>, Long> together = new HashMap<>();
        Map<String, Long> said = new HashMap<>();
        Map<String, Long> so = new HashMap<>();
        long records = 0;
        for (Map.Entry<String, String> each : people.entrySet()) {
            String person = truth.people().get(each.getKey());
            if (person != null) {
                records++;
                together.merge(List.of(each.getValue(), person), 1L, Long::sum);
                said.merge(each.getValue(), 1L, Long::sum);
                so.merge(person, 1L, Long::sum);
            }
        }
        if (records == 0) {
            throw new Unlinkable("no id stands both in the people and in the labels (id,person)");
        }
        double precision = 0;
        double recall = 0;
        for (Map.Entry<List<String>, Long> each : together.entrySet()) {
            double both = each.getValue();
            precision += both * both / said.getOrDefault(each.getKey().get(0), 1L);
            recall += both * both / so.getOrDefault(each.getKey().get(1), 1L);
        }
        return new OfPeople(
                Score.of(pairs(together), pairs(said), pairs(so)), new Score(precision / records, recall / records));
    }

    private static long pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }
}
