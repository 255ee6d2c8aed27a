package kinbridge.subjectaccess;

import java.sql.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.NhsNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the one person by exact facts and shows nothing of them. Who was adopted away is found by nobody: the way to
 * that is the adoption agency's (rule 5.5d).
 */
@Component
class PersonFinder {

    private final JdbcClient database;

    PersonFinder(JdbcClient database) {
        this.database = database;
    }

    /** An identity of the one person who matches; empty for nobody and for several. */
    Optional<UUID> one(PersonAsked asked) {
        List<UUID> persons = database.sql("""
                select distinct i.person_id from people.identity i
                where i.category = 'ID.CORE' and i.date_of_birth = :born
                  and ((:byNumber and i.nhs_number = :number)
                    or (not :byNumber and i.system = :system and i.local_id = :localId))
                  and i.person_id not in (select person_id from people.adopted_away)""")
                .param("born", Date.valueOf(java.util.Objects.requireNonNull(asked.born())))
                .param("byNumber", asked.isByNumber())
                .param(
                        "number",
                        NhsNumber.read(asked.nhsNumber()).map(NhsNumber::value).orElse(""))
                .param("system", asked.system().strip())
                .param("localId", asked.localId().strip())
                .query(UUID.class)
                .list();
        return persons.size() == 1 ? Optional.of(identity(asked, persons.get(0))) : Optional.empty();
    }

    /** The identity that matched, not any of the person's: should the person be split, the request stays with it. */
    private UUID identity(PersonAsked asked, UUID person) {
        return database.sql("""
                select id from people.identity
                where person_id = :person and category = 'ID.CORE' and date_of_birth = :born
                  and ((:byNumber and nhs_number = :number)
                    or (not :byNumber and system = :system and local_id = :localId))
                order by nhs_verified desc, received_at, id limit 1""")
                .param("person", person)
                .param("born", Date.valueOf(java.util.Objects.requireNonNull(asked.born())))
                .param("byNumber", asked.isByNumber())
                .param(
                        "number",
                        NhsNumber.read(asked.nhsNumber()).map(NhsNumber::value).orElse(""))
                .param("system", asked.system().strip())
                .param("localId", asked.localId().strip())
                .query(UUID.class)
                .single();
    }

    /** The systems whose references may be asked for. */
    List<String> systems() {
        return database.sql("select distinct system from people.identity where category = 'ID.CORE' order by system")
                .query(String.class)
                .list();
    }
}
