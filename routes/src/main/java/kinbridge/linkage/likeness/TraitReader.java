package kinbridge.linkage.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.language.Metaphone;
import org.jspecify.annotations.Nullable;

/** Reads values into traits. What stands for "not known" is nothing. */
public final class TraitReader {

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "lady", "lord", "dame", "jr", "sr");
    private static final Set<String> NOT_NAMES = Set.of("baby", "babyof", "infant", "twin", "unborn", "male", "female");
    private static final int SHORTEST_TELEPHONE = 6;
    private static final int NATIONAL_DIGITS = 10;

    private final Set<String> placeholders;
    private final int longestPlaceholder;
    private final NamesAlike namesAlike;
    private final Metaphone metaphone = new Metaphone();

    /** @param placeholders what stands for "not known", in lower case */
    public TraitReader(Set<String> placeholders, NamesAlike namesAlike) {
        this.placeholders = Set.copyOf(placeholders);
        this.namesAlike = namesAlike;
        longestPlaceholder =
                placeholders.stream().mapToInt(String::length).max().orElse(0);
        metaphone.setMaxCodeLen(6);
    }

    /** Null for a value that says nothing, such as a blank or a placeholder. Names and dates have methods of their own. */
    public @Nullable Trait read(Kind kind, @Nullable String value) {
        if (value == null || isPlaceholder(value)) {
            return null;
        }
        return switch (kind) {
            case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> name(value);
            case DATE -> date(value, false);
            case POSTCODE -> place(value);
            case WORDS -> words(value);
            case EMAIL -> email(value);
            case TELEPHONE -> telephone(value);
            case SEX -> sex(value);
            case NHS_NUMBER, IDENTIFIER -> identifier(value);
            case YEAR, MONTH, DAY -> throw new IllegalArgumentException(kind + " is a part of a date");
        };
    }

    /** Whether a value stands for "not known". */
    public boolean isPlaceholder(String value) {
        return value.isBlank()
                || (value.length() <= longestPlaceholder
                        && placeholders.contains(value.strip().toLowerCase(Locale.ROOT)));
    }

    private @Nullable Trait name(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : Letters.plain(value).split(" ", -1)) {
            String letters = lettersOf(part);
            if (!letters.isEmpty() && !TITLES.contains(letters)) {
                // Names share their parts; the same object for the same part is told the same at once.
                parts.add(letters.intern());
            }
        }
        String text = String.join("", parts);
        if (text.isEmpty() || NOT_NAMES.contains(parts.get(0)) || placeholders.contains(String.join(" ", parts))) {
            return null;
        }
        String sound = metaphone.metaphone(parts.get(0));
        return new Name(text, parts, namesAlike.of(text, parts), sound.isEmpty() ? text : sound);
    }

    /** Letters only; a digit that an optical reader takes for a letter is that letter. */
    private static String lettersOf(String part) {
        StringBuilder letters = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char letter = part.charAt(i);
            switch (letter) {
                case '0' -> letters.append('o');
                case '1' -> letters.append('l');
                case '5' -> letters.append('s');
                default -> {
                    if (Character.isLetter(letter)) {
                        letters.append(letter);
                    }
                }
            }
        }
        return letters.toString();
    }

    /**
     * Splits a full name: the last word is the family name, unless a comma says otherwise.
     *
     * @return given and family name, either may be blank
     */
    public static String[] split(String fullName) {
        int comma = fullName.indexOf(',');
        if (comma >= 0) {
            return new String[] {
                fullName.substring(comma + 1).strip(),
                fullName.substring(0, comma).strip()
            };
        }
        String name = fullName.strip();
        int blank = name.lastIndexOf(' ');
        return blank < 0
                ? new String[] {"", name}
                : new String[] {name.substring(0, blank).strip(), name.substring(blank + 1)};
    }

    /** @param isMonthFirst whether 3/4/2020 is in March */
    public @Nullable Trait date(String value, boolean isMonthFirst) {
        return isPlaceholder(value) ? null : DayText.read(value, isMonthFirst);
    }

    /** A date of which each part stands by itself; 0 is not known. */
    public static @Nullable Trait date(int year, int month, int day) {
        return DayText.day(year, month, day);
    }

    private static @Nullable Trait place(String value) {
        String text = Letters.plain(value).replace(" ", "").toUpperCase(Locale.ROOT);
        return text.length() < 3 || isMonotonous(text) ? null : new Place(text);
    }

    private static @Nullable Trait words(String value) {
        String text = Letters.plain(value);
        return text.isEmpty() ? null : new Words(text, List.of(text.split(" ", -1)));
    }

    private static @Nullable Trait email(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        return text.length() < 5 ? null : new Email(text);
    }

    /** The last ten digits, so that +44 and 0 are one. */
    private static @Nullable Trait telephone(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        if (digits.length() < SHORTEST_TELEPHONE || isMonotonous(digits)) {
            return null;
        }
        return new Code(digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS)));
    }

    private static @Nullable Trait sex(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "m", "1", "male", "man", "boy" -> new Code("m");
            case "f", "2", "female", "woman", "girl" -> new Code("f");
            default -> null;
        };
    }

    private static @Nullable Trait identifier(String value) {
        String text = Letters.plain(value).replace(" ", "");
        return text.length() < 3 || isMonotonous(text) ? null : new Code(text);
    }

    /** 9999999999 and 000000 were typed so that something stood there. */
    private static boolean isMonotonous(String text) {
        return text.chars().distinct().count() == 1 || "1234567890".equals(text);
    }
}
