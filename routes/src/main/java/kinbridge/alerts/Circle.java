package kinbridge.alerts;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The people whom a rule looks at together: an open family, or, for the screening rules alone, those
 * around a child who is in no open family.
 *
 * @param family null where none is open
 * @param child a person id: whose circle it is where no family is open, null otherwise
 * @param people person ids
 * @param hasVeryYoung whether a child among them is unborn or under two
 */
record Circle(@Nullable UUID family, @Nullable UUID child, List<UUID> people, boolean hasVeryYoung) {
    Circle {
        people = List.copyOf(people);
    }

    UUID key() {
        return family != null ? family : java.util.Objects.requireNonNull(child);
    }

    /** The same with one more. */
    Circle with(UUID person) {
        return new Circle(
                family, child, Stream.concat(people.stream(), Stream.of(person)).toList(), hasVeryYoung);
    }
}
