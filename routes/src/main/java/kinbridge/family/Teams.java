package kinbridge.family;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.intake.NamedWorkers;
import kinbridge.intake.NamedWorkers.NamedWorker;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.TeamStanding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The team around each family: proposed from the workers that the feeds name, matched to sign-ins, and
 * those added by hand. Membership has a start and an end, and the end counts on the day.
 */
@Component
public class Teams implements TeamStanding {

    private final JdbcClient database;
    private final NamedWorkers workers;
    private final Practitioners practitioners;
    private final StatutoryRoles statutoryRoles;
    private final InstantSource clock;

    Teams(
            JdbcClient database,
            NamedWorkers workers,
            Practitioners practitioners,
            StatutoryRoles statutoryRoles,
            InstantSource clock) {
        this.database = database;
        this.workers = workers;
        this.practitioners = practitioners;
        this.statutoryRoles = statutoryRoles;
        this.clock = clock;
    }

    /** Brings the team in line with the involvements that the feeds hold today. */
    void refresh(UUID family) {
        Map<UUID, Involvement> involvements = new HashMap<>();
        database.sql("""
                select distinct r.id, v.fields, r.occurred_on, r.until_on, v.feed, r.holder from families.member m
                join people.identity mi on mi.id = m.identity_id
                join people.identity i on i.person_id = mi.person_id
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record r on r.version_id = s.version_id
                join statements.version v on v.id = r.version_id and v.is_current
                where m.family_id = ? and m.state <> 'REMOVED' and r.type = 'WORKER_INVOLVEMENT'""")
                .param(family)
                .query((row, number) -> involvements.put(
                        row.getObject(1, UUID.class),
                        new Involvement(
                                workers.in(row.getBytes(2)),
                                date(row.getDate(3)),
                                date(row.getDate(4)),
                                row.getString(5),
                                row.getString(6))))
                .list();
        involvements.forEach((record, involvement) -> add(family, record, involvement));
        database.sql("""
                update families.team_member t set until = :today where family_id = :family
                  and record_id is not null and until is null and not (record_id = any(:records))""")
                .param("today", Date.valueOf(today()))
                .param("family", family)
                .param("records", involvements.keySet().toArray(UUID[]::new))
                .update();
    }

    private void add(UUID family, UUID record, Involvement involvement) {
        practitioner(involvement)
                .ifPresent(practitioner -> database.sql("""
                insert into families.team_member (id, family_id, practitioner, role, agency, since, until, record_id)
                values (:id, :family, :practitioner, :role, :agency, :since, :until, :record)
                on conflict (family_id, practitioner, record_id) do update set since = :since, until = :until""")
                        .param("id", UUID.randomUUID())
                        .param("family", family)
                        .param("practitioner", practitioner.id())
                        .param("role", practitioner.role())
                        .param("agency", practitioner.agency())
                        .param("since", Date.valueOf(involvement.since() == null ? today() : involvement.since()))
                        .param(
                                "until",
                                involvement.until() == null ? null : Date.valueOf(involvement.until()),
                                java.sql.Types.DATE)
                        .param("record", record)
                        .update());
    }

    /** A staff id counts in its own system alone: two agencies' payrolls may use the same number. */
    private Optional<Practitioner> practitioner(Involvement involvement) {
        String staffId = involvement.worker().staffId();
        String email = involvement.worker().email();
        Optional<Practitioner> byStaffId =
                staffId == null ? Optional.empty() : practitioners.byStaffId(involvement.feed(), staffId);
        return byStaffId.or(() -> practitioners.all().stream()
                .filter(practitioner -> practitioner.agency().equals(involvement.holder()))
                .filter(practitioner -> practitioner.email().equalsIgnoreCase(email))
                .findFirst());
    }

    /** Adds somebody whom no feed names; a person did so, and says why in the log. */
    public void addByHand(UUID family, Practitioner practitioner, LocalDate since) {
        database.sql("""
                insert into families.team_member (id, family_id, practitioner, role, agency, since)
                select ?, ?, ?, ?, ?, ? where not exists (select from families.membership
                  where family_id = ? and practitioner = ? and record_id is null and until is null and not ended)""")
                .param(UUID.randomUUID())
                .param(family)
                .param(practitioner.id())
                .param(practitioner.role())
                .param(practitioner.agency())
                .param(Date.valueOf(since))
                .param(family)
                .param(practitioner.id())
                .update();
    }

    /**
     * How this person stands to the team today. A member on any basis has not left; neither has somebody
     * whose membership is still to begin, or ended because the work did (section 2.17).
     */
    @Override
    public TafStatus status(String practitioner, String role, UUID family) {
        List<String> memberships = database.sql("""
                select case when not ended and since <= :today and (until is null or until >= :today) then 'TODAY'
                    when since > :today or by_closure then 'OTHER' else 'LEFT' end
                from families.membership where family_id = :family and practitioner = :practitioner""")
                .param("today", Date.valueOf(today()))
                .param("family", family)
                .param("practitioner", practitioner)
                .query(String.class)
                .list();
        if (memberships.contains("TODAY")) {
            return TafStatus.MEMBER;
        }
        if (statutoryRoles.contains(role)) {
            return TafStatus.STATUTORY;
        }
        return memberships.contains("LEFT") ? TafStatus.LEFT : TafStatus.NOT_MEMBER;
    }

    /** Today's members. */
    public List<Member> members(UUID family) {
        return database.sql("""
                select practitioner, role, agency, min(since) from families.membership
                where family_id = :family and not ended and since <= :today and (until is null or until >= :today)
                group by practitioner, role, agency order by min(since), practitioner""")
                .param("family", family)
                .param("today", Date.valueOf(today()))
                .query((row, number) -> new Member(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDate(4).toLocalDate()))
                .list();
    }

    /** Today's members whom a person added and no feed names: shown only once decided. */
    public List<Added> addedByHand(UUID family) {
        return database.sql("""
                select id, practitioner, role, agency, since from families.membership
                where family_id = :family and record_id is null and not ended and since <= :today
                  and (until is null or until >= :today) order by since, practitioner""")
                .param("family", family)
                .param("today", Date.valueOf(today()))
                .query((row, number) -> new Added(
                        row.getObject(1, UUID.class),
                        new Member(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getDate(5).toLocalDate())))
                .list();
    }

    /** Families with whose team this person works today. */
    public List<UUID> familiesOf(String practitioner) {
        return database.sql("""
                select distinct t.family_id from families.membership t
                join families.family f on f.id = t.family_id and f.closed_at is null
                where practitioner = :practitioner and not ended and since <= :today
                  and (until is null or until >= :today)""")
                .param("practitioner", practitioner)
                .param("today", Date.valueOf(today()))
                .query(UUID.class)
                .list();
    }

    /** The practitioner who leads, as last marked, while a member; empty where nobody was marked. */
    public Optional<String> markedLead(UUID family) {
        return database.sql("""
                select l.practitioner from families.lead l where l.family_id = :family
                  and exists (select from families.membership m where m.family_id = l.family_id
                    and m.practitioner = l.practitioner and not m.ended and m.since <= :today
                    and (m.until is null or m.until >= :today))
                order by l.since desc limit 1""")
                .param("family", family)
                .param("today", Date.valueOf(today()))
                .query(String.class)
                .optional();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    private static @Nullable LocalDate date(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private record Involvement(
            NamedWorker worker,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            String feed,
            String holder) {}

    public record Added(UUID id, Member member) {}

    public record Member(String practitioner, String role, String agency, LocalDate since) {}
}
