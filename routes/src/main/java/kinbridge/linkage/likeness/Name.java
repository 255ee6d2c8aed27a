package kinbridge.linkage.likeness;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A given or a family name: its letters in lower case, its parts, and the names it is known as. */
public final class Name extends Trait {

    private final List<String> parts;
    private final boolean hasParts;
    /** Sorted; null for none, as most have. */
    private final int @Nullable [] alike;

    private final long soundHash;
    private double[] partFrequencies = {};

    /**
     * @param parts the words of a name that has several; of a name of one word, that word
     * @param alike groups of {@link NamesAlike} in which it or one of its parts stands
     * @param sound how the first part sounds
     */
    Name(String text, List<String> parts, Set<Integer> alike, String sound) {
        super(text);
        this.parts = List.copyOf(parts);
        this.hasParts = parts.size() > 1;
        this.alike = alike.isEmpty()
                ? null
                : alike.stream().mapToInt(Integer::intValue).sorted().toArray();
        soundHash = Hash.of(sound);
    }

    public List<String> parts() {
        return parts;
    }

    /** A hash of how the first part sounds. */
    public long soundHash() {
        return soundHash;
    }

    /** The group of names it is known as, the lowest where there are several; -1 for none. */
    public int group() {
        return alike == null ? -1 : alike[0];
    }

    boolean isInitial() {
        return text().length() == 1;
    }

    /** Whether a table knows the two as forms of one name. */
    boolean isAlike(Name other) {
        if (alike == null || other.alike == null) {
            return false;
        }
        int ours = 0;
        int theirs = 0;
        while (ours < alike.length && theirs < other.alike.length) {
            if (alike[ours] == other.alike[theirs]) {
                return true;
            }
            if (alike[ours] < other.alike[theirs]) {
                ours++;
            } else {
                theirs++;
            }
        }
        return false;
    }

    /** How probable it is that another person has this one of the parts, in the order of the parts. */
    public void partsOccur(double[] withFrequencies) {
        partFrequencies = withFrequencies.clone();
    }

    /** The frequency of the rarest part that the other has too; 0 where that is not known. */
    public double sharedFrequency(Name other) {
        double rarest = 0;
        for (int i = 0; i < partFrequencies.length; i++) {
            boolean isRarer = rarest == 0 || partFrequencies[i] < rarest;
            if (isRarer && parts.get(i).length() > 2 && other.parts.contains(parts.get(i))) {
                rarest = partFrequencies[i];
            }
        }
        return rarest;
    }

    /** Whether one of several words is shared: Smith and Smith-Jones, Anna and Anna Louise. */
    boolean sharesPart(Name other) {
        if (!hasParts && !other.hasParts) {
            return false;
        }
        for (String part : parts) {
            if (part.length() > 2 && other.parts.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
