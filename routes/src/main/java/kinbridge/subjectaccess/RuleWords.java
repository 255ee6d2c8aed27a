package kinbridge.subjectaccess;

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

    private RuleWords() {}

    static String of(String rule) {
        return WORDS.getOrDefault(rule, "refused because something was not known");
    }
}
