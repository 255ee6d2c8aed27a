package kinbridge.subjectaccess;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.FamilyRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who else may stand in what is held about a person: relatives, the family's members, whoever a record names too. */
@Component
class PeopleAround {

    private final JdbcClient database;
    private final FamilyRecords records;

    PeopleAround(JdbcClient database, FamilyRecords records) {
        this.database = database;
        this.records = records;
    }

    Set<UUID> of(UUID person) {
        return new HashSet<>(
                database.sql("""
                select distinct other.person_id from people.identity i
                join statements.relationship r on i.id in (r.from_identity, r.to_identity)
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity other on other.id in (r.from_identity, r.to_identity)
                where i.person_id = :person and other.person_id <> :person
                union
                select distinct other.person_id from people.identity i
                join statements.subject_identity s on s.identity_id = i.id
                join statements.version v on v.id = s.version_id and v.is_current
                join statements.subject_identity o on o.version_id = s.version_id
                join people.identity other on other.id = o.identity_id
                where i.person_id = :person and other.person_id <> :person
                union
                select distinct other.person_id from people.identity i
                join families.member m on m.identity_id = i.id
                join families.member o on o.family_id = m.family_id
                join people.identity other on other.id = o.identity_id
                where i.person_id = :person and other.person_id <> :person""").param("person", person).query(UUID.class).list());
    }

    /** Keeps who they are with the request, by all of their identities; what they are called is not copied. */
    void remember(UUID request, Set<UUID> persons) {
        database.sql("""
                insert into subject_access.around (request_id, identity_id)
                select ?, id from people.identity where person_id = any(?) on conflict do nothing""").param(request).param(persons.toArray(UUID[]::new)).update();
    }

    Set<UUID> remembered(UUID request) {
        return new HashSet<>(database.sql("""
                select distinct i.person_id from subject_access.around a join people.identity i on i.id = a.identity_id
                where a.request_id = ?""").param(request).query(UUID.class).list());
    }

    /**
     * What these people are called and numbered.
     *
     * @param given and {@code family} may be empty
     * @param otherNames former names and aliases, whole
     */
    record Called(UUID person, String given, String family, Set<String> otherNames, List<String> numbers) {}

    List<Called> called(Set<UUID> persons) {
        Map<UUID, Set<String>> otherNames = records.otherNames(persons);
        return database.sql("""
                select distinct person_id, coalesce(given_name, ''), coalesce(family_name, ''), nhs_number, crn,
                  noms_number, pnc_number, upn
                from people.identity where person_id = any(?)""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> {
                    List<String> numbers = new java.util.ArrayList<>();
                    for (int column = 4; column <= 8; column++) {
                        String value = row.getString(column);
                        if (value != null && !value.isBlank()) {
                            numbers.add(value);
                        }
                    }
                    UUID person = row.getObject(1, UUID.class);
                    return new Called(
                            person,
                            row.getString(2),
                            row.getString(3),
                            otherNames.getOrDefault(person, Set.of()),
                            numbers);
                })
                .list();
    }

    UUID personOf(UUID identity) {
        return database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .single();
    }
}
