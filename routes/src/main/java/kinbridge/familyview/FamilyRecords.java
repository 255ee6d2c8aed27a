package kinbridge.familyview;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.family.HarmLevels;
import kinbridge.family.SamePerson;
import kinbridge.family.Teams;
import kinbridge.intake.FieldsOf;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads everything current about people, undecided and sealed. */
@Component
public class FamilyRecords {

    private final JdbcClient database;
    private final FieldsOf fields;
    private final SamePerson samePerson;
    private final HarmLevels harmLevels;
    private final Teams teams;
    private final ContestMarks contests;

    FamilyRecords(
            JdbcClient database,
            FieldsOf fields,
            SamePerson samePerson,
            HarmLevels harmLevels,
            Teams teams,
            ContestMarks contests) {
        this.database = database;
        this.fields = fields;
        this.samePerson = samePerson;
        this.harmLevels = harmLevels;
        this.teams = teams;
        this.contests = contests;
    }

    /**
     * What people recorded about a family and others may be shown: the level of the child in focus and the
     * team's members of no feed. It is decided like any record of the council's, about that child.
     *
     * @param child an identity of the child in focus
     */
    public List<Undecided> ofTheHub(UUID family, UUID child, Instant now) {
        List<Undecided> all = new ArrayList<>();
        for (Teams.Added added : teams.addedByHand(family)) {
            all.add(hubs(
                    HubItems.TEAM_MEMBER,
                    added.id(),
                    child,
                    Category.TAF_INVOLVEMENT,
                    added.member().since(),
                    now,
                    Map.of(HubItems.PRACTITIONER, new FieldValue(added.member().practitioner(), DetailLevel.SUMMARY))));
        }
        harmLevel(child, now).ifPresent(all::add);
        return all;
    }

    /** A raised level of an enquiry tells of the enquiry: who knows of it could warn a suspect. */
    private Optional<Undecided> harmLevel(UUID child, Instant now) {
        UUID person = samePerson.personsOf(List.of(child)).get(child);
        if (person == null) {
            return Optional.empty();
        }
        HarmLevels.Current current = harmLevels.current(person);
        if (current.level().compareTo(HarmLevel.L3) < 0) {
            return Optional.empty();
        }
        boolean isOfAnEnquiry = current.level() == HarmLevel.S47 || current.level() == HarmLevel.IMMINENT;
        Map<String, FieldValue> said = new LinkedHashMap<>();
        said.put(HubItems.LEVEL, new FieldValue(current.level().name(), DetailLevel.EXISTENCE));
        if (current.setBy() != null && current.until() != null) {
            said.put(HubItems.SET_BY, new FieldValue(current.setBy(), DetailLevel.SUMMARY));
            said.put(HubItems.UNTIL, new FieldValue(current.until().toString(), DetailLevel.SUMMARY));
        }
        UUID id = current.raise() != null
                ? current.raise()
                : UUID.nameUUIDFromBytes(
                        (child + "/" + current.level() + "/" + current.since()).getBytes(StandardCharsets.UTF_8));
        return Optional.of(hubs(
                HubItems.HARM_LEVEL,
                id,
                child,
                isOfAnEnquiry ? Category.SC_S47 : Category.SC_STATUS,
                current.since(),
                now,
                said));
    }

    private static Undecided hubs(
            String type,
            UUID id,
            UUID child,
            Category category,
            @Nullable LocalDate since,
            Instant now,
            Map<String, FieldValue> said) {
        return new Undecided(
                Undecided.Kind.RECORD,
                id,
                id,
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                category,
                "kinbridge",
                type,
                List.of(new Undecided.About(child, Subject.Role.CHILD)),
                since == null ? null : Occurred.on(since),
                null,
                now,
                () -> said);
    }

    /** Identities, relationships among these people, and records about any of them. */
    public List<Undecided> about(Collection<UUID> persons) {
        return about(persons, ContestMarks.Readers.PRACTITIONERS);
    }

    /** @param readers to whom it may go: of what is said against a record, not everything is for everybody */
    public List<Undecided> about(Collection<UUID> persons, ContestMarks.Readers readers) {
        UUID[] ids = persons.toArray(UUID[]::new);
        List<Undecided> all = new ArrayList<>(identities(ids));
        all.addAll(relationships(ids));
        all.addAll(records(ids));
        all = contests.on(all, readers);
        Set<UUID> adopted = adoptedAway(ids);
        return adopted.isEmpty()
                ? all
                : all.stream().map(item -> AdoptedAway.guarded(item, adopted)).toList();
    }

