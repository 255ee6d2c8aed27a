package kinbridge.linkage.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.linkage.blocking.Candidates;
import kinbridge.linkage.blocking.Sides;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.Frequencies;
import kinbridge.linkage.rules.LinkageRules.BlockingRules;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file or two, in an order that hangs on what they say and not on where they stood.
 *
 * @param fields names of the fields that are compared, in the order of {@link Traits}
 * @param ids by record
 * @param frequencies by field
 */
public record Register(
        List<String> fields, List<String> ids, List<Traits> records, Sides sides, List<Frequencies> frequencies) {

    public Register {
        fields = List.copyOf(fields);
        ids = List.copyOf(ids);
        records = List.copyOf(records);
        frequencies = List.copyOf(frequencies);
    }

    /** Which of the records are compared with one another. */
    public Candidates candidates(BlockingRules rules) {
        return Candidates.of(records, sides, fields, rules);
    }

    /** The place of a record by its id, of the left or the right file. */
    public @Nullable Integer placeOf(String id, boolean isLeft) {
        Map<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i).equals(id) && (!sides.areTwo() || sides.isLeft(i) == isLeft)) {
                places.put(id, i);
            }
        }
        return places.get(id);
    }
}
