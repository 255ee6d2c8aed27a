package kinbridge.linkage.likeness;

import java.util.List;
import java.util.Locale;

/** One degree of agreement of two values of one kind, by the words of {@code linkage.yaml}. */
@FunctionalInterface
interface Level {

    boolean holds(Trait one, Trait other, Likeness likeness);

    /** Every word that a level may have, for the message about one that is none of them. */
    List<String> WORDS = List.of(
            "equal",
            "swapped",
            "alike",
            "part",
            "initial",
            "similar 0.92",
            "slips 1",
            "years 2",
            "same year",
            "same day and month",
            "sector",
            "outward",
            "same user");

    /**
     * @param words such as {@code similar 0.92}
     * @throws IllegalArgumentException where no level has these words
     */
    static Level of(String words) {
        String[] parts = words.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
        return switch (parts[0]) {
            case "equal" -> (one, other, likeness) -> one.isSame(other) && (!(one instanceof Day day) || day.isWhole());
            case "alike" -> (one, other, likeness) -> one instanceof Name a && other instanceof Name b && a.isAlike(b);
            case "part" ->
                (one, other, likeness) -> one instanceof Name a && other instanceof Name b && a.sharesPart(b);
            case "initial" ->
                (one, other, likeness) -> one instanceof Name a && other instanceof Name b && isInitial(a, b);
            case "similar" -> similar(number(words, parts));
            case "slips" -> slips((int) number(words, parts));
            case "sector" ->
                (one, other, likeness) -> one instanceof Place a
                        && other instanceof Place b
                        && a.sector().equals(b.sector());
            case "outward" ->
                (one, other, likeness) -> one instanceof Place a
                        && other instanceof Place b
                        && a.outward().equals(b.outward());
            case "years" -> years((int) number(words, parts));
            case "same" -> same(words, parts);
            default -> throw unknown(words);
        };
    }

    private static Level similar(double atLeast) {
        return (one, other, likeness) -> likeness.isAtLeast(atLeast, one, other);
    }

    /** Of a date, digits; of anything else, one letter more, less, other, or two the wrong way round. */
    private static Level slips(int atMost) {
        return (one, other, likeness) -> {
            if (one instanceof Day a && other instanceof Day b) {
                return a.isWhole() && b.isWhole() && (a.isDayAndMonthSwapped(b) || a.isWithin(b, atMost));
            }
            return one.mayBeWithin(other, atMost) && Slips.isWithin(one.text(), other.text(), atMost);
        };
    }

    /** Dates so many years apart or fewer. */
    private static Level years(int atMost) {
        return (one, other, likeness) -> one instanceof Day a
                && other instanceof Day b
                && a.year() != 0
                && b.year() != 0
                && Math.abs(a.year() - b.year()) <= atMost;
    }

    private static Level same(String words, String[] parts) {
        return switch (parts.length < 2 ? "" : parts[1]) {
            case "year" ->
                (one, other, likeness) ->
                        one instanceof Day a && other instanceof Day b && a.year() == b.year() && a.year() != 0;
            case "day and month" ->
                (one, other, likeness) -> one instanceof Day a
                        && other instanceof Day b
                        && a.day() == b.day()
                        && a.month() == b.month()
                        && a.day() != 0
                        && a.month() != 0;
            case "user" ->
                (one, other, likeness) -> one instanceof Email a
                        && other instanceof Email b
                        && a.user().equals(b.user());
            default -> throw unknown(words);
        };
    }

    private static boolean isInitial(Name one, Name other) {
        return (one.isInitial() || other.isInitial())
                && one.text().charAt(0) == other.text().charAt(0);
    }

    private static double number(String words, String[] parts) {
        try {
            return Double.parseDouble(parts.length < 2 ? "" : parts[1]);
        } catch (NumberFormatException notANumber) {
            throw unknown(words);
        }
    }

    private static IllegalArgumentException unknown(String words) {
        return new IllegalArgumentException(
                "no level '" + words + "', expected one such as " + String.join(", ", WORDS));
    }
}
