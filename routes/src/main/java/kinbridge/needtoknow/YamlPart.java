package kinbridge.needtoknow;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A part of a YAML file, which knows its line. Scalars stay text, as written: no {@code NO} becomes
 * false. What cannot be read is reported, and answered as empty.
 */
final class YamlPart {

    /** Enough for anchors that a person writes; a file that multiplies itself needs more. */
    private static final int MOST_ALIASES = 50;

    private final String file;
    private final Problems problems;
    private final @Nullable Node node;
    private final int line;
    private final int column;
    private final Map<String, YamlPart> keys = new LinkedHashMap<>();
    private @Nullable Map<String, YamlPart> entries;

    private YamlPart(String file, Problems problems, @Nullable Node node, int line, int column) {
        this.file = file;
        this.problems = problems;
        this.node = node;
        this.line = line;
        this.column = column;
    }

    static YamlPart read(String file, String text, Problems problems) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Integer.MAX_VALUE);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        YamlPart none = new YamlPart(file, problems, null, 1, 1);
        try {
            return none.of(new Yaml(limits).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problems.add(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "is not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            String before = text.substring(0, Math.min(text.length(), e.getPosition()));
            int line = (int) before.chars().filter(next -> next == '\n').count() + 1;
            problems.add(
                    file,
                    line,
                    before.length() - before.lastIndexOf('\n'),
                    "is not YAML: a character that no text has");
        } catch (YAMLException e) {
            problems.add(file, "is not YAML: too deep, or more than " + MOST_ALIASES + " aliases");
        }
        return none;
    }

    private YamlPart of(@Nullable Node part) {
        return part == null ? new YamlPart(file, problems, null, line, column) : of(part, problems);
    }

    private YamlPart of(Node part, Problems reportedTo) {
        Mark start = part.getStartMark();
        return new YamlPart(file, reportedTo, part, start.getLine() + 1, start.getColumn() + 1);
    }

    /** This part, but reporting to somebody else. */
    YamlPart reportingTo(Problems others) {
        return new YamlPart(file, others, node, line, column);
    }

    /** Where it stands, for another part to refer to. */
    int line() {
        return line;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether nothing is written here: no key, nothing after the colon, or null. */
    boolean isEmpty() {
        return node == null || (node instanceof ScalarNode && text().isEmpty());
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            boolean isNull = scalar.isPlain()
                    && (scalar.getValue().equals("null") || scalar.getValue().equals("~"));
            return isNull ? "" : scalar.getValue().strip();
        }
        if (node != null) {
            refuse("expected one value");
        }
        return "";
    }

    List<YamlPart> items() {
        List<YamlPart> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> items.add(of(item)));
        } else if (!isEmpty()) {
            refuse("expected a list");
        }
        return items;
    }

    Map<String, YamlPart> entries() {
        if (entries == null) {
            entries = readEntries();
        }
        return entries;
    }

    private Map<String, YamlPart> readEntries() {
        Map<String, YamlPart> read = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                YamlPart name = of(tuple.getKeyNode());
                String key = name.text();
                keys.put(key, name);
                if (read.put(key, of(tuple.getValueNode())) != null) {
                    name.refuse("'" + key + "' is there twice");
                }
            }
        } else if (!isEmpty()) {
            refuse("expected names and values");
        }
        return read;
    }

    /** The part under that name; an empty one if it is not there. */
    YamlPart optional(String key) {
        YamlPart part = entries().get(key);
        return part == null ? new YamlPart(file, problems, null, line, column) : part;
    }

    /** The part under that name, which must be there. */
    YamlPart required(String key) {
        YamlPart part = optional(key);
        if (part.node == null) {
            refuse("'" + key + "' is missing, expected here");
        }
        return part;
    }

    /** Text that must be there. */
    String requiredText(String key) {
        YamlPart part = required(key);
        String text = part.text();
        if (part.node != null && text.isEmpty()) {
            part.refuse("'" + key + "' is empty");
        }
        return text;
    }

    /** Reports every name that is not one of these: a misspelt name must not be ignored. */
    YamlPart knowsOnly(Set<String> names) {
        entries().forEach((key, value) -> {
            if (!names.contains(key)) {
                keys.getOrDefault(key, value)
                        .refuse("'" + key + "' is not known here, expected one of "
                                + names.stream().sorted().toList());
            }
        });
        return this;
    }

    void refuse(String reason) {
        problems.add(file, line, column, reason);
    }
}
