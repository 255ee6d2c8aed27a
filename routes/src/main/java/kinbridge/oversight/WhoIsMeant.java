package kinbridge.oversight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns what governance types into ids: any one identity stands for all of the person. */
@Component
class WhoIsMeant {

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient database;

    WhoIsMeant(@Qualifier("questions") JdbcClient database) {
        this.database = database;
    }

    /** That one alone, where the hub knows no such identity any more: the log may still name it. */
    UUID[] identitiesOf(UUID identity) {
        List<UUID> all = database.sql("""
                select other.id from people.identity own join people.identity other on other.person_id = own.person_id
                where own.id = ?""").param(identity).query(UUID.class).list();
        return all.isEmpty() ? new UUID[] {identity} : all.toArray(UUID[]::new);
    }

    /** An id that is no family's, where there is none of that reference. */
    UUID family(String reference) {
        Optional<UUID> found = database.sql("select id from families.family where reference = ?")
                .param(reference)
                .query(UUID.class)
                .optional();
        return found.orElse(NOBODY);
    }
}
