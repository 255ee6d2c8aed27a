package kinbridge.linkage.blocking;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kinbridge.linkage.likeness.Day;
import kinbridge.linkage.likeness.Email;
import kinbridge.linkage.likeness.Hash;
import kinbridge.linkage.likeness.Name;
import kinbridge.linkage.likeness.Place;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.Traits;

/** A part of a key: a value, or what of it several values share. */
@FunctionalInterface
interface KeyPart {

    /** A hash, or {@link Hash#NONE} where the record says nothing of this part. */
    long of(Traits traits);

    /**
     * @param words a field, or a field and its part with a dot between
     * @param fields the fields that are there, in the order of {@link Traits}
     * @throws IllegalArgumentException where no part has these words
     */
    static KeyPart of(String words, List<String> fields) {
        String[] parts = words.split("\\.", 2);
        if ("names.unordered".equals(words)) {
            return unordered(fields.indexOf("given"), fields.indexOf("family"));
        }
        int field = fields.indexOf(parts[0]);
        Reading reading = parts.length == 1 ? KeyPart::whole : reading(words, parts[1]);
        return traits -> {
            Trait trait = field < 0 ? null : traits.get(field);
            return trait == null ? Hash.NONE : reading.of(trait.each().get(0));
        };
    }

    /** Whether the words mean something, whichever fields there are. */
    static void check(String words) {
        String[] parts = words.split("\\.", 2);
        if (parts.length == 2 && !"names.unordered".equals(words)) {
            reading(words, parts[1]);
        }
    }

    /** The fields of which a part tells. */
    static List<String> fieldsOf(String words) {
        return "names.unordered".equals(words) ? List.of("given", "family") : List.of(words.split("\\.", 2)[0]);
    }

    @FunctionalInterface
    interface Reading {
        long of(Trait trait);
    }

    private static Reading reading(String words, String part) {
        return switch (part) {
            case "initial" -> trait -> Hash.of(trait.text().charAt(0));
            case "first-3" ->
                trait -> Hash.of(
                        trait.text().substring(0, Math.min(3, trait.text().length())));
            case "sound" -> trait -> trait instanceof Name name ? name.soundHash() : Hash.NONE;
            case "known-as" -> trait -> trait instanceof Name name ? knownAs(name) : Hash.NONE;
            case "year" -> trait -> trait instanceof Day day ? number(day.year()) : Hash.NONE;
            case "month" -> trait -> trait instanceof Day day ? number(day.month()) : Hash.NONE;
            case "decade" -> trait -> trait instanceof Day day ? number(day.year() / 10) : Hash.NONE;
            case "month-day" ->
                trait -> trait instanceof Day day && day.day() > 0 && day.month() > 0
                        ? number(day.month() * 100 + day.day())
                        : Hash.NONE;
            case "outward" -> trait -> trait instanceof Place place ? Hash.of(place.outward()) : Hash.NONE;
            case "sector" -> trait -> trait instanceof Place place ? Hash.of(place.sector()) : Hash.NONE;
            case "user" -> trait -> trait instanceof Email email ? Hash.of(email.user()) : Hash.NONE;
            case "numbers" -> KeyPart::numbers;
            default -> throw new IllegalArgumentException("blocking: '" + words + "' is no part of a key");
        };
    }

    /** A date of which only the year is known is no key. */
    private static long whole(Trait trait) {
        return trait instanceof Day day && !day.isWhole() ? Hash.NONE : trait.hash();
    }

    private static long number(int number) {
        return number == 0 ? Hash.NONE : Hash.of(number);
    }

    /** Short forms share a group; a name that has none stands for itself by its sound. */
    private static long knownAs(Name name) {
        return name.group() >= 0 ? Hash.of(name.group()) : name.soundHash();
    }

    /** The numbers of an address, without the street that is written in many ways. */
    private static long numbers(Trait trait) {
        String numbers = List.of(trait.text().split(" ", -1)).stream()
                .filter(word -> word.length() > 0 && Character.isDigit(word.charAt(0)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" "));
        return numbers.isEmpty() ? Hash.NONE : Hash.of(numbers);
    }

    private static KeyPart unordered(int given, int family) {
        return traits -> {
            Trait one = given < 0 ? null : traits.get(given);
            Trait other = family < 0 ? null : traits.get(family);
            if (one == null || other == null) {
                return Hash.NONE;
            }
            boolean isFirst = one.text().compareTo(other.text()) <= 0;
            return isFirst ? Hash.both(one.hash(), other.hash()) : Hash.both(other.hash(), one.hash());
        };
    }
}
