package kinbridge.familyview;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Giver;
import kinbridge.family.HarmLevels;
import kinbridge.family.Practitioners;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the hub's own people recorded of a person, for that person's right of access: decided item by item like what
 * agencies sent. Left out altogether is what was recorded to protect somebody from them: every flag but a protected
 * address of their own, that it is unsafe to ask them, and who in the team is there for reasons that the family may
 * not know. Of whoever may have harmed somebody nothing of this is asked for.
 */
@Component
public class HubsOwnRecords {

    /** Whose being in a team tells of no crime, no enquiry and no abuse. */
    private static final Set<String> KNOWN_TO_FAMILIES = Set.of(
            "social_worker",
            "child_practitioner",
            "fgc_coordinator",
            "lead_practitioner",
            "key_worker",
            "lead_professional",
            "senior_practitioner",
            "sf_practitioner",
            "family_support_practitioner",
            "parenting_practitioner",
            "home_care_worker",
            "family_worker",
            "sf_midwife",
            "community_midwife",
            "specialist_midwife",
            "health_visitor",
            "school_nurse",
            "family_nurse",
            "housing_officer",
            "rsl_housing_officer");

    private final JdbcClient database;
    private final HarmLevels harmLevels;
    private final Practitioners practitioners;

    HubsOwnRecords(JdbcClient database, HarmLevels harmLevels, Practitioners practitioners) {
        this.database = database;
        this.harmLevels = harmLevels;
        this.practitioners = practitioners;
    }

    /** @param identity the one of this person's that the items are about where any would do */
    public List<Undecided> of(UUID person, UUID identity, Instant now) {
        List<Undecided> all = new ArrayList<>(answers(person));
        all.addAll(protectedAddresses(person));
        all.addAll(team(person, identity));
        level(person, identity, now).ifPresent(all::add);
        return all;
    }

    /** What they said, and what was said for them, as it stands. */
    private List<Undecided> answers(UUID person) {
        return database.sql("""
                select a.id, a.version, a.identity_id, a.giver, a.giver_identity, a.state, a.agencies, a.categories,
                  a.purposes, a.given_at, a.expires_at, a.recorded_by, a.recorded_at
                from consent.answer a
                where a.state <> 'NOT_SOUGHT_UNSAFE'
                  and a.version = (select max(l.version) from consent.answer l where l.id = a.id)
                  and exists (select from people.identity i where i.person_id = :person
                    and i.id in (a.identity_id, a.giver_identity))
                order by a.recorded_at, a.id""")
                .param("person", person)
                .query((row, number) -> {
                    Map<String, FieldValue> said = new LinkedHashMap<>();
                    put(said, "answer", words(row.getString("state")), DetailLevel.SUMMARY);
                    put(
                            said,
                            "givenBy",
                            Giver.of(row.getString("giver")).map(Giver::title).orElse("somebody else"),
                            DetailLevel.SUMMARY);
                    put(said, "agencies", texts(row.getArray("agencies")), DetailLevel.FULL);
                    put(said, "categories", texts(row.getArray("categories")), DetailLevel.FULL);
                    put(said, "purposes", texts(row.getArray("purposes")), DetailLevel.FULL);
                    Timestamp expires = row.getTimestamp("expires_at");
                    put(said, "until", expires == null ? "" : day(expires).toString(), DetailLevel.SUMMARY);
                    put(said, "workerName", name(row.getString("recorded_by")), DetailLevel.FULL);
                    List<Undecided.About> about = new ArrayList<>();
                    about.add(new Undecided.About(row.getObject("identity_id", UUID.class), Subject.Role.SUBJECT));
                    UUID giver = row.getObject("giver_identity", UUID.class);
                    if (giver != null) {
                        about.add(new Undecided.About(giver, Subject.Role.PARENT));
                    }
                    UUID id = row.getObject("id", UUID.class);
                    return item(
                            id,
                            UUID.nameUUIDFromBytes((id + "/" + row.getInt("version")).getBytes(StandardCharsets.UTF_8)),
                            "Answer on sharing",
                            Category.TAF_INVOLVEMENT,
                            about,
                            day(row.getTimestamp("given_at")),
                            row.getTimestamp("recorded_at").toInstant(),
                            said);
                })
                .list();
    }

