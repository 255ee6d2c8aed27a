package kinbridge.connectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kinbridge.mappings.Agency;

/** The keys of one YAML mapping, taken one after the other; what is left over is unknown or an option. */
final class SettingsKeys {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NUMBER_KEY = Pattern.compile("port|.*-(seconds|minutes|rows|attempts|size|megabytes)");

    /** What only a reference may give: a file of settings is copied, mailed and kept under version control. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("(.*-)?(password|passphrase|secret|api-key|private-key|token)");

    /** A secret hidden in an address: {@code ?password=...} or {@code //user:password@host}. */
    private static final Pattern SECRET_IN_ADDRESS =
            Pattern.compile("(?i)[?&;](password|pwd)=(?!\\$\\{[^:}]+})|://[^/@:\\s]*:(?!\\$\\{[^:}]+}@)[^/@\\s]+@");

    /** In their own order, for the message. */
    private static final Set<String> AGENCIES =
            new LinkedHashSet<>(Arrays.stream(Agency.values()).map(Agency::word).toList());

    private final int line;
    private final Map<String, YamlNode.Entry> left;
    private final Placeholders placeholders;

    private SettingsKeys(YamlNode.Mapping mapping, Placeholders placeholders) {
        this.line = mapping.line();
        this.left = new LinkedHashMap<>(mapping.entries());
        this.placeholders = placeholders;
    }

    static SettingsKeys of(YamlNode node, Placeholders placeholders) throws WrongSettings {
        if (node instanceof YamlNode.Mapping mapping) {
            return new SettingsKeys(mapping, placeholders);
        }
        throw new WrongSettings(node.line(), "expected keys with values, as in 'feed: police-ppn'");
    }

    int line() {
        return line;
    }

    boolean has(String key) {
        return left.containsKey(key);
    }

    int lineOf(String key) {
        YamlNode.Entry entry = left.get(key);
        return entry == null ? line : entry.line();
    }

    String text(String key) throws WrongSettings {
        YamlNode.Entry entry = taken(key);
        if (!(entry.value() instanceof YamlNode.Scalar scalar)) {
            throw new WrongSettings(entry.line(), "the key '" + key + "' must have one value");
        }
        String text = placeholders.fill(entry.line(), scalar.text()).strip();
        if (text.isEmpty()) {
            throw new WrongSettings(entry.line(), "the key '" + key + "' is empty");
        }
        return text;
    }

    /** A name that goes into route ids, queues and metrics. */
    String word(String key) throws WrongSettings {
        int at = lineOf(key);
        String word = text(key);
        if (!WORD.matcher(word).matches()) {
            throw new WrongSettings(at, "the key '" + key + "' must be lower-case letters, digits and hyphens");
        }
        return word;
    }

    String oneOf(String key, Set<String> allowed) throws WrongSettings {
        int at = lineOf(key);
        String word = text(key);
        if (!allowed.contains(word)) {
            throw new WrongSettings(at, "unknown " + key + ", expected one of " + String.join(", ", allowed));
        }
        return word;
    }

    /** False where the key is not there. */
    boolean isTrue(String key) throws WrongSettings {
        return has(key) && oneOf(key, Set.of("true", "false")).equals("true");
    }

    Agency agency() throws WrongSettings {
        return Agency.of(oneOf("agency", AGENCIES));
    }

    int positiveNumber(String key) throws WrongSettings {
        int at = lineOf(key);
        String text = text(key);
        checkNumber(at, key, text);
        if (Integer.parseInt(text) < 1) {
            throw new WrongSettings(at, "the key '" + key + "' must be 1 or more");
        }
        return Integer.parseInt(text);
    }

    List<YamlNode> sequence(String key) throws WrongSettings {
        YamlNode.Entry entry = taken(key);
        if (entry.value() instanceof YamlNode.Sequence sequence
                && !sequence.entries().isEmpty()) {
            return sequence.entries();
        }
        throw new WrongSettings(entry.line(), "the key '" + key + "' must be a list with at least one entry");
    }

    /** What stands under a key, for a reader that looks into it itself. */
    YamlNode.Entry entry(String key) throws WrongSettings {
        return taken(key);
    }

    /** All keys not yet taken, as options of a connector; a list becomes its entries with commas. */
    Map<String, String> options() throws WrongSettings {
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode.Entry> option : left.entrySet()) {
            int at = option.getValue().line();
            if (!KEY.matcher(option.getKey()).matches()) {
                throw new WrongSettings(at, "the key '" + option.getKey() + "' must be written as in 'poll-seconds'");
            }
            String text = optionText(option.getKey(), option.getValue());
            if (!text.isEmpty() && NUMBER_KEY.matcher(option.getKey()).matches()) {
                checkNumber(at, option.getKey(), text);
            }
            options.put(option.getKey(), text);
        }
        left.clear();
        return options;
    }

    void nothingLeft() throws WrongSettings {
        for (Map.Entry<String, YamlNode.Entry> unknown : left.entrySet()) {
            throw new WrongSettings(unknown.getValue().line(), "unknown key '" + unknown.getKey() + "'");
        }
    }

    private String optionText(String key, YamlNode.Entry entry) throws WrongSettings {
        List<YamlNode> values =
                entry.value() instanceof YamlNode.Sequence sequence ? sequence.entries() : List.of(entry.value());
        List<String> texts = new ArrayList<>();
        for (YamlNode value : values) {
            if (!(value instanceof YamlNode.Scalar scalar)) {
                throw new WrongSettings(entry.line(), "the key '" + key + "' must have one value or a plain list");
            }
            noSecretInClear(scalar.line(), key, scalar.text());
            texts.add(placeholders.fill(scalar.line(), scalar.text()).strip());
        }
        return String.join(",", texts);
    }

    private static void noSecretInClear(int line, String key, String text) throws WrongSettings {
        if (SECRET_KEY.matcher(key).matches() && !Placeholders.isReference(text)) {
            throw new WrongSettings(
                    line,
                    "the key '" + key + "' holds a secret in clear; give it as ${NAME}, ${file:/path} or"
                            + " ${keystore:alias}");
        }
        if (SECRET_IN_ADDRESS.matcher(text).find()) {
            throw new WrongSettings(
                    line,
                    "the address of the key '" + key + "' holds a password in clear; give it by a key of its own");
        }
    }

    private YamlNode.Entry taken(String key) throws WrongSettings {
        YamlNode.Entry entry = left.remove(key);
        if (entry == null) {
            throw new WrongSettings(line, "the key '" + key + "' is missing");
        }
        return entry;
    }

    private static void checkNumber(int line, String key, String text) throws WrongSettings {
        try {
            Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new WrongSettings(line, "the key '" + key + "' must be a whole number");
        }
    }
}
