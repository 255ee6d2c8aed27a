package kinbridge.grants;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * What there is already for a look: its grants, and the duties that need not be opened again.
 *
 * @param duties those that are open, or were done and do not come anew
 */
record Known(List<Grant> grants, Set<Duty> duties) {

    static final Known NOTHING = new Known(List.of(), Set.of());

    Known {
        grants = List.copyOf(grants);
        duties = Set.copyOf(duties);
    }

    /**
     * A duty, as one keeps it apart from others.
     *
     * @param person a person id, or null
     */
    record Duty(
            TaskKind kind, @Nullable UUID grant, @Nullable UUID person, String cause) {}
}
