package kinbridge.alerts;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.intake.WhoMatters;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the circles that a change to a person touches. */
@Component
class Circles implements WhoMatters {

    private final JdbcClient database;
    private final Families families;
    private final InstantSource clock;

    Circles(JdbcClient database, Families families, InstantSource clock) {
        this.database = database;
        this.families = families;
        this.clock = clock;
    }

    /**
     * Whoever is in an open family, or has an open episode, or has a very young child around them; and whoever may be
     * one of those.
     */
    @Override
    public Set<UUID> among(Collection<UUID> persons) {
        Map<UUID, Set<UUID>> doubtful = doubtful(persons);
        Set<UUID> all = new HashSet<>(persons);
        doubtful.values().forEach(all::addAll);
        Set<UUID> concerned = families.concerned(all, youngAfter());
        Set<UUID> matter = new HashSet<>(persons);
        matter.removeIf(person -> !concerned.contains(person)
                && doubtful.getOrDefault(person, Set.of()).stream().noneMatch(concerned::contains));
        return matter;
    }

    /** Of these people, who may be one with whom, until somebody has looked. */
    Map<UUID, Set<UUID>> doubtful(Collection<UUID> persons) {
        Map<UUID, Set<UUID>> doubtful = new HashMap<>();
        database.sql("select person_id, other_person_id from people.doubtful where person_id = any(?)")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> doubtful.computeIfAbsent(
                                row.getObject(1, UUID.class), person -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)))
                .list();
        return doubtful;
    }

    List<Circle> around(UUID person) {
        List<Circle> circles = new ArrayList<>();
        for (UUID family : families.openFamiliesOf(person)) {
            List<UUID> members = families.members(family);
            circles.add(new Circle(family, null, members, hasVeryYoung(members)));
        }
        if (circles.isEmpty()) {
            for (UUID child : veryYoungAround(person)) {
                if (families.openFamiliesOf(child).isEmpty()) {
                    circles.add(new Circle(null, child, families.around(child), true));
                }
            }
        }
        return circles;
    }

    /**
     * The circle of an alert as it is today.
     *
     * @param identity of the child, where no family is open
     */
    Circle today(@Nullable UUID family, @Nullable UUID identity) {
        if (family != null) {
            List<UUID> members = families.members(family);
            return new Circle(family, null, members, hasVeryYoung(members));
        }
        UUID child = database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .single();
        return new Circle(null, child, families.around(child), true);
    }

    /** The same with somebody who may be one of its people, and as if it were so. */
    Circle with(Circle circle, UUID other) {
        Set<UUID> asOne = new HashSet<>(doubtful(List.of(other)).getOrDefault(other, Set.of()));
        asOne.retainAll(circle.people());
        asOne.add(other);
        List<UUID> people = new ArrayList<>(circle.people());
        people.add(other);
        return new Circle(circle.family(), circle.child(), people, hasVeryYoung(people), asOne);
    }

    private boolean hasVeryYoung(Collection<UUID> people) {
        return database.sql("""
                select exists (select from people.identity where person_id = any(:people)
                  and (date_of_birth > :twoYearsAgo or (expected_date is not null and date_of_birth is null)))""")
                .param("people", people.toArray(UUID[]::new))
                .param("twoYearsAgo", Date.valueOf(youngAfter()))
                .query(Boolean.class)
                .single();
    }

    /** The unborn and children under two whom this person parents, or lives with a parent of. */
    private List<UUID> veryYoungAround(UUID person) {
        return families.childrenAround(person).stream()
                .filter(child -> hasVeryYoung(List.of(child)))
                .toList();
    }

    /** Whoever is born after that day is under two. */
    private LocalDate youngAfter() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate().minusYears(2);
    }
}
