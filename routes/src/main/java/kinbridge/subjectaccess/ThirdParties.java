package kinbridge.subjectaccess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.FieldValue;
import kinbridge.subjectaccess.PeopleAround.Called;

/**
 * Takes the names and numbers of other people out of what a decision let out, wherever in a text they stand (rule
 * 5.5i). The rules take out whole fields that are about others; this takes out what of others stands in the rest. It
 * removes rather too much than too little: a person's own name stays only where nobody else's is the same.
 */
final class ThirdParties {

    /** What stands in place of a name. */
    static final String MARK = "[another person]";

    private static final int FEWEST_LETTERS = 2;

    /** What may stand between the parts of a name, or the digits of a number. */
    private static final String BETWEEN = "[\\s\\u2010-\\u2015-]";

    /** By person, as patterns. */
    private final Map<UUID, Set<String>> whole = new LinkedHashMap<>();

    private final Map<UUID, Set<String>> single = new LinkedHashMap<>();

    /** @param own what the data subject is called, which stays */
    ThirdParties(Collection<Called> others, Collection<Called> own) {
        Set<String> ownNames = own.stream()
                .flatMap(ThirdParties::names)
                .flatMap(name -> Stream.concat(Stream.of(name), tokens(name)))
                .map(name -> name.toLowerCase(Locale.UK))
                .collect(Collectors.toSet());
        for (Called other : others) {
            Set<String> wholes = whole.computeIfAbsent(other.person(), person -> new LinkedHashSet<>());
            Set<String> singles = single.computeIfAbsent(other.person(), person -> new LinkedHashSet<>());
            other.numbers().stream()
                    .map(ThirdParties::number)
                    .filter(pattern -> !pattern.isEmpty())
                    .forEach(wholes::add);
            other.otherNames().stream()
                    .filter(name -> tokens(name).count() > 1)
                    .map(ThirdParties::name)
                    .forEach(wholes::add);
            addBoth(wholes, other.given().strip(), other.family().strip(), ownNames);
            names(other)
                    .flatMap(name -> Stream.concat(Stream.of(name), tokens(name)))
                    .filter(name -> name.length() >= FEWEST_LETTERS)
                    .filter(name -> !ownNames.contains(name.toLowerCase(Locale.UK)))
                    .map(ThirdParties::name)
                    .forEach(singles::add);
        }
    }

    private static Stream<String> names(Called called) {
        return Stream.concat(Stream.of(called.given(), called.family()), called.otherNames().stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** Each of several given names and each half of a double one is what somebody may be called by. */
    private static Stream<String> tokens(String name) {
        return Arrays.stream(name.split(BETWEEN + "+"))
                .filter(token -> token.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS);
    }

    /** One of the given names with the family name or half of it, save what the person themselves is called. */
    private static void addBoth(Set<String> wholes, String given, String family, Set<String> ownNames) {
        if (given.isEmpty() || family.isEmpty()) {
            return;
        }
        addBoth(wholes, given, family);
        List<String> families = Stream.concat(Stream.of(family), tokens(family)).toList();
        Stream.concat(Stream.of(given), tokens(given))
                .forEach(one -> families.stream()
                        .filter(other -> !ownNames.contains(one.toLowerCase(Locale.UK))
                                || !ownNames.contains(other.toLowerCase(Locale.UK)))
                        .forEach(other -> addBoth(wholes, one, other)));
    }

    private static void addBoth(Set<String> wholes, String given, String family) {
        wholes.addAll(List.of(name(given + " " + family), name(family + ", " + given), name(family + " " + given)));
    }

    private static String name(String words) {
        return Arrays.stream(words.strip().split(BETWEEN + "+"))
                .map(Pattern::quote)
                .collect(Collectors.joining(BETWEEN + "+"));
    }

    /** However its digits are set apart. */
    private static String number(String written) {
        return written.replaceAll(BETWEEN, "")
                .codePoints()
                .mapToObj(Character::toString)
                .map(Pattern::quote)
                .collect(Collectors.joining(BETWEEN + "*"));
    }

    /** @param changed the names of the fields in which something was taken out */
    record Cleaned(Map<String, FieldValue> fields, Set<String> changed) {}

    /** @param named those who may stay, because they agreed to this being shared */
    Cleaned of(Map<String, FieldValue> fields, Set<UUID> named) {
        Pattern wholes = pattern(whole, named, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Pattern singles = pattern(single, named, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Map<String, FieldValue> cleaned = new LinkedHashMap<>();
        Set<String> changed = new LinkedHashSet<>();
        fields.forEach((field, value) -> {
            Object clean = isOfStaff(field) ? value.value() : clean(value.value(), wholes, singles);
            if (!clean.equals(value.value())) {
                changed.add(field);
            }
            cleaned.put(field, new FieldValue(clean, value.level()));
        });
        return new Cleaned(cleaned, changed);
    }

    /** Staff acting in duty are not third parties. */
    static boolean isOfStaff(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return name.startsWith("worker") || name.endsWith("officer") || name.endsWith("practitioner");
    }

    private static Object clean(Object value, Pattern wholes, Pattern singles) {
        if (value instanceof String text) {
            return clean(text, wholes, singles);
        }
        if (value instanceof List<?> several) {
            List<Object> cleaned = new ArrayList<>();
            several.forEach(one -> cleaned.add(clean(one, wholes, singles)));
            return List.copyOf(cleaned);
        }
        return value;
    }

    private static String clean(String text, Pattern wholes, Pattern singles) {
        String withoutWhole = wholes.matcher(text).replaceAll(Matcher.quoteReplacement(MARK));
        return singles.matcher(withoutWhole).replaceAll(found -> {
            // "will" is no Will: a name by itself begins with a capital.
            boolean isAName = Character.isUpperCase(found.group().codePointAt(0));
            return Matcher.quoteReplacement(isAName ? MARK : found.group());
        });
    }

    private static Pattern pattern(Map<UUID, Set<String>> patterns, Set<UUID> named, int flags) {
        String any = patterns.entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining("|"));
        // With nobody to take out it matches nothing.
        String wanted = any.isEmpty() ? "(?!)" : "(?:" + any + ")";
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + wanted + "(?![\\p{L}\\p{N}])", flags);
    }
}
