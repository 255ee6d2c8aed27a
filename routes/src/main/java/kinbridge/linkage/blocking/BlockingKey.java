package kinbridge.linkage.blocking;

import java.util.List;
import java.util.Set;
import kinbridge.linkage.likeness.Hash;
import kinbridge.linkage.likeness.Traits;

/** A key: records that agree in all its parts are compared. */
public final class BlockingKey {

    private final List<String> words;
    private final KeyPart[] parts;
    private final long label;

    private BlockingKey(List<String> words, List<KeyPart> parts) {
        this.words = List.copyOf(words);
        label = Hash.of(String.join(" + ", words));
        this.parts = parts.toArray(KeyPart[]::new);
    }

    /**
     * @param words such as {@code [born, given.initial]}
     * @param fields the fields that are there, in the order of {@link Traits}
     * @throws IllegalArgumentException where a part means nothing
     */
    public static BlockingKey of(List<String> words, List<String> fields) {
        words.forEach(KeyPart::check);
        return new BlockingKey(
                words, words.stream().map(word -> KeyPart.of(word, fields)).toList());
    }

    /** Whether all the fields of which it tells are there. */
    public boolean isUsable(List<String> fields) {
        return words.stream().allMatch(word -> fields.containsAll(KeyPart.fieldsOf(word)));
    }

    /** The key of a record, 0 where it lacks one of the parts. */
    public long of(Traits traits) {
        long key = parts.length;
        for (KeyPart part : parts) {
            long hash = part.of(traits);
            if (hash == Hash.NONE) {
                return Hash.NONE;
            }
            key = Hash.both(key, hash);
        }
        return key;
    }

    /** The same, where the keys of several parts stand together: with the parts' own names in it. */
    public long labelled(Traits traits) {
        long key = of(traits);
        return key == Hash.NONE ? Hash.NONE : Hash.both(label, key);
    }

    /** Whether any of its parts tells of one of these fields. */
    public boolean tellsOf(Set<String> fields) {
        return words.stream().flatMap(word -> KeyPart.fieldsOf(word).stream()).anyMatch(fields::contains);
    }

    @Override
    public String toString() {
        return String.join(" + ", words);
    }
}
