package kinbridge.retention;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
     * @param entries kept by a hold, openly or for what is hidden in them: which of the two is nowhere said
     */
    record Held(Set<UUID> entries) {

        boolean keeps(UUID entry) {
            return entries.contains(entry);
        }
    }

    private record Hold(
            UUID id,
            String scope,
            @Nullable UUID family,
            @Nullable UUID identity) {}

    Held among(Collection<Found> entries) {
        Set<UUID> kept = new HashSet<>();
        UUID[] ids = entries.stream().map(Found::id).toArray(UUID[]::new);
        for (Hold hold : inForce()) {
            switch (hold.scope()) {
                case "EVERYTHING" -> kept.addAll(List.of(ids));
                case "FAMILY" -> kept.addAll(ofFamilies(entries, Set.of(required(hold.family()))));
                default -> {
                    UUID[] people = identitiesOf(required(hold.identity()));
                    kept.addAll(ofFamilies(entries, familiesOf(people)));
                    kept.addAll(about(ids, people));
                    kept.addAll(hiddenAbout(ids, people));
                }
            }
        }
        return new Held(kept);
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

    private static List<UUID> ofFamilies(Collection<Found> entries, Set<UUID> held) {
        return entries.stream()
                .filter(entry -> entry.families().stream().anyMatch(held::contains))
                .map(Found::id)
                .toList();
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
