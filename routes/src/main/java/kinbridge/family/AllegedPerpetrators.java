package kinbridge.family;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the hub knows as somebody who may have harmed somebody: asked before anything is handed to a person. */
@Component
public class AllegedPerpetrators {

    private final JdbcClient database;

    AllegedPerpetrators(JdbcClient database) {
        this.database = database;
    }

    /** By what is said of them or of whoever may be one with them, an order that keeps them away included. */
    public boolean isOne(UUID person) {
        return database.sql("""
                with them as (select cast(:person as uuid) as person_id
                  union select other_person_id from people.doubtful where person_id = :person)
                select exists (select from them join people.identity i on i.person_id = them.person_id
                    join statements.subject_identity s on s.identity_id = i.id
                    join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                    join statements.version v on v.id = s.version_id and v.is_current
                    where rs.role in ('ALLEGED_PERPETRATOR', 'RESTRAINED'))
                  or exists (select from them join people.identity i on i.person_id = them.person_id
                    join consent.flag f on f.identity_id = i.id
                    where f.flag = 'alleged_perpetrator' and f.cleared_at is null)""").param("person", person).query(Boolean.class).single();
    }
}
