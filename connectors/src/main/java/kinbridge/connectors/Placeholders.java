package kinbridge.connectors;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills what a settings file refers to, so that addresses and secrets stay out of files that people copy
 * and keep under version control: {@code ${NAME}} and {@code ${NAME:default}} from the environment,
 * {@code ${file:/run/secrets/x}} and {@code ${keystore:ALIAS}} as {@link SecretReferences} says. A value
 * filled in is not searched again.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(?:(file|keystore):([^}]*)|([A-Za-z0-9_.-]+)(?::([^}]*))?)}");

    /** A value that is one reference and nothing else, without a default in clear. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\s*\\$\\{((file|keystore):[^}]+|[A-Za-z0-9_.-]+:?)}\\s*");

    private final Function<String, @Nullable String> lookup;
    private final SecretReferences secrets;

    Placeholders(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
        this.secrets = new SecretReferences(lookup);
    }

    /** Whether the text holds nothing that could be a secret in clear. */
    static boolean isReference(String text) {
        return text.isBlank() || REFERENCE.matcher(text).matches();
    }

    String fill(int line, String text) throws WrongSettings {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String kind = matcher.group(1);
            String value = kind == null
                    ? fromEnvironment(line, matcher.group(3), matcher.group(4))
                    : secrets.read(line, kind, matcher.group(2));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private String fromEnvironment(int line, String name, @Nullable String otherwise) throws WrongSettings {
        String value = lookup.apply(name);
        String found = value == null || value.isEmpty() ? otherwise : value;
        if (found == null) {
            throw new WrongSettings(line, "nothing gives a value for ${" + name + "}; set it in the environment");
        }
        return found;
    }
}
