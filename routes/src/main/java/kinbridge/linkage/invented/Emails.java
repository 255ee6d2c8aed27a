package kinbridge.linkage.invented;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes e-mail addresses of domains that are for examples; no two people get one address by accident. */
final class Emails {

    private static final List<String> DOMAINS = List.of("@example.org", "@example.com", "@example.net");

    /** Share of addresses that say nothing of the name. */
    private static final double WITHOUT_NAME = 0.12;

    /** Share of addresses built with a nickname and a number. */
    private static final double NICKNAME = 0.22;

    private static final List<String> WORDS = List.of(
            "sunny", "blue", "rovers", "lucky", "tiger", "angel", "gamer", "star", "disco", "mumof", "red", "wildcat",
            "biker", "piper", "cupcake", "moon", "dragon", "baker", "runner", "fisher");

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    private final Set<String> taken = new HashSet<>();
    private final Spellings spellings;
    private final Chance chance;

    Emails(Spellings spellings, Chance chance) {
        this.spellings = spellings;
        this.chance = chance;
    }

    String of(String given, String family, int birthYear) {
        String first = letters(given);
        String last = letters(family);
        if (chance.is(WITHOUT_NAME)) {
            return free(chance.pick(WORDS) + chance.pick(WORDS) + chance.between(1, 999));
        }
        if (chance.is(NICKNAME)) {
            return free(letters(spellings.familiar(given)) + chance.between(1, 999));
        }
        int digits = birthYear % 100;
        return free(
                switch (chance.below(6)) {
                    case 0, 1 -> first + "." + last;
                    case 2 -> first + last;
                    case 3 -> first.charAt(0) + "." + last;
                    case 4 -> first + "." + last + digits;
                    default -> last + "." + first;
                });
    }

    /** One for two. */
    String ofCouple(String given, String otherGiven, String family) {
        return free(letters(given) + "and" + letters(otherGiven) + "." + letters(family));
    }

    private String free(String start) {
        String domain = chance.pick(DOMAINS);
        String email = start + domain;
        while (!taken.add(email)) {
            email = start + chance.between(1, 9999) + domain;
        }
        return email;
    }

    private static String letters(String name) {
        String lower = Plain.letters(name).toLowerCase(Locale.ROOT);
        String plain = NO_LETTERS.matcher(lower).replaceAll("");
        return plain.isEmpty() ? "me" : plain;
    }
}
