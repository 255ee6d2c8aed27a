package kinbridge.subjectaccess;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the hub knows of who asks, asked anew each time: whether they can have the right, and may have harmed. */
@Component
class WhoAsks {

    private static final int GROWN_UP_YEARS = 18;

    private final JdbcClient database;
    private final PeopleAround around;
    private final InstantSource clock;

    WhoAsks(JdbcClient database, PeopleAround around, InstantSource clock) {
        this.database = database;
        this.around = around;
        this.clock = clock;
    }

    /** Why nobody can have this right over that person, in words; empty where they can. */
    Optional<String> hindrance(AskedAs askedAs, UUID person) {
        return askedAs.hindrance(isUnderAge(person), isDead(person));
    }

    /** The youngest that an identity says: a representative of a child would stand between it and its own right. */
    private boolean isUnderAge(UUID person) {
        return is(
                "select coalesce(max(date_of_birth) > :day, false) from people.identity where person_id = :person",
                person,
                today().minusYears(GROWN_UP_YEARS));
    }

    private boolean isDead(UUID person) {
        return is(
                "select count(*) > 0 from people.identity where person_id = :person and date_of_death <= :day",
                person,
                today());
    }

    private boolean is(String sql, UUID person, LocalDate day) {
        return database.sql(sql)
                .param("person", person)
                .param("day", Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }

    /** Whether this person can be who asks about that one: another, and of a parent a tie says so today. */
    boolean canAsk(AskedAs askedAs, UUID asker, UUID person) {
        return !asker.equals(person)
                && (askedAs.isAParent() ? isParentOf(asker, person) : askedAs == AskedAs.REPRESENTATIVE);
    }

    private boolean isParentOf(UUID parent, UUID child) {
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
                .param("today", Date.valueOf(today()))
                .query(Boolean.class)
                .single();
    }

    /** The parent who asks; null where it is no parent, or the hub does not know them as one any more. */
    @Nullable
    UUID parent(Request request, UUID person) {
        return request.askedAs().isAParent() ? asker(request, person) : null;
    }

    private @Nullable UUID asker(Request request, UUID person) {
        UUID identity = request.asker();
        UUID asker = identity == null ? null : around.personOf(identity);
        return asker != null && canAsk(request.askedAs(), asker, person) ? asker : null;
    }

    boolean mayHaveHarmed(Request request, UUID person) {
        UUID asker = asker(request, person);
        // A solicitor whom no agency knows is in no record: nobody alleges anything of them here.
        Boolean ofTheAsker = request.isThroughAnOutsider() ? Boolean.FALSE : null;
        return request.askedAs()
                .mayHaveHarmed(
                        isAllegedPerpetrator(person),
                        asker == null ? ofTheAsker : Boolean.valueOf(isAllegedPerpetrator(asker)));
    }

    /** By what is said of them or of whoever may be one with them, an order that keeps them away included. */
    private boolean isAllegedPerpetrator(UUID person) {
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

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