    /** What people were or are called beside their name, by person: so that it can be taken out of what others get. */
    public Map<UUID, Set<String>> otherNames(Collection<UUID> persons) {
        Map<UUID, Set<String>> names = new LinkedHashMap<>();
        database.sql("""
                select i.person_id, v.fields from people.identity i
                join statements.version v on v.id = i.version_id and v.is_current
                where i.person_id = any(?)""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> names.computeIfAbsent(
                                row.getObject(1, UUID.class), any -> new LinkedHashSet<>())
                        .addAll(texts(fields.version(row.getBytes(2)).get(Identity.OTHER_NAMES))))
                .list();
        return names;
    }

    private static List<String> texts(@Nullable FieldValue field) {
        if (field == null) {
            return List.of();
        }
        return field.value() instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(field.text());
    }

    /** Identities of those of whom the feeds say that they were adopted, and who are in focus nowhere. */
    private Set<UUID> adoptedAway(UUID[] persons) {
        return Set.copyOf(
                database.sql("""
                select i.id from people.identity i where i.person_id = any(:persons)
                  and exists (select from statements.record r
                    join statements.version v on v.id = r.version_id and v.is_current
                    join statements.subject_identity s on s.version_id = v.id
                    join people.identity other on other.id = s.identity_id
                    where r.type = 'ADOPTION' and (other.person_id = i.person_id or exists (
                      select from people.doubtful d where d.person_id = i.person_id
                        and d.other_person_id = other.person_id)))
                  and not exists (select from families.child_in_focus c
                    join families.family f on f.id = c.family_id and f.closed_at is null
                    join people.identity focus on focus.id = c.identity_id
                    where focus.person_id = i.person_id and c.until is null)""").param("persons", persons).query(UUID.class).list());
    }

    private List<Undecided> identities(UUID[] persons) {
        return database.sql("""
                select i.id, v.id, i.agency, i.holder, i.category, i.feed, v.received_at, v.fields
                from people.identity i join statements.version v on v.id = i.version_id and v.is_current
                where i.person_id = any(?) order by i.received_at, i.id""")
                .param(persons)
                .query((row, number) -> {
                    byte[] sealed = row.getBytes(8);
                    UUID id = row.getObject(1, UUID.class);
                    return new Undecided(
                            Undecided.Kind.IDENTITY,
                            id,
                            row.getObject(2, UUID.class),
                            Agency.of(row.getString(3)),
                            row.getString(4),
                            category(row.getString(5)),
                            row.getString(6),
                            "IDENTITY",
                            List.of(new Undecided.About(id, Subject.Role.SUBJECT)),
                            null,
                            null,
                            row.getTimestamp(7).toInstant(),
                            () -> fields.version(sealed));
                })
                .list();
    }

    private List<Undecided> relationships(UUID[] persons) {
        return database.sql("""
                select r.id, v.id, r.agency, r.holder, r.category, v.feed, r.type, r.from_identity, r.to_identity,
                  r.since, r.until, v.received_at, v.fields
                from statements.relationship r join statements.version v on v.id = r.version_id and v.is_current
                join people.identity a on a.id = r.from_identity join people.identity b on b.id = r.to_identity
                where a.person_id = any(?) and b.person_id = any(?) order by v.received_sequence""")
                .param(persons)
                .param(persons)
                .query((row, number) -> {
                    byte[] sealed = row.getBytes(13);
                    return new Undecided(
                            Undecided.Kind.RELATIONSHIP,
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            Agency.of(row.getString(3)),
                            row.getString(4),
                            category(row.getString(5)),
                            row.getString(6),
                            row.getString(7),
                            List.of(
                                    new Undecided.About(row.getObject(8, UUID.class), Subject.Role.SUBJECT),
                                    new Undecided.About(row.getObject(9, UUID.class), Subject.Role.SUBJECT)),
                            occurred(row.getString(10)),
                            occurred(row.getString(11)),
                            row.getTimestamp(12).toInstant(),
                            () -> fields.version(sealed));
                })
                .list();
    }

    private List<Undecided> records(UUID[] persons) {
        return database.sql("""
                select r.id, v.id, r.agency, r.holder, r.category, v.feed, r.type,
                  array_agg(s.identity_id::text order by s.position, s.identity_id),
                  array_agg(rs.role order by s.position, s.identity_id),
                  r.occurred, r.until, v.received_at, v.fields
                from statements.record r join statements.version v on v.id = r.version_id and v.is_current
                join statements.subject_identity s on s.version_id = v.id
                join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                where v.id in (select s2.version_id from statements.subject_identity s2
                  join people.identity i on i.id = s2.identity_id where i.person_id = any(?))
                group by r.id, v.id, r.agency, r.holder, r.category, v.feed, r.type, r.occurred, r.until,
                  v.received_at, v.fields
                order by max(r.occurred_on) desc nulls last, r.id""")
                .param(persons)
                .query((row, number) -> agencyRecord(row))
                .list();
    }

    private Undecided agencyRecord(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes(13);
        Object[] identities = (Object[]) row.getArray(8).getArray();
        Object[] roles = (Object[]) row.getArray(9).getArray();
        List<Undecided.About> about = Stream.iterate(0, place -> place < identities.length, place -> place + 1)
                .map(place -> new Undecided.About(
                        UUID.fromString(String.valueOf(identities[place])),
                        Subject.Role.valueOf(String.valueOf(roles[place]))))
                .toList();
        Timestamp received = row.getTimestamp(12);
        return new Undecided(
                Undecided.Kind.RECORD,
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Agency.of(row.getString(3)),
                row.getString(4),
                category(row.getString(5)),
                row.getString(6),
                row.getString(7),
                about,
                occurred(row.getString(10)),
                occurred(row.getString(11)),
                received.toInstant(),
                () -> fields.version(sealed));
    }

    private static Category category(String code) {
        return Category.of(code).orElseThrow(() -> new IllegalStateException("a stored category is not in the tables"));
    }

    private static @Nullable Occurred occurred(@Nullable String text) {
        return text == null ? null : Occurred.parse(text);
    }
}
