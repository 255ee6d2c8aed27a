package kinbridge.linkage.invented;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Slips of the hand, and of the scanner that reads what a hand wrote. */
final class Typing {

    private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

    /** What scanners take for something else. */
    private static final Map<String, String> LOOKALIKES = Map.ofEntries(
            Map.entry("o", "0"),
            Map.entry("l", "1"),
            Map.entry("i", "l"),
            Map.entry("s", "5"),
            Map.entry("b", "8"),
            Map.entry("g", "9"),
            Map.entry("z", "2"),
            Map.entry("m", "rn"),
            Map.entry("w", "vv"),
            Map.entry("d", "cl"),
            Map.entry("n", "ri"),
            Map.entry("e", "c"),
            Map.entry("h", "b"),
            Map.entry("u", "v"),
            Map.entry("t", "f"));

    /** Which slip, by its share of slips. */
    private enum Slip {
        NEIGHBOUR(0.24),
        LOOKALIKE(0.08),
        INSERTION(0.10),
        DELETION(0.25),
        DOUBLING(0.12),
        TRANSPOSITION(0.21);

        private final double share;

        Slip(double share) {
            this.share = share;
        }
    }

    /** Share of slips that may hit the first letter: people look at it. */
    private static final double FIRST_LETTER = 0.12;

    private final Weighted<Slip> slips;
    private final Chance chance;

    Typing(Chance chance) {
        this.chance = chance;
        Weighted.Gathering<Slip> gathering = new Weighted.Gathering<>();
        for (Slip slip : Slip.values()) {
            gathering.add(slip, slip.share);
        }
        slips = gathering.done();
    }

    /** The text with one slip in it. */
    String slip(String text) {
        if (text.length() < 2) {
            return text;
        }
        int place = chance.is(FIRST_LETTER) ? 0 : chance.between(1, text.length() - 1);
        String before = text.substring(0, place);
        String letter = text.substring(place, place + 1);
        String after = text.substring(place + 1);
        return switch (slips.pick(chance)) {
            case NEIGHBOUR -> before + likeCase(letter, neighbour(letter)) + after;
            case LOOKALIKE ->
                before
                        + likeCase(letter, LOOKALIKES.getOrDefault(letter.toLowerCase(Locale.ROOT), neighbour(letter)))
                        + after;
            case INSERTION -> before + letter + neighbour(letter) + after;
            case DELETION -> before + after;
            case DOUBLING -> before + letter + letter.toLowerCase(Locale.ROOT) + after;
            case TRANSPOSITION -> transposed(text, place);
        };
    }

    /** The text with one of its digits wrong. */
    String digitSlip(String text) {
        int place = chance.below(text.length());
        while (!Character.isDigit(text.charAt(place))) {
            place = (place + 1) % text.length();
        }
        int digit = (text.charAt(place) - '0' + chance.between(1, 9)) % 10;
        return text.substring(0, place) + digit + text.substring(place + 1);
    }

    /** The text with that character and the one before it, or the first two, swapped. */
    private static String transposed(String text, int place) {
        int second = Math.max(1, place);
        String pair = text.substring(second - 1, second);
        String swapped = text.substring(second, second + 1);
        if (second == 1 && Character.isUpperCase(pair.charAt(0)) && Character.isLowerCase(swapped.charAt(0))) {
            pair = pair.toLowerCase(Locale.ROOT);
            swapped = swapped.toUpperCase(Locale.ROOT);
        }
        return text.substring(0, second - 1) + swapped + pair + text.substring(second + 1);
    }

    private String neighbour(String letter) {
        String lower = letter.toLowerCase(Locale.ROOT);
        for (String row : KEYS) {
            int key = row.indexOf(lower);
            if (key >= 0) {
                boolean isLeft = key > 0 && (key == row.length() - 1 || chance.is(0.5));
                return row.substring(isLeft ? key - 1 : key + 1, isLeft ? key : key + 2);
            }
        }
        return chance.pick(List.of("e", "a", "r", "n"));
    }

    private static String likeCase(String letter, String other) {
        return letter.equals(letter.toLowerCase(Locale.ROOT)) ? other : other.toUpperCase(Locale.ROOT);
    }
}
