package kinbridge.family;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.mappings.Category;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Why the records of a family member who is not a child, holds no parental responsibility, lives
 * elsewhere and poses no known risk matter all the same (section 1.7). Until social work says so, for a
 * group of categories and a time, they are decided at no more than L3.
 */
@Component
public class RelevanceRegister {

    private static final int LONGEST_MONTHS = 3;

    private final JdbcClient database;
    private final Families families;
    private final SamePerson samePerson;
    private final FamilyRights rights;
    private final Reasons words;
    private final StateChanges changes;
    private final InstantSource clock;

    RelevanceRegister(
            JdbcClient database,
            Families families,
            SamePerson samePerson,
            FamilyRights rights,
            Reasons words,
            StateChanges changes,
            InstantSource clock) {
        this.database = database;
        this.families = families;
        this.samePerson = samePerson;
        this.rights = rights;
        this.words = words;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param person an identity of the person
     * @param group the categories' prefix: {@code HE}
     * @param until the last day
     */
    public record Stating(
            UUID person, String group, @Nullable LocalDate until, String reason) {}

    public record Ending(UUID relevance, String reason) {}

    @Transactional
    public Recording state(Requester requester, UUID family, Stating asked) {
        if (!rights.may(requester, family, "relevance")) {
            return FamilyRights.notYours("person");
        }
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        LocalDate until = asked.until();
        Problems problems = new Problems()
                .unless(isMember(family, asked.person()), "person", "Choose somebody who belongs to this family")
                .unless(groups().contains(asked.group()), "group", "Choose which records")
                .unless(until != null && !until.isBefore(today), "until", "Enter a last day that is today or later")
                .unless(
                        until == null || !until.isAfter(today.plusMonths(LONGEST_MONTHS)),
                        "until",
                        "The last day must be within 3 months: state it again at the next review")
                .reason(asked.reason());
        if (!problems.isEmpty() || until == null) {
            return problems.refused();
        }
        UUID id = UUID.randomUUID();
        UUID entry = changes.recorded(
                requester,
                family,
                "relevance of " + asked.group() + " records of identity " + asked.person() + " until " + until + ": "
                        + asked.reason().strip());
        database.sql("""
                insert into families.relevance
                  (id, family_id, identity_id, category_group, since, until, recorded_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(family)
                .param(asked.person())
                .param(asked.group())
                .param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(
                        until.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant()))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(asked.reason(), id))
                .param(entry)
                .update();
        return new Recording.Recorded(entry);
    }

    @Transactional
    public Recording end(Requester requester, UUID family, Ending asked) {
        if (!rights.may(requester, family, "relevance")) {
            return FamilyRights.notYours("relevance");
        }
        Problems problems = new Problems()
                .unless(
                        of(requester, family).stream().anyMatch(row -> row.id().equals(asked.relevance())),
                        "relevance",
                        "That is no longer in force: look at the page again")
                .reason(asked.reason());
        if (!problems.isEmpty()) {
            return problems.refused();
        }
        UUID entry = changes.recorded(
                requester,
                family,
                "relevance " + asked.relevance() + " ended: " + asked.reason().strip());
        database.sql("""
                insert into families.relevance_end (relevance_id, ended_at, ended_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(asked.relevance())
                .param(Timestamp.from(clock.instant()))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(asked.reason(), asked.relevance()))
                .param(entry)
                .update();
        return new Recording.Recorded(entry);
    }

    /** What is in force in a family, for those who may state it; nothing for anybody else. */
    public List<Relevance> of(Requester requester, UUID family) {
        if (!rights.may(requester, family, "relevance")) {
            return List.of();
        }
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                select r.id, i.person_id, r.category_group, r.since, r.until, r.recorded_by, r.reason
                from families.relevance r join people.identity i on i.id = r.identity_id
                where r.family_id = ? and r.since <= ? and r.until > ?
                  and not exists (select from families.relevance_end e where e.relevance_id = r.id)
                order by r.since""")
                .param(family)
                .param(now)
                .param(now)
                .query((row, number) -> new Relevance(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        words.open(row.getBytes(7), row.getObject(1, UUID.class))))
                .list();
    }

    /** The groups in force for each person of a family. */
    Map<UUID, Set<String>> groupsInForce(@Nullable UUID family) {
        if (family == null) {
            return Map.of();
        }
        Map<UUID, Set<String>> groups = new HashMap<>();
        Timestamp now = Timestamp.from(clock.instant());
        database.sql("""
                select i.person_id, r.category_group from families.relevance r
                join people.identity i on i.id = r.identity_id
                where r.family_id = ? and r.since <= ? and r.until > ?
                  and not exists (select from families.relevance_end e where e.relevance_id = r.id)""")
                .param(family)
                .param(now)
                .param(now)
                .query((row, number) -> groups.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashSet<>())
                        .add(String.valueOf(row.getString(2))))
                .list();
        return groups;
    }

    /** The prefixes of the categories, each a group that relevance is stated for. */
    public static List<String> groups() {
        return Arrays.stream(Category.values()).map(Category::group).distinct().toList();
    }

    private boolean isMember(UUID family, UUID identity) {
        Collection<UUID> persons = samePerson.personsOf(List.of(identity)).values();
        return !persons.isEmpty() && families.members(family).containsAll(persons);
    }

    /**
     * @param person a person id
     * @param until when it is over
     */
    public record Relevance(
            UUID id, UUID person, String group, Instant since, Instant until, String recordedBy, String reason) {}
}
