package kinbridge.console;

import java.util.Locale;
import java.util.Map;
import kinbridge.linkage.Doubt;
import kinbridge.linkreview.LinkReviews.Answer;
import org.jspecify.annotations.Nullable;

/** The words of {@code linkage.yaml} as a reader says them. */
final class LinkWords {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("before any comparison", "Before anything is compared"),
            Map.entry("conflict", "Contradiction"),
            Map.entry("given", "Given names"),
            Map.entry("family", "Family name"),
            Map.entry("born", "Date of birth"),
            Map.entry("sex", "Sex"),
            Map.entry("nhs-number", "NHS number"),
            Map.entry("crn", "Case reference number (CRN)"),
            Map.entry("noms-number", "NOMS number"),
            Map.entry("pnc-number", "PNC number"),
            Map.entry("upn", "Unique pupil number"),
            Map.entry("phone", "Telephone"),
            Map.entry("email", "E-mail"),
            Map.entry("postcode", "Postcodes"),
            Map.entry("uprn", "Properties (UPRN)"));

    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("equal", "the same"),
            Map.entry("swapped", "given and family name the other way round"),
            Map.entry("part", "the same in part"),
            Map.entry("alike", "known short form or spelling"),
            Map.entry("initial", "the same initial"),
            Map.entry("slips 1", "one slip apart"),
            Map.entry("slips 2", "two slips apart"),
            Map.entry("same year", "the same year"),
            Map.entry("same day and month", "the same day and month"),
            Map.entry("years 2", "at most two years apart"),
            Map.entry("years 12", "at most twelve years apart"),
            Map.entry("same user", "the same name before the @"),
            Map.entry("sector", "the same part of a district"),
            Map.entry("outward", "the same district"),
            Map.entry("else", "different"),
            Map.entry("not known", "not known"),
            Map.entry("held for review", "a person must look"));

    private LinkWords() {}

    static String field(String field) {
        return FIELDS.getOrDefault(field, field);
    }

    static String level(String field, @Nullable String level) {
        if (field.equals("born") && "slips 1".equals(level)) {
            return "one slip apart, or day and month the other way round";
        }
        if (level == null) {
            return "how seldom any two are one person";
        }
        return level.startsWith("similar ") ? "similar" : LEVELS.getOrDefault(level, level);
    }

    static String doubt(Doubt doubt) {
        return switch (doubt) {
            case NOT_SURE -> "it is not sure enough";
            case ONE_REGISTER -> "both are entries of one register, which holds nobody twice";
            case NAME_AND_DATE_ALONE ->
                "no number, telephone, e-mail or address agrees, and two people may well have"
                        + " one name and one date of birth";
            case CONTRADICTION ->
                "a number that only one person has agrees, and a name or date of birth contradicts it";
            case MAYBE_TWINS ->
                "twins have one birthday, and often names that are alike; no number says that it is one";
        };
    }

    static String answer(Answer answer) {
        return switch (answer) {
            case SAME -> "one person";
            case DIFFERENT -> "two people";
            case TAKEN_BACK -> "the answer is taken back";
            case NONE -> "nothing";
        };
    }

    /** In percent; never so round that it says certainty. */
    static String percent(double probability) {
        double percent = probability * 100;
        if (percent > 99.99) {
            return "more than 99.99 %";
        }
        return percent < 0.01
                ? "less than 0.01 %"
                : String.format(Locale.UK, percent > 99 ? "%.2f %%" : "%.0f %%", percent);
    }
}
