package kinbridge.rectification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.SamePerson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is held under an id, about one person: nothing of it is opened. */
@Component
class ContestableById {

    private final JdbcClient database;
    private final SamePerson samePerson;
    private final Families families;

    ContestableById(JdbcClient database, SamePerson samePerson, Families families) {
        this.database = database;
        this.samePerson = samePerson;
        this.families = families;
    }

    /** @param family an open one of the person's, or null */
    record Found(
            Contest.Thing thing, UUID identity, @Nullable UUID family) {}

    Optional<Found> find(@Nullable UUID record, @Nullable UUID identity) {
        if (record == null || identity == null) {
            return Optional.empty();
        }
        UUID person = samePerson.personsOf(List.of(identity)).get(identity);
        return person == null
                ? Optional.empty()
                : thing(record, person)
                        .map(thing -> new Found(
                                thing,
                                identity,
                                families.openFamiliesOf(person).stream()
                                        .findFirst()
                                        .orElse(null)));
    }

    private Optional<Contest.Thing> thing(UUID record, UUID person) {
        return database.sql("""
                select r.id, v.thing_id, v.id, r.holder, r.category, r.type from statements.record r
                join statements.version v on v.id = r.version_id and v.is_current
                where r.id = :record and exists (select from statements.subject_identity s
                  join people.identity i on i.id = s.identity_id
                  where s.version_id = v.id and i.person_id = :person)
                union all
                select r.id, v.thing_id, v.id, r.holder, r.category, r.type from statements.relationship r
                join statements.version v on v.id = r.version_id and v.is_current
                where r.id = :record and exists (select from people.identity i
                  where i.id in (r.from_identity, r.to_identity) and i.person_id = :person)
                union all
                select i.id, v.thing_id, v.id, i.holder, i.category, 'IDENTITY' from people.identity i
                join statements.version v on v.id = i.version_id and v.is_current
                where i.id = :record and i.person_id = :person
                limit 1""")
                .param("record", record)
                .param("person", person)
                .query((row, number) -> new Contest.Thing(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .optional();
    }
}
