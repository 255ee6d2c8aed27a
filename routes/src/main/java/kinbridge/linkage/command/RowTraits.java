package kinbridge.linkage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kinbridge.linkage.likeness.Kind;
import kinbridge.linkage.likeness.Several;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.register.Values;
import kinbridge.linkage.rules.LinkageRules.FieldRule;
import org.jspecify.annotations.Nullable;

/** Makes traits of the cells of a row. */
final class RowTraits {

    private final Kind[] kinds;
    private final int[][] places;
    private final int[] fullName;
    private final int[] year;
    private final int[] month;
    private final int[] day;
    private final TraitReader reader;
    private final List<Values> values;
    private boolean isMonthFirst;

    /**
     * @param fields those to read, in the order of the result
     * @param values by field
     */
    RowTraits(
            Map<String, FieldRule> rules,
            List<String> fields,
            Columns columns,
            TraitReader reader,
            List<Values> values) {
        kinds = fields.stream().map(field -> kind(field, rules)).toArray(Kind[]::new);
        places = fields.stream().map(columns::of).toArray(int[][]::new);
        fullName = columns.ofKind(Kind.FULL_NAME, rules);
        year = columns.ofKind(Kind.YEAR, rules);
        month = columns.ofKind(Kind.MONTH, rules);
        day = columns.ofKind(Kind.DAY, rules);
        this.reader = reader;
        this.values = values;
    }

    /** Looks whether dates such as 3/25/1980 put the month first; British dates do not. */
    void learnHowDatesAreWritten(List<CsvFile.DataRow> rows) {
        int monthFirst = 0;
        int dayFirst = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.DATE) {
                for (CsvFile.DataRow row : rows) {
                    String[] parts = joined(row.cells(), places[i]).split("[^0-9]+", -1);
                    if (parts.length == 3 && parts[0].length() <= 2 && parts[1].length() <= 2) {
                        monthFirst += isAbove12(parts[1]) ? 1 : 0;
                        dayFirst += isAbove12(parts[0]) ? 1 : 0;
                    }
                }
            }
        }
        isMonthFirst = monthFirst > dayFirst;
    }

    private static boolean isAbove12(String digits) {
        return !digits.isEmpty() && Integer.parseInt(digits) > 12;
    }

    private static Kind kind(String field, Map<String, FieldRule> rules) {
        FieldRule rule = rules.get(field);
        if (rule == null) {
            throw new IllegalArgumentException("no field " + field);
        }
        return rule.kindOfValue();
    }

    int fields() {
        return kinds.length;
    }

    /** What a row says of one field; of different fields by different threads. */
    @Nullable
    Trait of(int field, List<String> cells) {
        return trait(kinds[field], places[field], values.get(field), cells);
    }

    private @Nullable Trait trait(Kind kind, int[] columns, Values known, List<String> cells) {
        if (kind.isRepeatable() && columns.length > 1) {
            return several(kind, known, cells, columns);
        }
        String written = joined(cells, columns);
        if (written.isEmpty()) {
            written = fromElsewhere(kind, cells);
        }
        return written.isEmpty() ? null : known.of(written, reading(kind));
    }

    private Function<String, @Nullable Trait> reading(Kind kind) {
        return kind == Kind.DATE ? text -> reader.date(text, isMonthFirst) : text -> reader.read(kind, text);
    }

    private @Nullable Trait several(Kind kind, Values known, List<String> cells, int[] places) {
        List<Trait> all = new ArrayList<>();
        for (int place : places) {
            String written = cell(cells, place);
            Trait trait = written.isEmpty() ? null : known.of(written, reading(kind));
            if (trait != null && !all.contains(trait)) {
                all.add(trait);
            }
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Several(all);
    }

    /** What the field's own columns do not say, a full name or the parts of a date may. */
    private String fromElsewhere(Kind kind, List<String> cells) {
        if (kind == Kind.GIVEN_NAME || kind == Kind.FAMILY_NAME) {
            String full = joined(cells, fullName);
            return full.isEmpty() ? "" : TraitReader.split(full)[kind == Kind.GIVEN_NAME ? 0 : 1];
        }
        if (kind == Kind.DATE) {
            String ofYear = joined(cells, year);
            String ofMonth = joined(cells, month);
            String ofDay = joined(cells, day);
            return ofYear.isEmpty() || ofMonth.isEmpty()
                    ? ofYear
                    : ofYear + "-" + ofMonth + (ofDay.isEmpty() ? "" : "-" + ofDay);
        }
        return "";
    }

    /** The cells that say something, with blanks between. */
    private String joined(List<String> cells, int[] places) {
        if (places.length == 1) {
            return cell(cells, places[0]);
        }
        StringBuilder joined = new StringBuilder();
        for (int place : places) {
            String cell = cell(cells, place);
            if (!cell.isEmpty()) {
                joined.append(joined.length() == 0 ? "" : " ").append(cell);
            }
        }
        return joined.toString();
    }

    private String cell(List<String> cells, int place) {
        String cell = place < cells.size() ? cells.get(place).strip() : "";
        return cell.isEmpty() || reader.isPlaceholder(cell) ? "" : cell;
    }
}
