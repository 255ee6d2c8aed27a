package kinbridge.alerts;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people whom a rule looks at together: an open family, or, for the screening rules alone, those
 * around a child who is in no open family.
 *
 * @param family null where none is open
 * @param child a person id: whose circle it is where no family is open, null otherwise
 * @param people person ids
 * @param hasVeryYoung whether a child among them is unborn or under two
 * @param asOne those of the people who may be one person, and are looked at as if they were
 */
record Circle(@Nullable UUID family, @Nullable UUID child, List<UUID> people, boolean hasVeryYoung, Set<UUID> asOne) {
    Circle {
        people = List.copyOf(people);
        asOne = Set.copyOf(asOne);
    }

    Circle(@Nullable UUID family, @Nullable UUID child, List<UUID> people, boolean hasVeryYoung) {
        this(family, child, people, hasVeryYoung, Set.of());
    }

    UUID key() {
        return family != null ? family : java.util.Objects.requireNonNull(child);
    }
}
