package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The long tail of English family names, most of them rare: each is composed of a first element and an ending
 * (Thirl-thwaite). A list of them all would be as long as this county's telephone book.
 */
final class RareFamilyNames {

    /** How fast names get rarer by rank: the tail carries on where the list of common names ends. */
    private static final double STEEPNESS = 0.8;

    private static final int FIRST_RANK = 600;

    /** Which name has which rank is the same whatever the run's seed is. */
    private static final long RANKS = 20_250_101;

    private final Weighted<String> names;

    RareFamilyNames(Set<String> common) {
        Set<String> composed = new TreeSet<>();
        List<List<String>> elements = Lists.rows("rare-family-name-elements.csv");
        for (List<String> first : elements) {
            for (List<String> ending : elements) {
                if (first.get(1).equals("first") && ending.get(1).equals("ending")) {
                    composed.add(joined(first.get(0), ending.get(0)));
                }
            }
        }
        composed.removeAll(common);
        List<String> inOrder = new ArrayList<>(composed);
        int[] ranks = new Chance(RANKS).shuffled(inOrder.size());
        Weighted.Gathering<String> gathering = new Weighted.Gathering<>();
        for (int place = 0; place < ranks.length; place++) {
            gathering.add(inOrder.get(place), Math.pow(FIRST_RANK + ranks[place], -STEEPNESS));
        }
        names = gathering.done();
    }

    String pick(Chance chance) {
        return names.pick(chance);
    }

    /** Without three of a letter, or two where the first element has two already. */
    private static String joined(String first, String ending) {
        String lower = first.toLowerCase(Locale.ROOT);
        int last = lower.length() - 1;
        boolean isDoubled = last > 0 && lower.charAt(last) == lower.charAt(last - 1);
        boolean isMet = lower.charAt(last) == ending.charAt(0);
        boolean isVowelMet = isMet && "aeiouy".indexOf(ending.charAt(0)) >= 0;
        return (isMet && isDoubled) || isVowelMet ? first + ending.substring(1) : first + ending;
    }
}
