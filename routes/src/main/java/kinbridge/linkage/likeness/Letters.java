package kinbridge.linkage.likeness;

import java.text.Normalizer;
import java.util.Locale;

/** Text as it is compared: lower case, without accents, foreign letters as their nearest of ours. */
final class Letters {

    private static final String FOREIGN = "łøđðþßæœıħŋ";
    private static final String[] OURS = {"l", "o", "d", "d", "th", "ss", "ae", "oe", "i", "h", "n"};

    private Letters() {}

    /** Lower case without accents; everything that is neither letter nor digit becomes one blank. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean isAscii = lower.chars().allMatch(letter -> letter < 128);
        String decomposed = isAscii ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            append(decomposed.charAt(i), plain);
        }
        int end = plain.length();
        return end > 0 && plain.charAt(end - 1) == ' ' ? plain.substring(0, end - 1) : plain.toString();
    }

    private static void append(char letter, StringBuilder plain) {
        int foreign = FOREIGN.indexOf(letter);
        if (foreign >= 0) {
            plain.append(OURS[foreign]);
        } else if (Character.isLetterOrDigit(letter)) {
            plain.append(letter);
        } else if (isBetweenWords(letter) && plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
        }
    }

    /** An apostrophe and an accent stand within a word: O'Neil is one. */
    private static boolean isBetweenWords(char letter) {
        return letter != '\''
                && letter != '’'
                && letter != '`'
                && Character.getType(letter) != Character.NON_SPACING_MARK;
    }
}
