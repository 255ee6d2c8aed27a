package kinbridge.subjectaccess;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who received what is in a pack, as far as the person may be told: by the rules of the family's own list. */
public interface ToldRecipients {

    /** To be called before the transaction in which a pack is made: it takes a lock that others wait for. */
    void catchUp();

    /**
     * @param things all that goes
     * @param holders codes of the agencies that the pack names anyway
     */
    List<Told> of(Collection<UUID> things, Set<String> holders);

    /**
     * @param category its code
     * @param first the month in words, as {@code last}
     */
    record Told(String who, String category, String why, String first, String last) {}
}
