package kinbridge.consent;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds addresses that an alleged perpetrator must not learn and that nobody has judged yet (section
 * 2.17): those in force of a domestic-abuse victim, or of her child, at which the alleged perpetrator is
 * not known to have lived. Where no address of theirs is known at all, hers counts as one they do not
 * know: that the hub does not know it does not make it known to them.
 */
@Component
public class EndangeredAddresses {

    private final JdbcClient database;

    EndangeredAddresses(JdbcClient database) {
        this.database = database;
    }

    /** Whether one of these people, or of their children, has such an address: in force from its arrival. */
    public boolean isAnyAmong(Collection<UUID> persons) {
        return !among(persons).isEmpty();
    }

    /** People whom a change to these statements or identities may put in danger. */
    List<UUID> touchedBy(Collection<UUID> versions, Collection<UUID> identities) {
        return database.sql("""
                select person_id from people.identity where id = any(:identities)
                union select i.person_id from statements.subject_identity s
                join people.identity i on i.id = s.identity_id where s.version_id = any(:versions)
                union select i.person_id from statements.relationship r
                join people.identity i on i.id in (r.from_identity, r.to_identity) where r.version_id = any(:versions)""")
                .param("identities", identities.toArray(UUID[]::new))
                .param("versions", versions.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Everybody with a part in a record of domestic abuse that arrived before then. */
    List<UUID> inDangerSince(Instant moment) {
        return database.sql("""
                select distinct i.person_id from statements.record r
                join statements.version v on v.id = r.version_id and v.is_current
                join statements.subject_identity s on s.version_id = r.version_id
                join people.identity i on i.id = s.identity_id
                where r.category like 'DA.%' and v.received_at < ?""").param(Timestamp.from(moment)).query(UUID.class).list();
    }

    /**
     * Those of these people who are the victim, or the child of a victim, in a record of domestic abuse that
     * arrived before then.
     */
    List<UUID> inDangerSince(Collection<UUID> persons, Instant moment) {
        return database.sql("""
                select distinct asked.person_id from people.identity asked
                left join statements.relationship r on r.to_identity = asked.id
                  and r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')
                left join people.identity parent on parent.id = r.from_identity
                join people.identity i on i.person_id in (asked.person_id, parent.person_id)
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record abuse on abuse.version_id = s.version_id and abuse.category like 'DA.%'
                join statements.version v on v.id = abuse.version_id and v.is_current
                where asked.person_id = any(?) and v.received_at < ?""")
                .param(persons.toArray(UUID[]::new))
                .param(Timestamp.from(moment))
                .query(UUID.class)
                .list();
    }

    List<Endangered> among(Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                with asked as (select distinct unnest(cast(:persons as uuid[])) as person_id),
                children as (
                  select distinct c.person_id from asked
                  join people.identity ai on ai.person_id = asked.person_id
                  join statements.relationship r on r.from_identity = ai.id
                    and r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')
                  join statements.version v on v.id = r.version_id and v.is_current
                  join people.identity c on c.id = r.to_identity),
                concerned as (select person_id from asked union select person_id from children),
                parents as (
                  select distinct concerned.person_id as child, p.person_id as parent from concerned
                  join people.identity ci on ci.person_id = concerned.person_id
                  join statements.relationship r on r.to_identity = ci.id
                    and r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')
                  join statements.version v on v.id = r.version_id and v.is_current
                  join people.identity p on p.id = r.from_identity),
                abuse as materialized (
                  select distinct r.version_id, v.received_at from (
                    select person_id from concerned union select parent from parents) who
                  join people.identity i on i.person_id = who.person_id
                  join statements.subject_identity s on s.identity_id = i.id
                  join statements.record r on r.version_id = s.version_id and r.category like 'DA.%'
                  join statements.version v on v.id = r.version_id and v.is_current),
                part as materialized (
                  select i.person_id, rs.role, abuse.version_id, abuse.received_at from abuse
                  join statements.record_subject rs on rs.version_id = abuse.version_id
                  join statements.subject_identity s on s.version_id = rs.version_id and s.position = rs.position
                  join people.identity i on i.id = s.identity_id),
                danger as (
                  select victim.person_id as victim, perpetrator.person_id as perpetrator, victim.received_at
                  from part victim
                  left join part perpetrator on perpetrator.version_id = victim.version_id
                    and perpetrator.role = 'ALLEGED_PERPETRATOR' and perpetrator.person_id <> victim.person_id
                  where victim.role = 'VICTIM'
                    or (victim.role in ('SUBJECT', 'MOTHER', 'CHILD') and perpetrator.person_id is not null)),
                endangered as materialized (
                  select c.person_id, d.perpetrator, d.received_at from concerned c
                  join danger d on d.victim = c.person_id
                  union
                  select p.child, d.perpetrator, d.received_at from parents p join danger d on d.victim = p.parent
                  where d.perpetrator is distinct from p.child),
                theirs as materialized (
                  select e.person_id, a.postcode, a.uprn from endangered e
                  join people.identity i on i.person_id = e.perpetrator
                  join people.identity_address a on a.identity_id = i.id)
                select e.person_id, own.identity_id, v.id, greatest(min(e.received_at), v.received_at)
                from endangered e
                join people.identity i on i.person_id = e.person_id
                join people.identity_address own on own.identity_id = i.id and not own.ended
                  and (own.postcode is not null or own.uprn is not null)
                join statements.version v on v.thing_id = own.record_id and v.is_current
                where not exists (select from theirs where theirs.person_id = e.person_id
                    and case when own.uprn is not null and theirs.uprn is not null then own.uprn = theirs.uprn
                      else own.postcode = theirs.postcode end)
                  and not exists (select from consent.flag f where f.because_version = v.id)
                  and not exists (select from consent.flag f join people.identity fi on fi.id = f.identity_id
                    where fi.person_id = e.person_id and f.flag = 'protected_address' and f.cleared_at is null)
                group by e.person_id, own.identity_id, v.id, v.received_at""")
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, number) -> new Endangered(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /**
     * @param version of the address
     * @param since when the hub knew both the address and the danger
     */
    record Endangered(UUID person, UUID identity, UUID version, Instant since) {}
}
