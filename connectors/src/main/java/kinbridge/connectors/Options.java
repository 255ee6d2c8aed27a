package kinbridge.connectors;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import kinbridge.connectors.FeedSettings.Source;

/** Checks that are the same for the options of every transport. */
public final class Options {

    private Options() {}

    /** A misspelt option would silently leave its default in force. */
    @SafeVarargs
    public static void onlyKnown(Source source, Set<String>... groups) {
        Set<String> known = new TreeSet<>();
        for (Set<String> group : groups) {
            known.addAll(group);
        }
        Set<String> unknown = new TreeSet<>(source.options().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("source " + source.name() + ": unknown setting "
                    + String.join(", ", unknown) + "; " + source.transport() + " has "
                    + String.join(", ", known));
        }
    }

    /** One of the words; the first is what counts where the setting is missing. */
    static String choice(Source source, String key, String first, String... others) {
        String chosen = source.option(key, first);
        if (!chosen.equals(first) && !List.of(others).contains(chosen)) {
            throw new IllegalArgumentException("source " + source.name() + ": the setting '" + key + "' must be "
                    + first + " or " + String.join(" or ", others));
        }
        return chosen;
    }

    /** A regular expression, checked. */
    static String pattern(Source source, String key, String otherwise) {
        String pattern = source.option(key, otherwise);
        try {
            Pattern.compile(pattern);
            return pattern;
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting '" + key + "' must be a regular expression", wrong);
        }
    }

    /** How often to poll, in milliseconds; never without a pause. */
    static long pollMilliseconds(Source source, int otherwiseSeconds) {
        long milliseconds = source.milliseconds("poll-seconds", otherwiseSeconds);
        if (milliseconds < 1) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting 'poll-seconds' must be 1 or more");
        }
        return milliseconds;
    }
}