    private static String words(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** It protects them, and tells where nobody else may know that something is: rule 5.5h asks whose hands it is in. */
    private List<Undecided> protectedAddresses(UUID person) {
        return database.sql("""
                select f.id, f.identity_id, f.since from consent.flag f join people.identity i on i.id = f.identity_id
                where i.person_id = ? and f.flag = 'protected_address' and f.cleared_at is null
                order by f.since, f.id""")
                .param(person)
                .query((row, number) -> item(
                        row.getObject(1, UUID.class),
                        row.getObject(1, UUID.class),
                        "Protected address",
                        Category.ID_ADDRESS_PROTECTED,
                        List.of(new Undecided.About(row.getObject(2, UUID.class), Subject.Role.SUBJECT)),
                        day(row.getTimestamp(3)),
                        row.getTimestamp(3).toInstant(),
                        Map.of("flag", new FieldValue("your address is kept secret", DetailLevel.SUMMARY))))
                .list();
    }

    /** Whom a person added to the team of a family to which they belong for certain; what feeds name is there already. */
    private List<Undecided> team(UUID person, UUID identity) {
        return database.sql("""
                select distinct t.id, t.practitioner, t.role, t.since, t.until from families.membership t
                join (select identity_id, family_id from families.member where state = 'CONFIRMED'
                      union select identity_id, family_id from families.child_in_focus) m on m.family_id = t.family_id
                join people.identity i on i.id = m.identity_id
                where i.person_id = :person and t.record_id is null and t.role = any(:roles)
                order by t.since, t.id""")
                .param("person", person)
                .param("roles", KNOWN_TO_FAMILIES.toArray(String[]::new))
                .query((row, number) -> {
                    Map<String, FieldValue> said = new LinkedHashMap<>();
                    put(said, "workerName", name(row.getString("practitioner")), DetailLevel.SUMMARY);
                    put(said, "workerRole", words(row.getString("role")), DetailLevel.SUMMARY);
                    Date until = row.getDate("until");
                    put(said, "until", until == null ? "" : until.toString(), DetailLevel.SUMMARY);
                    UUID id = row.getObject("id", UUID.class);
                    LocalDate since = row.getDate("since").toLocalDate();
                    return item(
                            id,
                            UUID.nameUUIDFromBytes((id + "/" + until).getBytes(StandardCharsets.UTF_8)),
                            "Member of the team around your family",
                            Category.TAF_INVOLVEMENT,
                            List.of(new Undecided.About(identity, Subject.Role.SUBJECT)),
                            since,
                            since.atStartOfDay(Occurred.LONDON).toInstant(),
                            said);
                })
                .list();
    }

    /** Raised by a person, while it counts; what a feed says of it is in that feed's records. */
    private Optional<Undecided> level(UUID person, UUID identity, Instant now) {
        HarmLevels.Current current = harmLevels.current(person);
        UUID raise = current.raise();
        if (raise == null) {
            return Optional.empty();
        }
        boolean isOfAnEnquiry = current.level() == HarmLevel.S47 || current.level() == HarmLevel.IMMINENT;
        Map<String, FieldValue> said = new LinkedHashMap<>();
        put(said, "level", HarmLevels.title(current.level()), DetailLevel.SUMMARY);
        put(said, "workerName", name(current.setBy()), DetailLevel.SUMMARY);
        return Optional.of(item(
                raise,
                raise,
                "Level of concern",
                isOfAnEnquiry ? Category.SC_S47 : Category.SC_STATUS,
                List.of(new Undecided.About(identity, Subject.Role.SUBJECT)),
                current.since(),
                now,
                said));
    }

    private static Undecided item(
            UUID id,
            UUID version,
            String type,
            Category category,
            List<Undecided.About> about,
            @Nullable LocalDate day,
            Instant recordedAt,
            Map<String, FieldValue> said) {
        return new Undecided(
                Undecided.Kind.RECORD,
                id,
                version,
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                category,
                "kinbridge",
                type,
                about,
                day == null ? null : Occurred.on(day),
                null,
                recordedAt,
                () -> said);
    }

    private String name(@Nullable String practitioner) {
        return practitioner == null
                ? ""
                : practitioners
                        .find(practitioner)
                        .map(Practitioners.Practitioner::name)
                        .orElse("");
    }

    private static void put(Map<String, FieldValue> said, String field, Object value, DetailLevel level) {
        if (!value.equals("") && !value.equals(List.of())) {
            said.put(field, new FieldValue(value, level));
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private static LocalDate day(Timestamp moment) {
        return moment.toInstant().atZone(Occurred.LONDON).toLocalDate();
    }
}
