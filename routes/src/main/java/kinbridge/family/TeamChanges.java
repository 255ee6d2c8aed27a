package kinbridge.family;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.intake.Outbox;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds to a team whom no feed names, ends a membership, and marks who leads. What a feed proposes stays;
 * an end that a person recorded holds against it.
 */
@Component
public class TeamChanges {

    private static final int FURTHEST_START_MONTHS = 6;

    private final JdbcClient database;
    private final Teams teams;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final FamilyRights rights;
    private final Reasons words;
    private final StateChanges changes;
    private final Families families;
    private final Outbox outbox;
    private final InstantSource clock;

    TeamChanges(
            JdbcClient database,
            Teams teams,
            Practitioners practitioners,
            PolicyInForce policy,
            FamilyRights rights,
            Reasons words,
            StateChanges changes,
            Families families,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.teams = teams;
        this.practitioners = practitioners;
        this.policy = policy;
        this.rights = rights;
        this.words = words;
        this.changes = changes;
        this.families = families;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param until the last day, or null while it is open */
    public record Adding(
            String practitioner,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            String reason) {}

    /** @param lastDay null: at once */
    public record Ending(UUID member, @Nullable LocalDate lastDay, String reason) {}

    @Transactional
    public Recording add(Requester requester, UUID family, Adding asked) {
        if (!rights.may(requester, family, "team-member")) {
            return FamilyRights.notYours("practitioner");
        }
        Optional<Practitioner> added = candidate(asked.practitioner());
        Problems problems = new Problems()
                .unless(added.isPresent(), "practitioner", "Choose a practitioner from the list")
                .reason(asked.reason());
        checkDates(problems, asked.since(), asked.until());
        problems.unless(
                added.isEmpty() || !isMemberByHand(family, added.get().id()),
                "practitioner",
                "This practitioner is already in the team, or has been added from a later day");
        if (!problems.isEmpty() || added.isEmpty() || asked.since() == null) {
            return problems.refused();
        }
        UUID entry = insert(requester, family, added.get(), asked.since(), asked.until(), asked.reason());
        // An alert that is open is news to whoever joins.
        families.childrenInFocus(family).forEach(outbox::changed);
        return new Recording.Recorded(entry);
    }

    private void checkDates(Problems problems, @Nullable LocalDate since, @Nullable LocalDate until) {
        LocalDate today = today();
        // A start in the past would look as if what was seen before had been seen as a member.
        problems.unless(since != null && !since.isBefore(today), "since", "Enter a first day that is today or later")
                .unless(
                        since == null || !since.isAfter(today.plusMonths(FURTHEST_START_MONTHS)),
                        "since",
                        "The first day must be within 6 months")
                .unless(
                        until == null || since == null || !until.isBefore(since),
                        "until",
                        "The last day must not be before the first");
    }

    /** Whoever opens a family works with it; also for the demonstration's and a family's first member. */
    UUID insert(
            Requester requester,
            UUID family,
            Practitioner added,
            LocalDate since,
            @Nullable LocalDate until,
            String reason) {
        UUID id = UUID.randomUUID();
        UUID entry = changes.recorded(
                requester,
                family,
                "practitioner " + added.id() + " added to the team as " + added.role() + " from " + since
                        + (until == null ? "" : " to " + until) + ": " + reason.strip());
        database.sql("""
                insert into families.team_member (id, family_id, practitioner, role, agency, since, until,
                  added_by, added_role, added_at, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(family)
                .param(added.id())
                .param(added.role())
                .param(added.agency())
                .param(Date.valueOf(since))
                .param(until == null ? null : Date.valueOf(until))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(Timestamp.from(clock.instant()))
                .param(words.seal(reason, id))
                .param(entry)
                .update();
        return entry;
    }

    @Transactional
    public Recording end(Requester requester, UUID family, Ending asked) {
        if (!rights.may(requester, family, "team-member")) {
            return FamilyRights.notYours("member");
        }
        Optional<TeamMember> member = of(family).stream()
                .filter(running -> running.id().equals(asked.member()))
                .findFirst();
        Problems problems = new Problems()
                .unless(member.isPresent(), "member", "This membership has already ended: look at the page again")
                .unless(
                        asked.lastDay() == null || !asked.lastDay().isBefore(today()),
                        "lastDay",
                        "The last day must be today or later; leave it empty to end it at once")
                .reason(asked.reason());
        if (!problems.isEmpty() || member.isEmpty()) {
            return problems.refused();
        }
        UUID entry = changes.recorded(
                requester,
                family,
                "membership of practitioner " + member.get().practitioner() + " ended "
                        + (asked.lastDay() == null ? "at once" : "after " + asked.lastDay()) + ": "
                        + asked.reason().strip());
        putEnd(requester, asked.member(), asked.lastDay(), false, asked.reason(), entry);
        return new Recording.Recorded(entry);
    }

    /** The work has ended, and with it every membership. */
    void endAll(Requester requester, UUID family, String reason, UUID entry) {
        for (TeamMember member : of(family)) {
            putEnd(requester, member.id(), null, true, reason, entry);
        }
    }

    private void putEnd(
            Requester requester,
            UUID member,
            @Nullable LocalDate lastDay,
            boolean isByClosure,
            String reason,
            UUID entry) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into families.team_member_end
                  (id, member_id, recorded_at, last_day, by_closure, recorded_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(member)
                .param(Timestamp.from(clock.instant()))
                .param(lastDay == null ? null : Date.valueOf(lastDay))
                .param(isByClosure)
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(reason, id))
                .param(entry)
                .update();
    }

    /** Marks a member of today as the one who leads. */
    @Transactional
    public Recording lead(Requester requester, UUID family, String practitioner) {
        if (!rights.may(requester, family, "team-member")) {
            return FamilyRights.notYours("lead");
        }
        boolean isMember = teams.members(family).stream()
                .anyMatch(member -> member.practitioner().equals(practitioner)
                        && policy.tables().mayRecord(member.role(), "team-member"));
        if (!isMember) {
            return Recording.wrong("lead", "Choose a social worker or lead practitioner who is in the team today");
        }
        UUID entry = changes.recorded(requester, family, "practitioner " + practitioner + " marked as leading");
        database.sql("""
                insert into families.lead (id, family_id, practitioner, since, set_by, role, entry_id)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(UUID.randomUUID())
                .param(family)
                .param(practitioner)
                .param(Timestamp.from(clock.instant()))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(entry)
                .update();
        return new Recording.Recorded(entry);
    }

    /** Memberships of today and those still to come, for those who may change them; else nothing. */
    public List<TeamMember> of(Requester requester, UUID family) {
        return rights.may(requester, family, "team-member") ? of(family) : List.of();
    }

    private List<TeamMember> of(UUID family) {
        return database.sql("""
                select id, practitioner, role, agency, since, until, record_id is not null from families.membership
                where family_id = :family and not ended and (until is null or until >= :today)
                order by since, practitioner, id""")
                .param("family", family)
                .param("today", Date.valueOf(today()))
                .query((row, number) -> {
                    Date until = row.getDate(6);
                    return new TeamMember(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getDate(5).toLocalDate(),
                            until == null ? null : until.toLocalDate(),
                            row.getBoolean(7));
                })
                .list();
    }

    /** Whom a team may take in: everybody who may sign in with a profile of the sharing tables. */
    public List<Practitioner> candidates() {
        return practitioners.all().stream()
                .filter(person -> policy.tables()
                        .profileOf(person.role())
                        .filter(profile -> profile != kinbridge.needtoknow.Profile.IGO)
                        .isPresent())
                .sorted(java.util.Comparator.comparing(Practitioner::name))
                .toList();
    }

    private Optional<Practitioner> candidate(String id) {
        return candidates().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    private boolean isMemberByHand(UUID family, String practitioner) {
        return of(family).stream()
                .anyMatch(member -> member.practitioner().equals(practitioner) && !member.isFromFeed());
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    /** @param isFromFeed whether an agency's feed named the worker */
    public record TeamMember(
            UUID id,
            String practitioner,
            String role,
            String agency,
            LocalDate since,
            @Nullable LocalDate until,
            boolean isFromFeed) {}
}
