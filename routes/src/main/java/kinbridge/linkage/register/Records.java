package kinbridge.linkage.register;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kinbridge.linkage.blocking.Sides;
import kinbridge.linkage.likeness.Day;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.Frequencies;
import org.jspecify.annotations.Nullable;

/** Takes records one after the other, and makes a {@link Register} of them. */
public final class Records {

    /** One birth in 365 is on 1 January; where it is four times as many, it stands for "that year". */
    private static final double FIRST_OF_JANUARY = 4.0 / 365;

    private final List<String> fields;
    private final List<Values> values;
    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable Trait[]> rows = new ArrayList<>();
    private final BitSet left = new BitSet();

    public Records(List<String> fields) {
        this.fields = List.copyOf(fields);
        values = IntStream.range(0, fields.size()).mapToObj(Values::new).toList();
    }

    /** By field; each trait of a record has to be {@link Values#known known} there. */
    public List<Values> values() {
        return values;
    }

    /** A record without any value yet. */
    public @Nullable Trait[] add(String id, boolean isLeft) {
        left.set(ids.size(), isLeft);
        ids.add(id);
        @Nullable Trait[] row = new Trait[fields.size()];
        rows.add(row);
        return row;
    }

    public int size() {
        return ids.size();
    }

    /** Whether both of two files have records. */
    public boolean areOfBothSides() {
        return left.cardinality() > 0 && left.cardinality() < ids.size();
    }

    public Register register(boolean areTwo) {
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
