package kinbridge.subjectaccess;

import java.util.List;
import java.util.Map;

/** Why an item was decided as it was, for the reviewer. */
final class RuleWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("5.5a", "the person is dead"),
            Map.entry("5.5b", "would prejudice an investigation: neither confirm nor deny"),
            Map.entry("5.5c", "would do serious harm"),
            Map.entry("5.5d", "adoption, legal advice or a referrer"),
            Map.entry("5.5e", "the parent has no parental responsibility"),
            Map.entry("5.5f", "the child's own right, and the child has not agreed"),
            Map.entry("5.5g", "not in the child's interest, or told in confidence"),
            Map.entry("5.5h", "a place that must stay secret"),
            Map.entry("5.5k", "could help an alleged perpetrator"),
            Map.entry("5.5i", "about another person as well, who has not agreed"),
            Map.entry("5.5j", "nothing in the way"),
            Map.entry("2.14", "not sure that it is about this person: settle the possible match first"));

    /** Those that a reviewer has to see done; the clock and the log run by themselves. */
    private static final Map<String, String> OWED = Map.of(
            "SUPERVISOR_SIGNOFF", "a supervisor signs",
            "CALDICOTT_REVIEW", "the Caldicott Guardian is asked",
            "LEGAL_ADVICE", "Legal is asked",
            "NOTIFY_IG", "information governance is told",
            "ROUTE_AHRA_1990", "health records go by the Access to Health Records Act 1990");

    private RuleWords() {}

    /** What a decision obliges to, beside the clock, the log and the reason. */
    static List<String> owed(List<String> obligations) {
        return obligations.stream().filter(OWED::containsKey).map(OWED::get).toList();
    }

    static String of(String rule) {
        return WORDS.getOrDefault(rule, "refused because something was not known");
    }
}
