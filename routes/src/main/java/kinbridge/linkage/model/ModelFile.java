package kinbridge.linkage.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import kinbridge.linkage.model.Parameters.Convergence;
import kinbridge.linkage.rules.About;
import kinbridge.linkage.rules.LinkageRules;
import kinbridge.linkage.rules.LinkageRules.ComparisonRule;
import kinbridge.linkage.rules.LinkageRules.Conflict;

/**
 * A model as it is kept: what was compared, and what was estimated. With it a pair weighs the same for
 * ever, whatever else arrives.
 *
 * @param records of how many it was estimated
 * @param rarest the frequency of a value that nobody else has
 * @param situations by situation, how probable it is for two records taken at random
 * @param rows by comparison, level and situation
 * @param frequencies by field, of the fields whose values are counted
 */
public record ModelFile(
        long records,
        List<ComparisonRule> comparisons,
        Conflict conflict,
        double conflictWeight,
        double rarest,
        List<Double> situations,
        List<List<List<Double>>> rows,
        Convergence convergence,
        Map<String, FrequencyTable> frequencies) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Of the numbers that one person bears, the one that most records have. */
    private static final String LIKE = "nhs-number";

    public ModelFile {
        // Of a file that somebody wrote by hand, anything may be missing.
        Objects.requireNonNull(conflict, "conflict");
        Objects.requireNonNull(convergence, "convergence");
        comparisons = List.copyOf(comparisons);
        frequencies = Map.copyOf(frequencies);
        situations = List.copyOf(situations);
        rows = List.copyOf(rows);
        if (situations.size() != Situation.COUNT || rows.size() != comparisons.size()) {
            throw new IllegalArgumentException("not a model of these comparisons");
        }
        for (int i = 0; i < rows.size(); i++) {
            boolean isWhole = rows.get(i).stream().allMatch(row -> row.size() == Situation.COUNT);
            if (!isWhole || rows.get(i).size() != comparisons.get(i).levels().size() + 1) {
                throw new IllegalArgumentException(
                        "comparison '" + comparisons.get(i).field() + "': not a row for each level");
            }
        }
    }

    /** @throws IOException where the text is no model; the message says why */
    public static ModelFile read(String json) throws IOException {
        try {
            ModelFile file = JSON.readValue(json, ModelFile.class);
            Measure.of(file.comparisons, file.fields());
            return file;
        } catch (JsonProcessingException wrong) {
            throw new IOException("not a model of linkage: " + wrong.getOriginalMessage(), wrong);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("not a model of linkage: " + wrong.getMessage(), wrong);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The same with the numbers that the rules compare and the records it was estimated from did not have:
     * until a council's own records tell, each is taken to be as good as an NHS number. What contradicts itself is
     * what the rules say today, of those numbers too.
     */
    public ModelFile withNumbersOf(LinkageRules rules) {
        int like = IntStream.range(0, comparisons.size())
                .filter(i -> LIKE.equals(comparisons.get(i).field()))
                .findFirst()
                .orElse(-1);
        List<ComparisonRule> all = new ArrayList<>(comparisons);
        List<List<List<Double>>> allRows = new ArrayList<>(rows);
        for (ComparisonRule rule : rules.comparisons()) {
            boolean isKnown =
                    comparisons.stream().anyMatch(known -> known.field().equals(rule.field()));
            if (like >= 0 && !isKnown && rule.aboutWhat() == About.PERSON && rules.isNumber(rule.field())) {
                all.add(rule);
                allRows.add(borrowed(rule.levels().size() + 1, rows.get(like)));
            }
        }
        return new ModelFile(
                records, all, rules.conflict(), conflictWeight, rarest, situations, allRows, convergence, frequencies);
    }

    /**
     * The same with what another model compares and this one does not, because the records it was estimated from say
     * too little of it.
     */
    public ModelFile completedBy(ModelFile other) {
        List<String> mine = fields();
        List<ComparisonRule> all = new ArrayList<>(comparisons);
        List<List<List<Double>>> allRows = new ArrayList<>(rows);
        Map<String, FrequencyTable> allFrequencies = new HashMap<>(other.frequencies);
        allFrequencies.putAll(frequencies);
        for (int i = 0; i < other.comparisons.size(); i++) {
            if (!mine.contains(other.comparisons.get(i).field())) {
                all.add(other.comparisons.get(i));
                allRows.add(other.rows.get(i));
            }
        }
        return new ModelFile(
                records, all, conflict, conflictWeight, rarest, situations, allRows, convergence, allFrequencies);
    }

    /** The best level as there, else as there; what is between is shared among the levels between. */
    private static List<List<Double>> borrowed(int levels, List<List<Double>> from) {
        List<List<Double>> borrowed = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            borrowed.add(
                    level == 0
                            ? from.get(0)
                            : level == levels - 1 ? from.get(from.size() - 1) : from.get(Math.min(1, from.size() - 2)));
        }
        return borrowed;
    }

    /** The fields that it compares, each once, in its own order. */
    public List<String> fields() {
        return comparisons.stream().map(ComparisonRule::field).distinct().toList();
    }

    /** @param fields the fields of the records, in the order of {@link kinbridge.linkage.likeness.Traits} */
    public Model model(List<String> fields) {
        List<ComparisonRule> used = comparisons.stream()
                .filter(rule -> fields.contains(rule.field()))
                .toList();
        List<List<List<Double>>> ofUsed =
                used.stream().map(rule -> rows.get(comparisons.indexOf(rule))).toList();
        return new Model(
                Measure.of(used, fields),
                Parameters.of(situations, ofUsed, convergence),
                rarest,
                conflict,
                conflictWeight);
    }
}
