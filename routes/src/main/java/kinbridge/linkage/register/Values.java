package kinbridge.linkage.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.model.Frequencies;
import org.jspecify.annotations.Nullable;

/** The distinct values of one field: each is read once, and counted. */
public final class Values {

    private static final int INDEX_BITS = 26;
    /** Names and dates are few and written again and again; telephones are not, and need not be kept twice. */
    private static final int MOST_WRITTEN = 1 << 16;

    private final int field;
    private final Map<String, Trait> byText = new HashMap<>();
    private final Map<String, @Nullable Trait> byWritten = new HashMap<>();
    private final List<Trait> values = new ArrayList<>();

    /** @param field its place, so that no value of another field has the same number */
    Values(int field) {
        this.field = field;
    }

    /** The value that is written so, the same object for the same value; null where it says nothing. */
    public @Nullable Trait of(String written, Function<String, @Nullable Trait> reading) {
        if (byWritten.containsKey(written)) {
            return byWritten.get(written);
        }
        Trait read = reading.apply(written);
        Trait value = read == null ? null : known(read);
        if (byWritten.size() < MOST_WRITTEN) {
            byWritten.put(written, value);
        }
        return value;
    }

    /** The same object for the same value. */
    public Trait known(Trait value) {
        Trait known = byText.putIfAbsent(value.text(), value);
        if (known != null) {
            return known;
        }
        value.count((field << INDEX_BITS) | values.size());
        values.add(value);
        return value;
    }

    Frequencies frequencies(Iterable<@Nullable Trait> ofRecords) {
        int[] counts = new int[values.size()];
        for (Trait value : ofRecords) {
            if (value != null) {
                for (Trait each : value.each()) {
                    counts[each.number() & (1 << INDEX_BITS) - 1]++;
                }
            }
        }
        return new Frequencies(values, counts);
    }
}
