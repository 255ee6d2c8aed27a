package kinbridge.family;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.mappings.Occurred;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom an agency has in its care today. Health care is given to patients: {@code DIRECT_CARE} reaches
 * nobody in whom the requester's own agency has no open episode (section 2.17).
 */
@Component
public class CareEpisodes {

    /** What says that care is open, until it is said to have ended. */
    private static final List<String> EPISODES =
            List.of("PREGNANCY", "HEALTH_EPISODE", "MATERNITY_CARE_PLAN", "CARE_TEAM", "WORKER_INVOLVEMENT");

    /** What opens care without an end of its own: an appointment that is still to come. */
    private static final String APPOINTMENT = "MATERNITY_APPOINTMENT";

    private final JdbcClient database;
    private final InstantSource clock;

    CareEpisodes(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Of these people, those whom the agency cares for. An unborn child is cared for with its mother.
     *
     * @param agency an agency code of the sharing tables
     */
    public Set<UUID> inCareOf(String agency, Collection<UUID> persons) {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        Set<UUID> patients = database
                .sql("""
                select distinct i.person_id from people.identity i
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                join statements.record r on r.version_id = s.version_id
                join statements.version v on v.id = r.version_id and v.is_current
                where i.person_id = any(:persons) and r.holder = :agency and rs.role in ('SUBJECT', 'CHILD', 'MOTHER')
                  and ((r.type = any(:episodes) and (r.until_on is null or r.until_on >= :today)
                      and (r.occurred_on is null or r.occurred_on <= :today))
                    or (r.type = :appointment and r.occurred_on >= :today))""")
                .param("persons", persons.toArray(UUID[]::new))
                .param("agency", agency)
                .param("episodes", EPISODES.toArray(String[]::new))
                .param("appointment", APPOINTMENT)
                .param("today", Date.valueOf(today))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toCollection(HashSet::new));
        patients.addAll(unbornOf(patients, persons));
        return patients;
    }

    private List<UUID> unbornOf(Set<UUID> mothers, Collection<UUID> persons) {
        return database.sql("""
                select distinct child.person_id from statements.relationship r
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity mother on mother.id = r.from_identity
                join people.identity child on child.id = r.to_identity
                where r.type = 'MOTHER' and mother.person_id = any(?) and child.person_id = any(?)
                  and child.expected_date is not null and not exists (select from people.identity born
                    where born.person_id = child.person_id and born.date_of_birth is not null)""")
                .param(mothers.toArray(UUID[]::new))
                .param(persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
