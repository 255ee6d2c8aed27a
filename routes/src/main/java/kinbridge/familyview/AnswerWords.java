package kinbridge.familyview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.consent.AnswerVersion;
import kinbridge.consent.Giver;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.WhoDecides;

/** What people answered, as practitioners say it. */
final class AnswerWords {

    private static final Map<String, String> STATES = Map.of(
            "GIVEN", "Agreed",
            "GIVEN_OUT_OF_SCOPE", "Agreed, to something else",
            "NOT_SOUGHT", "Nobody has asked",
            "NOT_SOUGHT_UNSAFE", "Unsafe to ask",
            "EXPIRED", "Agreement has run out",
            "REFUSED", "Refused",
            "WITHDRAWN", "Withdrawn",
            "PR_CONFLICT", "Those entitled to decide disagree",
            "DECEASED", "Has died");

    private static final Map<String, String> LABELS = Map.of(
            "howObtained", "How it was given",
            "wordsUsed", "In their words",
            "evidence", "Evidence",
            "unsafeReason", "Why asking is unsafe");

    private AnswerWords() {}

    static String state(String code) {
        return STATES.getOrDefault(code, code);
    }

    static String label(String field) {
        return LABELS.getOrDefault(field, field);
    }

    static String whose(WhoDecides.By by) {
        return switch (by) {
            case NOBODY_FOR_THE_DEAD ->
                "Nobody's agreement counts: the duty of confidence to somebody who has died remains.";
            case THE_MOTHER -> "The mother's answer counts alone: what is known of an unborn child is her information.";
            case THEMSELF -> "Their own answer counts, and nobody else's: from 16 a person decides.";
            case WHOEVER_ACTS_FOR_THEM ->
                "They were assessed as lacking capacity for this decision: an attorney or a deputy answers, or else a"
                        + " recorded best-interests decision.";
            case THE_COMPETENT_CHILD ->
                "The child's own answer counts: assessed as competent for this decision (Gillick). A parent's does not.";
            case HOLDERS_AND_THE_CHILD_OBJECTS ->
                "Those with parental responsibility answer, and the child says no. Assess whether the child is"
                        + " competent for this decision.";
            case HOLDERS ->
                "Those with parental responsibility answer: one of them may agree alone, unless another says no.";
            case AGE_NOT_KNOWN -> "Their age is not known: any no counts, and an agreement only as a child's would.";
        };
    }

    static String giver(AnswerVersion answer, String parentName) {
        return switch (Giver.of(answer.giver()).orElse(Giver.PARENT)) {
            case SELF -> "Themself";
            case MOTHER -> "The mother";
            case PARENT -> parentName;
            case ATTORNEY -> "Attorney";
            case DEPUTY -> "Deputy of the Court of Protection";
            case BEST_INTERESTS -> "Best-interests decision";
        };
    }

    /**
     * What the answer is for, a line each. A category that the reader may never know of is not named: a
     * scope must not say what the records do not.
     */
    static List<String> scope(AnswerVersion answer, String role, SharingTables tables) {
        List<String> lines = new ArrayList<>();
        if (answer.isForEverything()) {
            return List.of("Everything, with everyone in the team");
        }
        add(
                lines,
                "With: ",
                answer.agencies().stream().map(tables::titleOfAgency).toList());
        add(
                lines,
                "What: ",
                answer.categories().stream()
                        .filter(code -> mayKnowOf(code, role, tables))
                        .map(code -> Category.of(code).map(tables::titleOf).orElse(code))
                        .toList());
        add(
                lines,
                "For: ",
                answer.purposes().stream()
                        .map(code -> Purpose.of(code).map(tables::titleOf).orElse(code))
                        .toList());
        return lines.isEmpty() ? List.of("A part only") : lines;
    }

    static boolean mayKnowOf(String code, String role, SharingTables tables) {
        Set<Purpose> claimed = Set.copyOf(tables.purposesOf(role));
        return Category.of(code)
                .flatMap(category -> tables.profileOf(role)
                        .map(profile -> claimed.stream()
                                .anyMatch(purpose -> tables.matrixCeiling(profile, category, purpose)
                                                .compareTo(DetailLevel.WITHHOLD)
                                        >= 0)))
                .orElse(false);
    }

    private static void add(List<String> lines, String label, List<String> titles) {
        if (!titles.isEmpty()) {
            lines.add(label + String.join(", ", titles.stream().sorted().toList()));
        }
    }
}
