package kinbridge.connectors;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:default}} so that addresses and passwords stay out of files
 * that people copy and keep under version control. A value filled in is not searched again.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)(:([^}]*))?}");

    private final Function<String, @Nullable String> lookup;

    Placeholders(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    String fill(int line, String text) throws WrongSettings {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String value = lookup.apply(matcher.group(1));
            String found = value == null || value.isEmpty() ? matcher.group(3) : value;
            if (found == null) {
                throw new WrongSettings(
                        line, "nothing gives a value for ${" + matcher.group(1) + "}; set it in the environment");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(found));
        }
        return matcher.appendTail(filled).toString();
    }
}
