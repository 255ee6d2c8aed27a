package kinbridge.retention;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.retention.DueEntries.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which entries a legal hold keeps: a family's, those about a person, or all. */
@Component
class LegalHolds {

    private final JdbcClient database;

    LegalHolds(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param byHold the entries that a hold keeps, with the hold
     * @param unsaid kept for what is hidden in them: to list them as held would tell that
     */
    record Held(Map<UUID, UUID> byHold, Set<UUID> unsaid) {

        boolean keeps(UUID entry) {
            return byHold.containsKey(entry) || unsaid.contains(entry);
        }
    }

    private record Hold(
            UUID id,
            String scope,
            @Nullable UUID family,
            @Nullable UUID identity) {}

    Held among(Collection<Found> entries) {
        Map<UUID, UUID> byHold = new HashMap<>();
        Set<UUID> unsaid = new HashSet<>();
        UUID[] ids = entries.stream().map(Found::id).toArray(UUID[]::new);
        for (Hold hold : inForce()) {
            switch (hold.scope()) {
                case "EVERYTHING" -> Arrays.stream(ids).forEach(entry -> byHold.putIfAbsent(entry, hold.id()));
                case "FAMILY" -> ofFamilies(entries, Set.of(required(hold.family())), hold, byHold);
                default -> {
                    UUID[] people = identitiesOf(required(hold.identity()));
                    ofFamilies(entries, familiesOf(people), hold, byHold);
                    about(ids, people).forEach(entry -> byHold.putIfAbsent(entry, hold.id()));
                    unsaid.addAll(hiddenAbout(ids, people));
                }
            }
        }
        unsaid.removeAll(byHold.keySet());
        return new Held(byHold, unsaid);
    }

    private List<Hold> inForce() {
        return database.sql("select id, scope, family_id, identity_id from retention.hold_in_force order by at, id")
                .query((row, number) -> new Hold(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class)))
                .list();
    }

    private static void ofFamilies(Collection<Found> entries, Set<UUID> held, Hold hold, Map<UUID, UUID> byHold) {
        entries.stream()
                .filter(entry -> entry.families().stream().anyMatch(held::contains))
                .forEach(entry -> byHold.putIfAbsent(entry.id(), hold.id()));
    }

    /** All of the person as of now, so that a hold follows what is joined later. */
    private UUID[] identitiesOf(UUID identity) {
        return database.sql("""
                        select other.id from people.identity own
                        join people.identity other on other.person_id = own.person_id where own.id = ?""").param(identity).query(UUID.class).list().toArray(UUID[]::new);
    }

    private Set<UUID> familiesOf(UUID[] people) {
        return new HashSet<>(
                database.sql("""
                        select family_id from families.member where identity_id = any(:people)
                        union select family_id from families.child_in_focus where identity_id = any(:people)""").param("people", people).query(UUID.class).list());
    }

    private List<UUID> about(UUID[] entries, UUID[] people) {
        return database.sql("""
                        select entry_id from sharing_log.projection_entry
                        where entry_id = any(:entries) and child_id = any(:people)
                        union select entry_id from sharing_log.projection_decision
                        where entry_id = any(:entries) and subjects && cast(:people as uuid[])""")
                .param("entries", entries)
                .param("people", people)
                .query(UUID.class)
                .list();
    }

    private List<UUID> hiddenAbout(UUID[] entries, UUID[] people) {
        return database.sql("select * from sharing_log.hidden_about(:people, :entries)")
                .param("people", people)
                .param("entries", entries)
                .query(UUID.class)
                .list();
    }

    private static UUID required(@Nullable UUID id) {
        if (id == null) {
            throw new IllegalStateException("a hold names what it holds");
        }
        return id;
    }
}
