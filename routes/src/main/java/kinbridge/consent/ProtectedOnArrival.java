package kinbridge.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Protects the address of a domestic-abuse victim, and of her children, the moment the hub knows both:
 * whichever arrives last, the address or the incident (section 2.17). It stays protected until somebody
 * who may judges that the danger is over; an address that was judged is not protected again.
 */
@Component
class ProtectedOnArrival implements ArrivedStatements {

    private static final String HUB = "kinbridge";

    private static final String REASON = "Set by the hub on arrival: an address of a domestic-abuse victim or of her"
            + " child that the alleged perpetrator is not known to have lived at.";

    private final JdbcClient database;
    private final Flags flags;
    private final StateChanges changes;
    private final InstantSource clock;

    ProtectedOnArrival(JdbcClient database, Flags flags, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.flags = flags;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void arrived(Collection<UUID> versions, Collection<UUID> identities) {
        Set<UUID> persons = new HashSet<>();
        for (Endangered found : endangered(versions, identities)) {
            // One flag protects the whole person: a second for another address would say the same twice.
            if (persons.add(found.person())) {
                protect(found);
            }
        }
    }

    private void protect(Endangered found) {
        Instant now = clock.instant();
        LocalDate review = WorkingDays.after(now.atZone(Occurred.LONDON).toLocalDate(), Flags.REVIEW_WORKING_DAYS);
        changes.recorded("flag protected_address set by the hub on identity " + found.identity() + ", for version "
                + found.version() + " of an address, to be reviewed by " + review);
        flags.add(new Flags.Row(
                UUID.randomUUID(),
                Flags.PROTECTED_ADDRESS,
                found.identity(),
                null,
                null,
                REASON,
                HUB,
                now,
                review,
                null,
                found.version(),
                null));
    }

    /**
     * Whoever is touched, or is the child of somebody touched; in danger from somebody as the victim in a
     * record of domestic abuse, or as the child of a victim; with an address in force that the alleged
     * perpetrator never had. Where no address of theirs is known at all, hers counts as one they do not
     * know: that it is not known to the hub does not make it known to them.
     */
    private List<Endangered> endangered(Collection<UUID> versions, Collection<UUID> identities) {
        return database.sql("""
                with touched as (
                  select person_id from people.identity where id = any(:identities)
                  union select i.person_id from statements.subject_identity s
                  join people.identity i on i.id = s.identity_id where s.version_id = any(:versions)
                  union select i.person_id from statements.relationship r
                  join people.identity i on i.id in (r.from_identity, r.to_identity) where r.version_id = any(:versions)),
                parent as (
                  select c.person_id as child, p.person_id as parent from statements.relationship r
                  join statements.version v on v.id = r.version_id and v.is_current
                  join people.identity p on p.id = r.from_identity join people.identity c on c.id = r.to_identity
                  where r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')),
                concerned as (
                  select person_id from touched
                  union select child from parent where parent in (select person_id from touched)),
                part as (
                  select i.person_id, rs.role, r.version_id from statements.record r
                  join statements.version v on v.id = r.version_id and v.is_current
                  join statements.record_subject rs on rs.version_id = r.version_id
                  join statements.subject_identity s on s.version_id = rs.version_id and s.position = rs.position
                  join people.identity i on i.id = s.identity_id
                  where r.category like 'DA.%'),
                danger as (
                  select victim.person_id as victim, perpetrator.person_id as perpetrator from part victim
                  left join part perpetrator on perpetrator.version_id = victim.version_id
                    and perpetrator.role = 'ALLEGED_PERPETRATOR' and perpetrator.person_id <> victim.person_id
                  where victim.role = 'VICTIM'
                    or (victim.role in ('SUBJECT', 'MOTHER', 'CHILD') and perpetrator.person_id is not null)),
                endangered as (
                  select c.person_id, d.perpetrator from concerned c join danger d on d.victim = c.person_id
                  union
                  select c.person_id, d.perpetrator from concerned c join parent p on p.child = c.person_id
                  join danger d on d.victim = p.parent where d.perpetrator is distinct from c.person_id),
                lived as (
                  select i.person_id, a.record_id, a.identity_id, a.postcode, a.uprn, a.ended
                  from people.identity_address a join people.identity i on i.id = a.identity_id
                  where a.postcode is not null or a.uprn is not null)
                select distinct e.person_id, own.identity_id, v.id from endangered e
                join lived own on own.person_id = e.person_id and not own.ended
                join statements.version v on v.thing_id = own.record_id and v.is_current
                where not exists (select from endangered every
                    join lived theirs on theirs.person_id = every.perpetrator
                    where every.person_id = e.person_id
                      and case when own.uprn is not null and theirs.uprn is not null then own.uprn = theirs.uprn
                        else own.postcode = theirs.postcode end)
                  and not exists (select from consent.flag f where f.because_version = v.id)
                  and not exists (select from consent.flag f join people.identity fi on fi.id = f.identity_id
                    where fi.person_id = e.person_id and f.flag = 'protected_address' and f.cleared_at is null)""")
                .param("identities", identities.toArray(UUID[]::new))
                .param("versions", versions.toArray(UUID[]::new))
                .query((row, number) -> new Endangered(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
    }

    /** @param version of the address */
    private record Endangered(UUID person, UUID identity, UUID version) {}
}
