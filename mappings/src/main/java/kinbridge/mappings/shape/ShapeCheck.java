package kinbridge.mappings.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Item;
import kinbridge.mappings.shape.Difference.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Holds items that came together against the declared shape and says how they depart from it. It looks
 * and never adapts: what a field means stays with the mapping. One for each batch; not for several
 * threads.
 */
public final class ShapeCheck {

    private final Shape shape;
    private final Map<String, SeenItems> seen = new HashMap<>();
    private final Map<Key, Finding> findings = new LinkedHashMap<>();

    public ShapeCheck(Shape shape) {
        this.shape = shape;
    }

    private record Key(String item, String field, Kind kind) {}

    private static final class Finding {
        private final String detail;
        private final String location;
        private final @Nullable String sample;
        private long times;

        Finding(String detail, String location, @Nullable String sample) {
            this.detail = detail;
            this.location = location;
            this.sample = sample;
        }
    }

    /** Takes one item in; one that could not be cut soundly has no shape to look at. */
    public void look(Item item) {
        if (item.fault() != null) {
            return;
        }
        Optional<Map<String, FieldShape>> declared = shape.fields(item.type());
        if (declared.isEmpty()) {
            find(item, "", Kind.NEW_ITEM, "", null);
            return;
        }
        SeenItems items = seen.computeIfAbsent(item.type(), type -> new SeenItems(declared.get()));
        Seen here = new Seen(new HashSet<>(), new HashSet<>(Set.of("")));
        Place.visitAll(item, place -> visit(item, items, place, here));
        for (FieldShape field : items.always()) {
            if (here.structures().contains(field.parent()) && !here.places().contains(field.path())) {
                find(item, field.name(), Kind.MISSING_FIELD, "declared as always there", null);
            }
        }
        items.add(here.places());
    }

    /** The places of one item, and those that hold others. */
    private record Seen(Set<String> places, Set<String> structures) {}

    private boolean visit(Item item, SeenItems items, Place place, Seen here) {
        String path = place.path().toLowerCase(Locale.ROOT);
        FieldShape field = items.declared().get(path);
        boolean isAround = items.isAround(path);
        boolean isFirst = here.places().add(path);
        if (place.isStructure()) {
            here.structures().add(path);
        }
        if (field == null && !isAround) {
            if (isFirst && !items.isRestDeclared(path)) {
                find(item, FieldNames.shown(place.path(), items.declared().keySet()), Kind.NEW_FIELD, "", place.text());
            }
            return false;
        }
        if (field == null || field.kind() == ValueKind.ANY) {
            if (field == null && place.text() != null) {
                find(item, place.path(), Kind.RETYPED_FIELD, "a value, declared is a structure", place.text());
            }
            return isAround;
        }
        if (place.isStructure() && !isAround) {
            find(
                    item,
                    place.path(),
                    Kind.RETYPED_FIELD,
                    "a structure, declared is " + field.kind().words(),
                    null);
            return false;
        }
        value(item, items, place, field);
        return isAround;
    }

    private void value(Item item, SeenItems items, Place place, FieldShape field) {
        String text = place.text();
        if (text == null) {
            return;
        }
        if (field.isUnknownCode(text)) {
            find(item, place.path(), Kind.UNKNOWN_CODE, "", text);
        }
        items.value(field, field.kind().fits(text) ? null : text, item.location());
    }

    private void find(Item item, String field, Kind kind, String detail, @Nullable String value) {
        findings.computeIfAbsent(
                        new Key(item.type(), field, kind),
                        key -> new Finding(detail, item.location(), value == null ? null : Mask.of(value)))
                .times++;
    }

    /** What all items looked at have shown. */
    public List<Difference> differences() {
        Map<Key, Finding> all = new LinkedHashMap<>(findings);
        seen.forEach((item, items) -> {
            items.retyped().forEach((field, misfits) -> {
                Finding finding = new Finding(misfits.words(field), misfits.location(), Mask.of(misfits.sample()));
                finding.times = misfits.times();
                all.put(new Key(item, field.name(), Kind.RETYPED_FIELD), finding);
            });
            renamed(item, items, all);
        });
        List<Difference> differences = new ArrayList<>();
        all.forEach((key, finding) -> differences.add(new Difference(
                key.item(), key.field(), key.kind(), finding.detail, finding.location, finding.times, finding.sample)));
        return List.copyOf(differences);
    }

    /** A new field beside a declared one that came nowhere, of nearly its name, is shown as one change. */
    private static void renamed(String item, SeenItems items, Map<Key, Finding> all) {
        List<Key> added = all.keySet().stream()
                .filter(key -> key.item().equals(item) && key.kind() == Kind.NEW_FIELD)
                .toList();
        for (Key key : added) {
            items.nearestOf(key.field()).ifPresent(declared -> {
                Finding found = Objects.requireNonNull(all.remove(key));
                all.remove(new Key(item, declared.name(), Kind.MISSING_FIELD));
                Finding finding = new Finding("declared is " + declared.name(), found.location, found.sample);
                finding.times = found.times;
                all.put(new Key(item, key.field(), Kind.RENAMED_FIELD), finding);
            });
        }
    }
}
