package kinbridge.linkage.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kinbridge.linkage.blocking.Sides;
import kinbridge.linkage.likeness.Day;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.Frequencies;
import kinbridge.linkage.rules.LinkageRules;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file or two into a {@link Register}. Rows that cannot be used are left out and named. */
final class RegisterReader {

    /** Rows read at a time; the first of them tell how dates are written. */
    private static final int BATCH = 10_000;

    /** One birth in 365 is on 1 January; where it is four times as many, it stands for "that year". */
    private static final double FIRST_OF_JANUARY = 4.0 / 365;

    private final LinkageRules rules;
    private final TraitReader reader;
    private final @Nullable String idColumn;
    private final Consumer<String> warnings;

    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable Trait[]> rows = new ArrayList<>();
    private final BitSet left = new BitSet();

    /** @param idColumn the heading of the id, null for {@code id} */
    RegisterReader(LinkageRules rules, TraitReader reader, @Nullable String idColumn, Consumer<String> warnings) {
        this.rules = rules;
        this.reader = reader;
        this.idColumn = idColumn;
        this.warnings = warnings;
    }

    /** @param right null for the records of one file */
    Register read(Path leftFile, @Nullable Path right) throws IOException {
        List<Path> files = right == null ? List.of(leftFile) : List.of(leftFile, right);
        List<CsvFile> opened = new ArrayList<>();
        try {
            for (Path file : files) {
                opened.add(CsvFile.open(file, idColumn, warnings));
            }
            List<Columns> columns = opened.stream()
                    .map(file -> Columns.of(file.headings(), file.idPlace(), rules.fields()))
                    .toList();
            List<String> fields = comparedFields(columns);
            if (fields.isEmpty()) {
                throw new Unlinkable(nothingToCompare(opened, right != null));
            }
            sayWhatIsNotUsed(opened, columns);
            List<Values> values =
                    IntStream.range(0, fields.size()).mapToObj(Values::new).toList();
            for (int i = 0; i < opened.size(); i++) {
                read(
                        opened.get(i),
                        new RowTraits(rules.fields(), fields, columns.get(i), reader, values),
                        right != null && i == 0);
            }
            return register(fields, values, right != null);
        } finally {
            for (CsvFile file : opened) {
                file.close();
            }
        }
    }

    private List<String> comparedFields(List<Columns> columns) {
        return rules.comparisons().stream()
                .map(LinkageRules.ComparisonRule::field)
                .distinct()
                .filter(field -> columns.stream().allMatch(each -> each.yields(field, rules.fields())))
                .toList();
    }

    private String nothingToCompare(List<CsvFile> files, boolean areTwo) {
        String found =
                String.join(" and ", files.stream().map(CsvFile::describe).toList());
        return areTwo
                ? "no field that both files have; found " + found
                : "no column that is a field of " + LinkageRules.FILE + "; found " + found;
    }

    private void sayWhatIsNotUsed(List<CsvFile> files, List<Columns> columns) {
        for (int i = 0; i < files.size(); i++) {
            if (!columns.get(i).unused().isEmpty()) {
                warnings.accept(files.get(i).name() + ": not compared: "
                        + String.join(", ", columns.get(i).unused()) + " (no field by that heading)");
            }
        }
    }

    private void read(CsvFile file, RowTraits traits, boolean isLeft) throws IOException {
        boolean isFirst = true;
        for (List<CsvFile.DataRow> batch = next(file); !batch.isEmpty(); batch = next(file)) {
            if (isFirst) {
                traits.learnHowDatesAreWritten(batch);
            }
            isFirst = false;
            take(batch, traits, isLeft);
        }
        file.sayWhatWasLeftOut();
    }

    private static List<CsvFile.DataRow> next(CsvFile file) throws IOException {
        List<CsvFile.DataRow> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            CsvFile.DataRow row = file.next();
            if (row == null) {
                return batch;
            }
            batch.add(row);
        }
        return batch;
    }

    /** Each field by itself, and so by as many threads as there are. */
    private void take(List<CsvFile.DataRow> batch, RowTraits traits, boolean isLeft) {
        int start = rows.size();
        for (CsvFile.DataRow row : batch) {
            left.set(ids.size(), isLeft);
            ids.add(row.id());
            rows.add(new Trait[traits.fields()]);
        }
        IntStream.range(0, traits.fields()).parallel().forEach(field -> {
            for (int i = 0; i < batch.size(); i++) {
                rows.get(start + i)[field] = traits.of(field, batch.get(i).cells());
            }
        });
    }

    private Register register(List<String> fields, List<Values> values, boolean areTwo) throws Unlinkable {
        boolean isOneEmpty = areTwo && (left.cardinality() == 0 || left.cardinality() == ids.size());
        if (ids.isEmpty() || isOneEmpty) {
            throw new Unlinkable("no rows to link: a file has none below its heading that can be used");
        }
        IntStream.range(0, fields.size()).parallel().forEach(field -> forgetFirstOfJanuary(field, values.get(field)));
        int[] order = canonicalOrder();
        List<String> orderedIds = new ArrayList<>(ids.size());
        List<Traits> records = new ArrayList<>(ids.size());
        BitSet orderedLeft = new BitSet(ids.size());
        for (int place = 0; place < order.length; place++) {
            orderedIds.add(ids.get(order[place]));
            records.add(new Traits(rows.get(order[place])));
            orderedLeft.set(place, left.get(order[place]));
        }
        List<Frequencies> frequencies = IntStream.range(0, fields.size())
                .parallel()
                .mapToObj(field -> values.get(field)
                        .frequencies(() -> rows.stream().map(row -> row[field]).iterator()))
                .toList();
        return new Register(
                fields, orderedIds, records, areTwo ? Sides.ofTwoFiles(orderedLeft) : Sides.ofOneFile(), frequencies);
    }

    /** Where 1 January is so frequent that it stands for "some day of that year", only the year is known. */
    private void forgetFirstOfJanuary(int field, Values values) {
        long whole = rows.stream()
                .filter(row -> row[field] instanceof Day day && day.isWhole())
                .count();
        long first = rows.stream().filter(row -> isFirstOfJanuary(row[field])).count();
        if (whole < 100 || first < FIRST_OF_JANUARY * whole) {
            return;
        }
        for (Trait[] row : rows) {
            if (row[field] instanceof Day day && isFirstOfJanuary(day)) {
                Trait year = TraitReader.date(day.year(), 0, 0);
                row[field] = year == null ? null : values.known(year);
            }
        }
    }

    private static boolean isFirstOfJanuary(@Nullable Trait value) {
        return value instanceof Day day && day.month() == 1 && day.day() == 1;
    }

    private int[] canonicalOrder() {
        long[] hashes = new long[rows.size()];
        for (int i = 0; i < hashes.length; i++) {
            long hash = left.get(i) ? 1 : 0;
            for (Trait value : rows.get(i)) {
                hash = hash * 0x9E3779B97F4A7C15L + (value == null ? 0 : value.hash());
                hash ^= hash >>> 31;
            }
            hashes[i] = hash;
        }
        return IntStream.range(0, hashes.length)
                .parallel()
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> hashes[i]).thenComparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
