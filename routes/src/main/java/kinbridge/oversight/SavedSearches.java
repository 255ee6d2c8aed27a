package kinbridge.oversight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/** Searches of the sharing log that an officer gave a name; each officer's own, and nobody else's. */
public interface SavedSearches {

    int LONGEST_NAME = 60;

    /** The first saved first. */
    List<Saved> of(Requester officer);

    /**
     * Keeps one.
     *
     * @param address where the search is, as the hub itself writes it
     * @return what is wrong with the name, or that there are too many; empty where it is kept
     */
    Optional<String> save(Requester officer, String name, String address);

    /** Nothing happens where there is none of that id of this officer. */
    void forget(Requester officer, UUID search);

    record Saved(UUID id, String name, String address) {}
}
