package kinbridge.family;

import java.sql.Date;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether an agency says that somebody is a child's parent or holds parental responsibility. */
@Component
public class Parents {

    private final JdbcClient database;

    Parents(JdbcClient database) {
        this.database = database;
    }

    /** By a tie or a record of parental responsibility that has not ended on that day. */
    public boolean isParentOf(UUID parent, UUID child, LocalDate day) {
        return database.sql("""
                select exists (select from people.identity c
                    join statements.relationship r on r.to_identity = c.id
                    join statements.version v on v.id = r.version_id and v.is_current
                    join people.identity p on p.id = r.from_identity
                    where c.person_id = :child and p.person_id = :parent
                      and r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')
                      and (r.until_on is null or r.until_on >= :today))
                  or exists (select from people.identity c
                    join statements.subject_identity s on s.identity_id = c.id
                    join statements.record r on r.version_id = s.version_id and r.type = 'PARENTAL_RESPONSIBILITY'
                    join statements.version v on v.id = r.version_id and v.is_current
                    join statements.subject_identity o on o.version_id = s.version_id
                    join statements.record_subject os on os.version_id = o.version_id and os.position = o.position
                    join people.identity p on p.id = o.identity_id
                    where c.person_id = :child and p.person_id = :parent and os.role = 'PARENT'
                      and (r.until_on is null or r.until_on >= :today))""")
                .param("child", child)
                .param("parent", parent)
                .param("today", Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }
}
