package kinbridge.needtoknow;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Category;

/**
 * The words that a scenario may use. The engine refuses one that it does not know (rule 2.1b); in a
 * scenario it is most likely a slip of the pen, and so a problem of the file, unless that refusal is what
 * the scenario expects.
 */
final class ScenarioWords {

    private static final Set<String> WEIGHED = Set.of("2.6", "2.7", "2.9", "2.10", "2.10b", "2.11", "2.12");
    private static final Set<String> REFUSED_AS_UNKNOWN = Set.of("2.1a", "2.1b");
    private static final Pattern TIME_LIMIT = Pattern.compile("TIME_LIMIT:[1-9][0-9]{0,2}(h|d|wd|w|m)");
    private static final Set<String> RULES = rules();
    private static final Set<String> OBLIGATIONS = Stream.of(Obligation.values())
            .filter(obligation -> obligation != Obligation.TIME_LIMIT)
            .map(Obligation::code)
            .collect(Collectors.toUnmodifiableSet());

    private ScenarioWords() {}

    private static Set<String> rules() {
        Set<String> rules = new TreeSet<>(WEIGHED);
        OrderedRules.REFUSALS.stream().filter(Rule::decides).map(Rule::id).forEach(rules::add);
        SubjectAccess.RULES.stream().map(Rule::id).forEach(rules::add);
        return rules;
    }

    /** Reports every word of the inputs that neither code nor tables know. */
    static void check(YamlPart inputs, YamlPart expected, SharingTables tables) {
        if (REFUSED_AS_UNKNOWN.contains(expected.optional("decided_by").text())) {
            return;
        }
        YamlPart requester = inputs.optional("requester");
        YamlPart record = inputs.optional("record");
        known(requester, "role", "role", tables.roles().stream().map(Role::id).toList());
        known(requester, "agency", "agency", tables.agencyCodes());
        known(record, "agency", "agency", tables.agencyCodes());
        known(record, "category", "category", codes(Category.values()));
        Set<String> purposes = new TreeSet<>(codes(Purpose.values()));
        purposes.addAll(tables.legalTexts().prohibitedPurposes.keySet());
        known(inputs, "purpose", "purpose", purposes);
        List<String> flags = Stream.of(Flag.values()).map(Flag::code).toList();
        inputs.optional("flags").items().forEach(flag -> known(flag, "flag", flags));
        if (inputs.optional("subjects").items().isEmpty()) {
            inputs.refuse("'subjects' is empty, expected at least one");
        }
    }

    static void checkExpected(YamlPart expected) {
        known(expected, "decided_by", "rule", RULES);
        for (YamlPart obligation : expected.optional("obligations").items()) {
            if (!TIME_LIMIT.matcher(obligation.text()).matches()) {
                known(obligation, "obligation", OBLIGATIONS);
            }
        }
    }

    private static List<String> codes(Object[] values) {
        return Stream.of(values).map(Object::toString).toList();
    }

    private static void known(YamlPart part, String key, String what, Collection<String> words) {
        YamlPart value = part.optional(key);
        if (value.isEmpty()) {
            part.refuse("'" + key + "' is missing, expected " + what + " of the tables");
        } else {
            known(value, what, words);
        }
    }

    private static void known(YamlPart value, String what, Collection<String> words) {
        if (!words.contains(value.text())) {
            value.refuse("'" + value.text() + "' is not a known " + what + ", expected one of "
                    + words.stream().sorted().toList());
        }
    }
}
