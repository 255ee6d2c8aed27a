package kinbridge.needtoknow;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file, which knows its line. Scalars stay text, as written: no {@code NO} becomes
 * false. What cannot be read is reported, and answered as empty.
 */
final class YamlPart {

    private final String file;
    private final Problems problems;
    private final @Nullable Node node;
    private final int line;

    private YamlPart(String file, Problems problems, @Nullable Node node, int line) {
        this.file = file;
        this.problems = problems;
        this.node = node;
        this.line = line;
    }

    static YamlPart read(String file, String text, Problems problems) {
        return read(file, new StringReader(text), problems);
    }

    static YamlPart read(String file, Reader text, Problems problems) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(50_000_000);
        try {
            return of(file, problems, new Yaml(limits).compose(text), 1);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file, line, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(file, "is not YAML");
        }
        return new YamlPart(file, problems, null, 1);
    }

    private static YamlPart of(String file, Problems problems, @Nullable Node node, int lineIfNone) {
        int line = node == null ? lineIfNone : node.getStartMark().getLine() + 1;
        return new YamlPart(file, problems, node, line);
    }

    /** This part, but reporting to somebody else. */
    YamlPart reportingTo(Problems others) {
        return new YamlPart(file, others, node, line);
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
            sequence.getValue().forEach(item -> items.add(of(file, problems, item, line)));
        } else if (!isEmpty()) {
            refuse("expected a list");
        }
        return items;
    }

    Map<String, YamlPart> entries() {
        Map<String, YamlPart> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = of(file, problems, tuple.getKeyNode(), line).text();
                YamlPart value = of(file, problems, tuple.getValueNode(), line);
                if (entries.put(key, value) != null) {
                    value.refuse("'" + key + "' is there twice");
                }
            }
        } else if (!isEmpty()) {
            refuse("expected names and values");
        }
        return entries;
    }

    /** The part under that name; an empty one if it is not there. */
    YamlPart optional(String key) {
        YamlPart part = entries().get(key);
        return part == null ? new YamlPart(file, problems, null, line) : part;
    }

    /** The part under that name, which must be there. */
    YamlPart required(String key) {
        YamlPart part = optional(key);
        if (part.node == null) {
            refuse("'" + key + "' is missing");
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
                value.refuse("'" + key + "' is not known here, expected one of "
                        + names.stream().sorted().toList());
            }
        });
        return this;
    }

    void refuse(String reason) {
        problems.add(file, line, reason);
    }
}
