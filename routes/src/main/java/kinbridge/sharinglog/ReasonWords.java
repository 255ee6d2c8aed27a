package kinbridge.sharinglog;

import java.util.Optional;

/** Why somebody looks at or changes what others answer for: words that another person can judge. */
public final class ReasonWords {

    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_LETTERS = 10;
    public static final int MOST_LETTERS = 2_000;

    private ReasonWords() {}

    /** What is wrong with the words, in words; empty if nothing. */
    public static Optional<String> mistakeIn(String why) {
        String words = why.strip();
        long letters = words.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters < FEWEST_LETTERS || words.split("\\s+").length < FEWEST_WORDS) {
            return Optional.of("Say why in a sentence: at least three words");
        }
        return words.length() > MOST_LETTERS
                ? Optional.of("Say it in no more than " + MOST_LETTERS + " letters")
                : Optional.empty();
    }
}
