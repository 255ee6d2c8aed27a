package kinbridge.mappings.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** What the items of one type have shown so far. */
final class SeenItems {

    /** Less alike than this, two names are two things. */
    private static final double ALIKE = 0.65;

    private final Map<String, FieldShape> declared;
    private final Set<String> around = new HashSet<>();
    private final List<FieldShape> always;
    private final Set<String> seen = new HashSet<>();
    private final Map<FieldShape, Values> values = new LinkedHashMap<>();

    SeenItems(Map<String, FieldShape> declared) {
        this.declared = declared;
        this.always = declared.values().stream().filter(FieldShape::isAlways).toList();
        for (String path : declared.keySet()) {
            for (String parent = FieldShape.parentOf(path); !parent.isEmpty(); parent = FieldShape.parentOf(parent)) {
                around.add(parent);
            }
        }
    }

    /** How many values of a field came, and how many were not of its kind. */
    private static final class Values {
        private long all;
        private long misfits;
        private @Nullable String sample;
        private @Nullable String location;
    }

    /** The values of a field that are not of its kind, where most are not. */
    record Misfits(long times, long of, String sample, String location) {
        String words(FieldShape field) {
            return times + " of " + of + " values are not " + field.kind().words();
        }
    }

    Map<String, FieldShape> declared() {
        return declared;
    }

    Collection<FieldShape> always() {
        return always;
    }

    /** Whether declared fields stand inside that place. */
    boolean isAround(String path) {
        return around.contains(path);
    }

    boolean isRestDeclared(String path) {
        String parent = FieldShape.parentOf(path);
        return declared.containsKey(parent.isEmpty() ? Shape.REST : parent + "/" + Shape.REST);
    }

    void add(Set<String> paths) {
        seen.addAll(paths);
    }

    void value(FieldShape field, @Nullable String misfit, String location) {
        Values counts = values.computeIfAbsent(field, key -> new Values());
        counts.all++;
        if (misfit != null && counts.misfits++ == 0) {
            counts.sample = misfit;
            counts.location = location;
        }
    }

    /** One bad date among good ones is a bad date, and waits in quarantine; most of them are a change. */
    Map<FieldShape, Misfits> retyped() {
        Map<FieldShape, Misfits> retyped = new LinkedHashMap<>();
        values.forEach((field, counts) -> {
            if (counts.misfits * 2 > counts.all) {
                retyped.put(field, misfits(counts));
            }
        });
        return retyped;
    }

    private static Misfits misfits(Values values) {
        return new Misfits(
                values.misfits,
                values.all,
                Objects.requireNonNull(values.sample),
                Objects.requireNonNull(values.location));
    }

    /** The declared field that came nowhere and is most like this new one, if any is like it. */
    Optional<FieldShape> nearestOf(String newField) {
        String name = newField.toLowerCase(Locale.ROOT);
        return declared.values().stream()
                .filter(field -> !field.path().endsWith(Shape.REST) && !seen.contains(field.path()))
                .filter(field -> field.parent().equals(FieldShape.parentOf(name)))
                .filter(field -> likeness(field.path(), name) >= ALIKE)
                .max(Comparator.comparingDouble(field -> likeness(field.path(), name)));
    }

    private static double likeness(String one, String other) {
        String first = bare(one);
        String second = bare(other);
        int longest = Math.max(1, Math.max(first.length(), second.length()));
        return 1 - (double) LevenshteinDistance.getDefaultInstance().apply(first, second) / longest;
    }

    private static String bare(String name) {
        return name.replaceAll("[^a-z0-9]", "");
    }
}
