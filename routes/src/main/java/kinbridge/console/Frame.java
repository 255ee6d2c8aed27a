package kinbridge.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param authority whose service this is
 * @param demo whether the banner must say that nobody here is real
 * @param person name and role of who is signed in, or null
 * @param navigation what this role may open
 */
record Frame(
        String authority,
        boolean demo,
        @Nullable String person,
        List<Place> navigation,
        String dutyContact,
        String governanceContact) {

    /** @param count how many wait there; 0 shows nothing */
    record Place(String address, String title, boolean here, int count) {}
}
