package kinbridge.linkage.likeness;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of an address, a place or an occupation; those that say little (road, flat) weigh little. */
public final class Words extends Trait {

    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("cl", "close"),
            Map.entry("cres", "crescent"),
            Map.entry("ct", "court"),
            Map.entry("dr", "drive"),
            Map.entry("gdns", "gardens"),
            Map.entry("gr", "grove"),
            Map.entry("hse", "house"),
            Map.entry("la", "lane"),
            Map.entry("ln", "lane"),
            Map.entry("pk", "park"),
            Map.entry("pl", "place"),
            Map.entry("sq", "square"),
            Map.entry("st", "street"),
            Map.entry("str", "street"),
            Map.entry("tce", "terrace"),
            Map.entry("terr", "terrace"),
            Map.entry("apartment", "flat"),
            Map.entry("apt", "flat"),
            Map.entry("unit", "flat"),
            Map.entry("saint", "street"));
    private static final Set<String> COMMON = Set.of(
            "road",
            "avenue",
            "close",
            "crescent",
            "court",
            "drive",
            "gardens",
            "grove",
            "house",
            "lane",
            "park",
            "place",
            "square",
            "street",
            "terrace",
            "way",
            "walk",
            "rise",
            "view",
            "hill",
            "green",
            "row",
            "mews",
            "circuit",
            "parade",
            "highway",
            "flat",
            "the",
            "of",
            "and",
            "in",
            "at",
            "near",
            "upper",
            "lower");
    private static final double COMMON_WEIGHT = 0.25;

    private final String[] words;
    private final long[] signs;
    private final double[] weights;
    private final double total;

    Words(String text, List<String> written) {
        super(text);
        words = written.stream()
                .limit(Long.SIZE)
                // A town's addresses share their words; one object each keeps them near at hand.
                .map(word -> LONG.getOrDefault(word, word).intern())
                .sorted()
                .toArray(String[]::new);
        signs = new long[words.length];
        weights = new double[words.length];
        double sum = 0;
        for (int i = 0; i < words.length; i++) {
            signs[i] = Signs.of(words[i]);
            weights[i] = COMMON.contains(words[i]) ? COMMON_WEIGHT : 1;
            sum += weights[i];
        }
        total = sum;
    }

    String[] words() {
        return words;
    }

    long signs(int word) {
        return signs[word];
    }

    double weight(int word) {
        return weights[word];
    }

    double total() {
        return total;
    }
}
