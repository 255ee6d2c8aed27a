package kinbridge.sharinglog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for in the reasons of entries: all of these words, in any order, each wherever it
 * stands; several within quotation marks as they stand. Capitals and accents make no difference.
 */
public record SearchedWords(List<String> words) {

    private static final Pattern QUOTED_OR_WORD = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public SearchedWords {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no word to look for");
        }
    }

    /** @throws IllegalArgumentException if there is no word in it */
    public static SearchedWords of(String typed) {
        List<String> words = new ArrayList<>();
        Matcher matcher = QUOTED_OR_WORD.matcher(typed);
        while (matcher.find()) {
            String word = plain(matcher.group(1) == null ? matcher.group() : matcher.group(1));
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new SearchedWords(words);
    }

    boolean areIn(String text) {
        String plain = plain(text);
        return words.stream().allMatch(plain::contains);
    }

    private static String plain(String text) {
        String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return BLANKS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
