package kinbridge.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one change about a person be recorded at a time, so that each is checked against what is so. */
@Component
class PersonLock {

    private final JdbcClient database;

    PersonLock(JdbcClient database) {
        this.database = database;
    }

    /** The person of this identity, locked until the transaction ends. */
    UUID personOf(UUID identity) {
        UUID person = database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .single();
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
                .param("person/" + person)
                .query((row, number) -> true)
                .single();
        return person;
    }

    /**
     * By which identity a family knows the person of this one, which a form names: what is recorded of its member stays
     * with it if the other turns out to be somebody else's. Of who is no member, the one that was named.
     */
    UUID knownAs(UUID family, UUID identity) {
        return database.sql("""
                select m.identity_id from families.member m join people.identity own on own.id = m.identity_id
                join people.identity named on named.person_id = own.person_id
                where m.family_id = ? and named.id = ? and m.state <> 'REMOVED'
                order by own.agency = 'socialcare' desc, m.since, m.identity_id limit 1""")
                .param(family)
                .param(identity)
                .query(UUID.class)
                .optional()
                .orElse(identity);
    }

    @Nullable
    UUID knownPersonOf(UUID identity) {
        return database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    UUID anIdentityOf(UUID person) {
        return database.sql("select id from people.identity where person_id = ? order by received_at, id limit 1")
                .param(person)
                .query(UUID.class)
                .single();
    }
}
