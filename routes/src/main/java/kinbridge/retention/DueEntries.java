package kinbridge.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kinbridge.mappings.Occurred;
import kinbridge.retention.RetentionDue.Due;
import kinbridge.retention.RetentionDue.Verdict;
import kinbridge.retention.RetentionDue.Written;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.RetentionClass;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which entries may go, each calculated from what is known of its families at this moment. */
@Component
class DueEntries {

    private static final int PAGE = 1_000;

    private static final String ENTRIES = """
            select e.entry_id, e.instance, e.sequence, e.kind, e.harm, e.recorded_at, e.family_id
            from sharing_log.projection_entry e
            where exists (select from sharing_log.entry_key k where k.entry_id = e.entry_id)
            """;

    private final JdbcClient database;
    private final FamilyHistories histories;
    private final RetentionSchedule schedule;
    private final RetentionDue due;

    DueEntries(JdbcClient database, FamilyHistories histories, RetentionSchedule schedule) {
        this.database = database;
        this.histories = histories;
        this.schedule = schedule;
        this.due = new RetentionDue(schedule);
    }

    /**
     * @param families whose entry it is: the one that it names, or of those whom it is about
     * @param due null if it may not go yet
     */
    record Found(Entry entry, Set<UUID> families, @Nullable Due due) {

        UUID id() {
            return entry.id();
        }
    }

    record Entry(
            UUID id,
            String instance,
            long sequence,
            EntryKind kind,
            RetentionClass as,
            Instant at,
            @Nullable UUID family) {}

    /** All whose keeping is over on this day, a page at a time, oldest first. */
    void on(LocalDate today, Consumer<List<Found>> page) {
        Map<UUID, FamilyHistory> known = new HashMap<>();
        Timestamp before = Timestamp.from(today.minusYears(schedule.fewestYears())
                .atStartOfDay(Occurred.LONDON)
                .toInstant());
        Timestamp at = new Timestamp(0);
        UUID id = new UUID(0, 0);
        List<Entry> entries;
        do {
            entries = database.sql(ENTRIES + """
                             and e.recorded_at < :before and e.kind not in ('DISPOSAL', 'POLICY')
                              and (e.recorded_at, e.entry_id) > (:at, :id)
                            order by e.recorded_at, e.entry_id limit\s""" + PAGE)
                    .param("before", before)
                    .param("at", at)
                    .param("id", id)
                    .query((row, number) -> entry(row))
                    .list();
            if (!entries.isEmpty()) {
                Entry last = entries.get(entries.size() - 1);
                at = Timestamp.from(last.at());
                id = last.id();
                page.accept(calculated(entries, known).stream()
                        .filter(one -> one.due() != null && one.due().isPast(today))
                        .toList());
            }
        } while (entries.size() == PAGE);
    }

    /** These entries as they stand now; one whose key is gone is not in the answer. */
    List<Found> again(Collection<UUID> ids) {
        List<Entry> entries = database.sql(ENTRIES + " and e.entry_id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> entry(row))
                .list();
        return calculated(entries, new HashMap<>());
    }

    private List<Found> calculated(List<Entry> entries, Map<UUID, FamilyHistory> known) {
        Map<UUID, Set<UUID>> families = families(entries);
        Set<UUID> unknown = families.values().stream()
                .flatMap(Set::stream)
                .filter(family -> !known.containsKey(family))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            known.putAll(histories.of(unknown));
        }
        return entries.stream()
                .map(entry -> {
                    Set<UUID> own = families.getOrDefault(entry.id(), Set.of());
                    return new Found(entry, own, due(entry, own, known));
                })
                .toList();
    }

    /** A family that the hub does not know may be open: then the entry stays. */
    private @Nullable Due due(Entry entry, Set<UUID> families, Map<UUID, FamilyHistory> known) {
        List<FamilyHistory> own =
                families.stream().map(known::get).filter(Objects::nonNull).toList();
        if (own.size() < families.size()) {
            return null;
        }
        LocalDate on = entry.at().atZone(Occurred.LONDON).toLocalDate();
        Verdict verdict = due.of(new Written(entry.kind(), entry.as(), on), own);
        return verdict instanceof Due found ? found : null;
    }

    private Map<UUID, Set<UUID>> families(List<Entry> entries) {
        Map<UUID, Set<UUID>> families = new HashMap<>();
        entries.forEach(entry -> {
            if (entry.family() != null) {
                families.put(entry.id(), Set.of(entry.family()));
            }
        });
        UUID[] without = entries.stream()
                .filter(entry -> entry.family() == null)
                .map(Entry::id)
                .toArray(UUID[]::new);
        if (without.length == 0) {
            return families;
        }
        database.sql("""
                        with about as (
                          select entry_id, child_id as identity from sharing_log.projection_entry
                          where entry_id = any(:ids) and child_id is not null
                          union select entry_id, unnest(subjects) from sharing_log.projection_decision
                          where entry_id = any(:ids))
                        select distinct a.entry_id, f.family_id from about a
                        join people.identity own on own.id = a.identity
                        join people.identity other on other.person_id = own.person_id
                        join (select identity_id, family_id from families.member
                              union all select identity_id, family_id from families.child_in_focus) f
                          on f.identity_id = other.id""")
                .param("ids", without)
                .query((row, number) -> families.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)))
                .list();
        return families;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        EntryKind kind = EntryKind.valueOf(row.getString("kind"));
        return new Entry(
                row.getObject("entry_id", UUID.class),
                row.getString("instance"),
                row.getLong("sequence"),
                kind,
                RetentionClass.of(kind, row.getString("harm")),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("family_id", UUID.class));
    }
}
