package kinbridge.family;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person the hub believes an identity to be, and which other identities are the same one. */
@Component
public class SamePerson {

    private final JdbcClient database;

    SamePerson(JdbcClient database) {
        this.database = database;
    }

    /** The person of each of these identities. */
    public Map<UUID, UUID> personsOf(Collection<UUID> identities) {
        Map<UUID, UUID> persons = new HashMap<>();
        database.sql("select id, person_id from people.identity where id = any(?)")
                .param(identities.toArray(UUID[]::new))
                .query((row, number) -> persons.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        return persons;
    }

    /** These identities and all others of the same people. */
    public Set<UUID> sameAs(Collection<UUID> identities) {
        return database.sql("""
                select other.id from people.identity i join people.identity other on other.person_id = i.person_id
                where i.id = any(?)""").param(identities.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .collect(Collectors.toSet());
    }
}
