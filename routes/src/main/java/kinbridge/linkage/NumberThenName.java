package kinbridge.linkage;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * The first linking: a verified NHS number with an agreeing date of birth joins; otherwise name, date of
 * birth and address are scored. An equal number with a conflicting date of birth or name never joins:
 * numbers are mistyped, and mothers' and babies' are mixed up.
 */
class NumberThenName implements Linker {

    /** The rule of joins that rest on no number. */
    static final String BY_LIKENESS = "name-date-of-birth-and-place";

    static final double PLACE_UNKNOWN = 0.5;

    private static final double NAMES_AGREE = 0.85;
    private static final double ONE_SLIP = 0.5;

    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    private final LinkageSettings settings;

    NumberThenName(LinkageSettings settings) {
        this.settings = settings;
    }

    @Override
    public Verdict compare(Candidate one, Candidate other) {
        double given = similar(one.given(), other.given());
        double family = similar(one.family(), other.family());
        boolean isSwapped = similar(one.given(), other.family()) > NAMES_AGREE
                && similar(one.family(), other.given()) > NAMES_AGREE;
        double names = isSwapped ? 0.9 : (given + family) / 2;
        // Twins and mothers share a family name: where numbers are equal the given name must agree as well.
        double weakest = isSwapped ? 0.9 : given;
        double born = birth(one.born(), other.born());
        if (isBoth(one.nhsNumber(), other.nhsNumber())) {
            return byNhsNumber(one, other, names, weakest, born);
        }
        if (isSameJusticeNumber(one, other)) {
            return byJusticeNumber(names, weakest, born);
        }
        return byScore(one, other, given, family, names, born);
    }

    private Verdict byNhsNumber(Candidate one, Candidate other, double names, double given, double born) {
        boolean isEqual = isSame(one.nhsNumber(), other.nhsNumber());
        Map<String, Double> why = explain("nhsNumber", isEqual ? 1 : -1, "names", names, "dateOfBirth", born);
        if (!isEqual) {
            // Two different valid numbers are strong evidence against; one person may still have two.
            boolean isBothVerified = one.nhsVerified() && other.nhsVerified();
            boolean isDoubtful = !isBothVerified && names > 0.95 && born == 1;
            return new Verdict(isDoubtful ? Outcome.REVIEW : Outcome.APART, "nhs-numbers-differ", 0, why);
        }
        boolean isVerified = one.nhsVerified() || other.nhsVerified();
        if (isVerified && born == 1 && given >= settings.namesDisagree()) {
            return new Verdict(Outcome.JOINED, "nhs-number-and-date-of-birth", 1, why);
        }
        return new Verdict(Outcome.REVIEW, "nhs-number-with-a-conflict", 0.5, why);
    }

    /** Justice numbers rest on fingerprints: a slip in the date of birth does not make it somebody else. */
    private Verdict byJusticeNumber(double names, double given, double born) {
        Map<String, Double> why = explain("justiceNumber", 1, "names", names, "dateOfBirth", born);
        return born >= ONE_SLIP && given >= NAMES_AGREE
                ? new Verdict(Outcome.JOINED, "justice-number-and-date-of-birth", 1, why)
                : new Verdict(Outcome.REVIEW, "justice-number-with-a-conflict", 0.5, why);
    }

    private Verdict byScore(Candidate one, Candidate other, double given, double family, double names, double born) {
        double place = place(one, other);
        if (one.given() == null
                || one.family() == null
                || other.given() == null
                || other.family() == null
                || one.born() == null
                || other.born() == null) {
            return new Verdict(Outcome.APART, "too-little-known", 0, Map.of());
        }
        boolean isSexConflict = isBoth(one.sex(), other.sex()) && !isSame(one.sex(), other.sex());
        double score = settings.nameWeight() * names
                + settings.birthWeight() * born
                + settings.placeWeight() * place
                - (isSexConflict ? settings.sexConflict() : 0);
        Map<String, Double> why = explain("givenName", given, "familyName", family, "dateOfBirth", born);
        Map<String, Double> all = new LinkedHashMap<>(why);
        all.put("place", place);
        Outcome outcome = score >= settings.join() && names >= NAMES_AGREE
                ? Outcome.JOINED
                : score >= settings.review() ? Outcome.REVIEW : Outcome.APART;
        return new Verdict(outcome, BY_LIKENESS, score, all);
    }

    /** 1 equal, 0.6 day and month swapped, 0.5 one part differs, 0 else or not known. */
    private static double birth(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return 0;
        }
        if (one.equals(other)) {
            return 1;
        }
        boolean isSwapped = one.getYear() == other.getYear()
                && one.getMonthValue() == other.getDayOfMonth()
                && one.getDayOfMonth() == other.getMonthValue();
        int same = (one.getYear() == other.getYear() ? 1 : 0)
                + (one.getMonthValue() == other.getMonthValue() ? 1 : 0)
                + (one.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0);
        return isSwapped ? 0.6 : same == 2 ? 0.5 : 0;
    }

    /** 1 same property or postcode, 0.5 not known on one side, 0 different. */
    private static double place(Candidate one, Candidate other) {
        if (!Collections.disjoint(one.uprns(), other.uprns())
                || !Collections.disjoint(one.postcodes(), other.postcodes())) {
            return 1;
        }
        boolean isUnknown = (one.postcodes().isEmpty() && one.uprns().isEmpty())
                || (other.postcodes().isEmpty() && other.uprns().isEmpty());
        return isUnknown ? PLACE_UNKNOWN : 0;
    }

    private double similar(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return 0;
        }
        double whole = similarity.apply(one, other);
        // A short form or one half of a double-barrelled name: Liz, Elizabeth; Smith, Smith-Jones.
        boolean isPart =
                Math.min(one.length(), other.length()) >= 3 && (one.startsWith(other) || other.startsWith(one));
        return isPart ? Math.max(whole, 0.92) : whole;
    }

    private static boolean isSameJusticeNumber(Candidate one, Candidate other) {
        return isSame(one.crn(), other.crn()) || isSame(one.noms(), other.noms()) || isSame(one.pnc(), other.pnc());
    }

    private static boolean isBoth(@Nullable String one, @Nullable String other) {
        return one != null && other != null;
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static Map<String, Double> explain(
            String first, double one, String second, double two, String third, double three) {
        Map<String, Double> explanation = new LinkedHashMap<>();
        explanation.put(first, one);
        explanation.put(second, two);
        explanation.put(third, three);
        return explanation;
    }
}
