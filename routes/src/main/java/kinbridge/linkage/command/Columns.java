package kinbridge.linkage.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kinbridge.linkage.likeness.Kind;
import kinbridge.linkage.rules.LinkageRules.FieldRule;

/** Which columns of a file hold which field, by their headings. */
final class Columns {

    private final Map<String, int[]> byField;
    private final List<String> unused;

    private Columns(Map<String, int[]> byField, List<String> unused) {
        this.byField = byField;
        this.unused = unused;
    }

    /** @param id the place of the column that holds the id, -1 for none; it is no field */
    static Columns of(List<String> headings, int id, Map<String, FieldRule> fields) {
        Map<String, int[]> byField = new LinkedHashMap<>();
        boolean[] isUsed = new boolean[headings.size()];
        fields.forEach((name, rule) -> {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                if (i != id && !isUsed[i] && rule.isColumn(headings.get(i))) {
                    places.add(i);
                    isUsed[i] = true;
                }
            }
            if (!places.isEmpty()) {
                byField.put(name, places.stream().mapToInt(Integer::intValue).toArray());
            }
        });
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            if (i != id && !isUsed[i]) {
                unused.add(headings.get(i));
            }
        }
        return new Columns(byField, unused);
    }

    /** The places of a field's columns, none where the file has not the field. */
    int[] of(String field) {
        return byField.getOrDefault(field, new int[0]);
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    /** Headings that are no field's. */
    List<String> unused() {
        return unused;
    }

    /** Whether a field can be compared: the file has it, or a column from which it is read. */
    boolean yields(String field, Map<String, FieldRule> fields) {
        FieldRule rule = fields.get(field);
        if (rule == null) {
            return false;
        }
        Kind kind = rule.kindOfValue();
        boolean isPart = switch (kind) {
            case GIVEN_NAME, FAMILY_NAME -> hasKind(Kind.FULL_NAME, fields);
            case DATE -> hasKind(Kind.YEAR, fields);
            default -> false;
        };
        return has(field) || isPart;
    }

    private boolean hasKind(Kind kind, Map<String, FieldRule> fields) {
        return ofKind(kind, fields).length > 0;
    }

    /** The places of the first field of this kind that the file has. */
    int[] ofKind(Kind kind, Map<String, FieldRule> fields) {
        for (Map.Entry<String, FieldRule> field : fields.entrySet()) {
            if (field.getValue().kindOfValue() == kind && has(field.getKey())) {
                return of(field.getKey());
            }
        }
        return new int[0];
    }
}
