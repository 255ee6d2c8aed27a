package kinbridge.familyview;

import java.util.Map;

/** Flags and assessments, as practitioners say them. */
final class SafetyWords {

    private static final Map<String, String> OUTCOMES = Map.of(
            "gillick", "Competent for this decision (Gillick)",
            "not_competent", "Not competent for this decision",
            "has_capacity", "Has capacity for this decision",
            "lacks_capacity", "Lacks capacity for this decision (Mental Capacity Act 2005)",
            "not_assessed", "Not assessed");

    private SafetyWords() {}

    static String outcome(String code) {
        return OUTCOMES.getOrDefault(code, code);
    }
}
