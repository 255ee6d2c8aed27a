package kinbridge.family;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads what decisions need of people: for all of a look at once, and anew for every look. */
@Component
class PeopleFacts {

    private final JdbcClient database;
    private final HarmRows harmRows;
    private final InstantSource clock;

    PeopleFacts(JdbcClient database, HarmRows harmRows, InstantSource clock) {
        this.database = database;
        this.harmRows = harmRows;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    Map<UUID, PersonFacts> of(Collection<UUID> persons) {
        UUID[] ids = persons.toArray(UUID[]::new);
        Date today = Date.valueOf(today());
        Map<UUID, Set<UUID>> parents = pairs(ids, """
                select distinct child.person_id, parent.person_id from people.identity child
                join statements.relationship r on r.to_identity = child.id
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity parent on parent.id = r.from_identity
                where child.person_id = any(:ids) and r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')
                  and (r.until_on is null or r.until_on >= :today)""", today);
        Map<UUID, Set<UUID>> households = households(ids, today);
        Map<UUID, Set<UUID>> responsible = responsible(ids, today);
        Set<UUID> risks = posingARisk(ids);
        Instant now = clock.instant();
        Map<UUID, Harm> harm = harmRows.of(persons);
        Set<UUID> perpetrators = allegedPerpetrators(ids);
        Map<UUID, Map<String, Set<String>>> flags = flags(ids);
        Map<UUID, String> competence = competence(ids);
        Map<UUID, PersonFacts> facts = new HashMap<>();
        database.sql("""
                select person_id, min(date_of_birth), min(expected_date), min(date_of_death)
                from people.identity where person_id = any(?) group by person_id""")
                .param(ids)
                .query((row, number) -> {
                    UUID person = row.getObject(1, UUID.class);
                    Harm ofPerson = harm.getOrDefault(person, Harm.NOTHING_KNOWN);
                    facts.put(
                            person,
                            new PersonFacts(
                                    person,
                                    date(row.getDate(2)),
                                    date(row.getDate(3)),
                                    date(row.getDate(4)),
                                    parents.getOrDefault(person, Set.of()),
                                    households.getOrDefault(person, Set.of()),
                                    responsible.getOrDefault(person, Set.of()),
                                    ofPerson.effective(now),
                                    ofPerson.source(now),
                                    perpetrators.contains(person),
                                    risks.contains(person),
                                    competence.get(person),
                                    flags.getOrDefault(person, Map.of())));
                    return true;
                })
                .list();
        return facts;
    }

    /** In the same household: said so by a relationship in either direction, through one head. */
    private Map<UUID, Set<UUID>> households(UUID[] ids, Date today) {
        return pairs(ids, """
                with household as (
                  select a.person_id as one, b.person_id as other from statements.relationship r
                  join statements.version v on v.id = r.version_id and v.is_current
                  join people.identity a on a.id = r.from_identity
                  join people.identity b on b.id = r.to_identity
                  where r.type = 'HOUSEHOLD' and (r.until_on is null or r.until_on >= :today)),
                either as (select one, other from household union select other, one from household)
                select distinct e.one, e.other from either e where e.one = any(:ids)
                union select distinct e.one, f.other from either e join either f on f.one = e.other
                where e.one = any(:ids) and f.other <> e.one""", today);
    }

    /**
     * Who has a say for a child by law: its mother, a guardian, and those who are recorded as having given
     * or refused an answer for it (section 1.5, rule 7b). That a man is the father does not say so.
     */
    private Map<UUID, Set<UUID>> responsible(UUID[] ids, Date today) {
        return pairs(ids, """
                select distinct child.person_id, parent.person_id from people.identity child
                join statements.relationship r on r.to_identity = child.id
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity parent on parent.id = r.from_identity
                where child.person_id = any(:ids) and r.type in ('MOTHER', 'GUARDIAN')
                  and (r.until_on is null or r.until_on >= :today)
                union
                select child.person_id, giver.person_id from people.identity child
                join consent.answer a on a.identity_id = child.id
                join people.identity giver on giver.id = a.giver_identity
                where child.person_id = any(:ids) and giver.person_id <> child.person_id
                union
                select child.person_id, holder.person_id from people.identity child
                join statements.subject_identity s on s.identity_id = child.id
                join statements.record r on r.version_id = s.version_id and r.type = 'PARENTAL_RESPONSIBILITY'
                join statements.version v on v.id = r.version_id and v.is_current
                join statements.subject_identity o on o.version_id = s.version_id
                join statements.record_subject os on os.version_id = o.version_id and os.position = o.position
                join people.identity holder on holder.id = o.identity_id
                where child.person_id = any(:ids) and os.role = 'PARENT'
                  and (r.until_on is null or r.until_on >= :today)""", today);
    }

    /** Beside alleged perpetrators: under MAPPA, on probation for violence, or kept away by an order. */
    private Set<UUID> posingARisk(UUID[] ids) {
        return new HashSet<>(database.sql("""
                select distinct i.person_id from people.identity i
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                join statements.record r on r.version_id = s.version_id
                join statements.version v on v.id = s.version_id and v.is_current
                where i.person_id = any(:ids) and (r.until_on is null or r.until_on >= :today)
                  and (rs.role = 'RESTRAINED' or r.type = 'MAPPA' or 'forViolence' = any(r.marks))""")
                .param("ids", ids)
                .param("today", Date.valueOf(today()))
                .query(UUID.class)
                .list());
    }

    private Set<UUID> allegedPerpetrators(UUID[] ids) {
        return new HashSet<>(database.sql("""
                select distinct i.person_id from people.identity i
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                join statements.version v on v.id = s.version_id and v.is_current
                where i.person_id = any(:ids) and rs.role = 'ALLEGED_PERPETRATOR'
                union select i.person_id from people.identity i join consent.flag f on f.identity_id = i.id
                where i.person_id = any(:ids) and f.flag = 'alleged_perpetrator' and f.record_id is null
                  and f.cleared_at is null and f.since <= :now and (f.until is null or f.until > :now)""")
                .param("ids", ids)
                .param("now", now())
                .query(UUID.class)
                .list());
    }

    private Map<UUID, Map<String, Set<String>>> flags(UUID[] ids) {
        Map<UUID, Map<String, Set<String>>> flags = new HashMap<>();
        database.sql("""
                select p.person_id, f.flag, coalesce(f.practitioner, '') from (
                  select distinct person_id, person_id as set_on from people.identity where person_id = any(:ids)
                  union select person_id, other_person_id from people.doubtful where person_id = any(:ids)) p
                join people.identity i on i.person_id = p.set_on
                join consent.flag f on f.identity_id = i.id
                where f.record_id is null and f.cleared_at is null
                  and f.since <= :now and (f.until is null or f.until > :now)""")
                .param("ids", ids)
                .param("now", now())
                .query((row, number) -> flags.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashMap<>())
                        .computeIfAbsent(text(row.getString(2)), key -> new HashSet<>())
                        .add(text(row.getString(3))))
                .list();
        return flags;
    }

    /** Competence is for one decision: only an assessment about sharing counts, the latest of them. */
    private Map<UUID, String> competence(UUID[] ids) {
        Map<UUID, String> latest = new HashMap<>();
        database.sql("""
                select distinct on (i.person_id) i.person_id, c.outcome from consent.competence c
                join people.identity i on i.id = c.identity_id
                where i.person_id = any(?) and c.about = 'SHARING'
                order by i.person_id, c.assessed_on desc, c.recorded_at desc""")
                .param(ids)
                .query((row, number) -> latest.put(row.getObject(1, UUID.class), text(row.getString(2))))
                .list();
        return latest;
    }

    private Map<UUID, Set<UUID>> pairs(UUID[] ids, String sql, Date today) {
        Map<UUID, Set<UUID>> pairs = new HashMap<>();
        database.sql(sql)
                .param("ids", ids)
                .param("today", today)
                .query((row, number) -> pairs.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)))
                .list();
        return pairs;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable LocalDate date(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
