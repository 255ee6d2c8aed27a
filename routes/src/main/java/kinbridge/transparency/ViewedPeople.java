package kinbridge.transparency;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.AllegedPerpetrators;
import kinbridge.linkage.Certainty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what the hub knows of whom a list is for, anew each time: a mark set a moment ago counts. */
@Component
class ViewedPeople {

    private final JdbcClient database;
    private final Certainty certainty;
    private final AllegedPerpetrators perpetrators;
    private final ListEnd end;

    ViewedPeople(JdbcClient database, Certainty certainty, AllegedPerpetrators perpetrators, ListEnd end) {
        this.database = database;
        this.certainty = certainty;
        this.perpetrators = perpetrators;
        this.end = end;
    }

    /** A member of a family, by any identity of theirs; empty for whoever is none, or was adopted away. */
    Optional<ViewedPerson> member(UUID family, UUID identity) {
        Set<UUID> known = new HashSet<>(database.sql("""
                select m.identity_id from families.member m join people.identity i on i.id = m.identity_id
                join people.identity asked on asked.person_id = i.person_id
                where m.family_id = :family and asked.id = :identity and m.state <> 'REMOVED'
                union
                select c.identity_id from families.child_in_focus c join people.identity i on i.id = c.identity_id
                join people.identity asked on asked.person_id = i.person_id
                where c.family_id = :family and asked.id = :identity""")
                .param("family", family)
                .param("identity", identity)
                .query(UUID.class)
                .list());
        return known.isEmpty() ? Optional.empty() : person(known);
    }

    /** Whether a colleague is marked as near to somebody whom a person may be afraid of; nobody is told that they are. */
    boolean isMarkedAsNear(String practitioner) {
        return database.sql("""
                select exists (select from consent.flag where practitioner = ? and cleared_at is null
                  and flag in ('requester_conflict', 'requester_linked_to_perp'))""").param(practitioner).query(Boolean.class).single();
    }

    /** Whether a colleague is, or was, in the team of a family of this person, or is marked as near to them or others. */
    boolean isNear(String practitioner, UUID identity) {
        return isMarkedAsNear(practitioner)
                || database.sql("""
                select exists (select from people.identity asked join people.identity i on i.person_id = asked.person_id
                  join (select identity_id, family_id from families.member
                        union all select identity_id, family_id from families.child_in_focus) m on m.identity_id = i.id
                  join families.team_member t on t.family_id = m.family_id
                  where asked.id = ? and t.practitioner = ?)""")
                        .params(identity, practitioner)
                        .query(Boolean.class)
                        .single();
    }

    /** Whom a request for what is held was found to be of. */
    Optional<ViewedPerson> person(UUID identity) {
        return person(Set.of(identity));
    }

    /** @param known identities of one person by which they came */
    private Optional<ViewedPerson> person(Set<UUID> known) {
        List<UUID> persons = database.sql("""
                select distinct person_id from people.identity where id = any(?)
                  and person_id not in (select person_id from people.adopted_away)""")
                .param(known.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return persons.size() == 1 ? Optional.of(person(persons.get(0), known)) : Optional.empty();
    }

    private ViewedPerson person(UUID person, Set<UUID> known) {
        Map<UUID, UUID> certain = certainty.of(List.of(person));
        Set<UUID> all = new HashSet<>(database.sql("select id from people.identity where person_id = ?")
                .param(person)
                .query(UUID.class)
                .list());
        Set<UUID> parts = known.stream()
                .map(identity -> certain.getOrDefault(identity, identity))
                .collect(Collectors.toSet());
        Set<UUID> sure = all.stream()
                .filter(identity -> parts.contains(certain.getOrDefault(identity, identity)))
                .collect(Collectors.toSet());
        Said said = said(person);
        return new ViewedPerson(
                person,
                sure,
                said.born(),
                said.isTakenForAChild(),
                said.isGone(),
                said.isDoubtful() || parts.size() > 1 || sure.size() < all.size(),
                perpetrators.isOne(person),
                said.isNearProtectedAddress(),
                said.decidesAlone(),
                said.isKeptFromParents(),
                said.isUnsafeToTell(),
                said.heldSince());
    }

    private record Said(
            @Nullable LocalDate born,
            boolean isTakenForAChild,
            boolean isGone,
            boolean isDoubtful,
            boolean isNearProtectedAddress,
            boolean decidesAlone,
            boolean isKeptFromParents,
            boolean isUnsafeToTell,
            @Nullable Instant heldSince) {}

    private Said said(UUID person) {
        return database.sql("""
                select
                  (select max(date_of_birth) from people.identity where person_id = :person) as born,
                  exists (select from people.identity where person_id = :person
                    and expected_date > cast(:today as date) - interval '16 years')
                  or exists (select from families.child_in_focus c join people.identity i on i.id = c.identity_id
                    where i.person_id = :person and c.until is null) as child,
                  exists (select from people.identity where person_id = :person and date_of_death is not null) as gone,
                  exists (select from people.doubtful where person_id = :person) as doubtful,
                  exists (select from consent.near_protected_address where person_id = :person) as near,
                  coalesce((select c.outcome in ('gillick', 'has_capacity') from consent.competence c
                    join people.identity i on i.id = c.identity_id
                    where i.person_id = :person and c.about = 'SHARING' and c.assessed_on <= :today
                    order by c.assessed_on desc, c.recorded_at desc limit 1), false) as alone,
                  exists (select from consent.flag f join people.identity i on i.id = f.identity_id
                    where i.person_id = :person and f.record_id is null and f.cleared_at is null
                      and f.flag in ('child_abuse_data_not_best_interests', 'child_expects_confidence')) as kept,
                  exists (select from consent.flag f join people.identity i on i.id = f.identity_id
                    where i.person_id = :person and f.cleared_at is null and f.flag = 'unsafe_to_notify') as unsafe,
                  (select min(f.since) from consent.flag f join people.identity i on i.id = f.identity_id
                    where i.person_id = :person and f.record_id is null and f.cleared_at is null
                      and f.flag in ('prejudice_crime', 'police_hold')) as held""")
                .param("person", person)
                .param("today", java.sql.Date.valueOf(end.today()))
                .query((row, number) -> {
                    java.sql.Date born = row.getDate("born");
                    Timestamp held = row.getTimestamp("held");
                    return new Said(
                            born == null ? null : born.toLocalDate(),
                            row.getBoolean("child"),
                            row.getBoolean("gone"),
                            row.getBoolean("doubtful"),
                            row.getBoolean("near"),
                            row.getBoolean("alone"),
                            row.getBoolean("kept"),
                            row.getBoolean("unsafe"),
                            held == null ? null : held.toInstant());
                })
                .single();
    }
}
