package kinbridge.retention;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.retention.Period.RunsFrom;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads {@code retention.yaml}, and takes nothing that it does not understand: a misspelt class must not leave
 * its entries to a shorter one. What is wrong is said with file, line and what was expected.
 */
final class RetentionFile {

    private static final String TO_AGE = "to-age";
    private static final String EARLY_DEATH = "years-after-early-death";
    private static final Set<String> ALWAYS = Set.of("title", "runs-from", "years", "source", "note");
    private static final int MOST_YEARS = 200;

    private final String name;

    private RetentionFile(String name) {
        this.name = name;
    }

    static RetentionSchedule load(Path file) {
        RetentionFile reading = new RetentionFile(String.valueOf(file.getFileName()));
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return reading.schedule(new Yaml(new LoaderOptions()).compose(text));
        } catch (MarkedYAMLException notYaml) {
            int line = notYaml.getProblemMark() == null
                    ? 1
                    : notYaml.getProblemMark().getLine() + 1;
            throw new IllegalStateException(
                    reading.name + ", line " + line + ": is not YAML: " + notYaml.getProblem(), notYaml);
        } catch (IOException | YAMLException unreadable) {
            throw new IllegalStateException(reading.name + ": cannot be read, expected YAML in UTF-8", unreadable);
        }
    }

    private RetentionSchedule schedule(@Nullable Node root) {
        if (root == null) {
            throw new IllegalStateException(
                    name + ", line 1: is empty, expected " + Arrays.toString(KeptClass.values()));
        }
        Map<KeptClass, Period> periods = new EnumMap<>(KeptClass.class);
        Map<String, Named> classes = entries(root);
        classes.forEach((code, part) -> {
            KeptClass kept = oneOf(KeptClass.values(), code)
                    .orElseThrow(() -> wrong(
                            part.key(),
                            "'" + code + "' is no class, expected one of " + Arrays.toString(KeptClass.values())));
            periods.put(kept, period(kept, part));
        });
        for (KeptClass kept : KeptClass.values()) {
            if (!periods.containsKey(kept)) {
                throw wrong(root, "'" + kept + "' is missing, expected its period here");
            }
        }
        return new RetentionSchedule(periods);
    }

    private Period period(KeptClass kept, Named part) {
        Map<String, Named> values = entries(part.value());
        Set<String> known = new TreeSet<>(ALWAYS);
        switch (kept) {
            case ORDINARY -> known.add(TO_AGE);
            case LOOKED_AFTER -> known.add(EARLY_DEATH);
            default -> {}
        }
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw wrong(value.key(), "'" + key + "' is not known here, expected one of " + known);
            }
        });
        for (String key : known) {
            if (!values.containsKey(key)) {
                throw wrong(part.key(), "'" + key + "' of " + kept + " is missing, expected here");
            }
        }
        Named runsFrom = value(values, "runs-from");
        if (oneOf(RunsFrom.values(), text(runsFrom))
                .filter(kept.runsFrom()::equals)
                .isEmpty()) {
            throw wrong(runsFrom.value(), "'runs-from' of " + kept + " is expected to be " + kept.runsFrom());
        }
        return new Period(
                text(value(values, "title")),
                kept.runsFrom(),
                years(value(values, "years")),
                known.contains(TO_AGE) ? years(value(values, TO_AGE)) : null,
                known.contains(EARLY_DEATH) ? years(value(values, EARLY_DEATH)) : null,
                text(value(values, "source")),
                text(value(values, "note")));
    }

    private static Named value(Map<String, Named> values, String key) {
        return java.util.Objects.requireNonNull(values.get(key));
    }

    private int years(Named part) {
        String text = text(part);
        try {
            int years = Integer.parseInt(text);
            if (years >= 1 && years <= MOST_YEARS) {
                return years;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of bounds.
        }
        throw wrong(part.value(), "'" + text + "' is no period, expected whole years from 1 to " + MOST_YEARS);
    }

    private String text(Named part) {
        if (part.value() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(part.key(), "expected words after the colon");
    }

    private record Named(Node key, Node value) {}

    private Map<String, Named> entries(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "expected names and values");
        }
        Map<String, Named> entries = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(tuple.getKeyNode(), "expected a name");
            }
            if (entries.put(key.getValue(), new Named(key, tuple.getValueNode())) != null) {
                throw wrong(key, "'" + key.getValue() + "' is there twice, expected once");
            }
        }
        return entries;
    }

    private static <E extends Enum<E>> Optional<E> oneOf(E[] values, String code) {
        return Arrays.stream(values).filter(one -> one.name().equals(code)).findFirst();
    }

    private IllegalStateException wrong(Node where, String what) {
        return new IllegalStateException(
                name + ", line " + (where.getStartMark().getLine() + 1) + ": " + what);
    }
}
