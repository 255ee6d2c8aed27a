package kinbridge.linkage.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.register.Records;
import kinbridge.linkage.register.Register;
import kinbridge.linkage.rules.LinkageRules;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file or two into a {@link Register}. Rows that cannot be used are left out and named. */
final class RegisterReader {

    /** Rows read at a time; the first of them tell how dates are written. */
    private static final int BATCH = 10_000;

    private final LinkageRules rules;
    private final TraitReader reader;
    private final @Nullable String idColumn;
    private final Consumer<String> warnings;

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
            Records records = new Records(fields);
            for (int i = 0; i < opened.size(); i++) {
                read(
                        opened.get(i),
                        new RowTraits(rules.fields(), fields, columns.get(i), reader, records.values()),
                        records,
                        right != null && i == 0);
            }
            if (records.size() == 0 || (right != null && !records.areOfBothSides())) {
                throw new Unlinkable("no rows to link: a file has none below its heading that can be used");
            }
            return records.register(right != null);
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

    private void read(CsvFile file, RowTraits traits, Records records, boolean isLeft) throws IOException {
        boolean isFirst = true;
        for (List<CsvFile.DataRow> batch = next(file); !batch.isEmpty(); batch = next(file)) {
            if (isFirst) {
                traits.learnHowDatesAreWritten(batch);
            }
            isFirst = false;
            take(batch, traits, records, isLeft);
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
    private static void take(List<CsvFile.DataRow> batch, RowTraits traits, Records records, boolean isLeft) {
        List<@Nullable Trait[]> rows =
                batch.stream().map(row -> records.add(row.id(), isLeft)).toList();
        IntStream.range(0, traits.fields()).parallel().forEach(field -> {
            for (int i = 0; i < batch.size(); i++) {
                rows.get(i)[field] = traits.of(field, batch.get(i).cells());
            }
        });
    }
}
