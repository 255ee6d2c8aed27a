package kinbridge.push;

import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Undecided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether an agency looks after whom a plan is about; read before anything is decided for it. */
@Component
class LookedAfterBy {

    private final JdbcClient database;

    LookedAfterBy(JdbcClient database) {
        this.database = database;
    }

    /**
     * Whether the agency has this child, or the mother of this unborn child, under an NHS number of its
     * own: otherwise there is nobody to tell it of, and nothing to decide.
     */
    boolean isAbout(Agency recipient, Undecided plan) {
        return database.sql("""
                with child as (select distinct i.person_id from people.identity i where i.id = any(:subjects)),
                concerned as (
                  select person_id from child
                  union select mother.person_id from child
                  join people.identity unborn on unborn.person_id = child.person_id
                  join statements.relationship r on r.to_identity = unborn.id and r.type = 'MOTHER'
                  join statements.version v on v.id = r.version_id and v.is_current
                  join people.identity mother on mother.id = r.from_identity
                  where unborn.expected_date is not null and unborn.date_of_birth is null)
                select exists (select from people.identity i join concerned c on c.person_id = i.person_id
                  where i.agency = :agency and i.nhs_number is not null)""")
                .param(
                        "subjects",
                        plan.subjects().stream().map(Undecided.About::identity).toArray(UUID[]::new))
                .param("agency", recipient.word())
                .query(Boolean.class)
                .single();
    }
}
