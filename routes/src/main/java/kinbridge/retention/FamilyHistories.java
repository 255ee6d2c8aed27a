package kinbridge.retention;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.retention.FamilyHistory.Child;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what families were and became. A family that the hub does not know is not in the answer. */
@Component
class FamilyHistories {

    private static final String PERSONS = """
            select f.family_id, i.person_id, bool_or(f.in_focus) as in_focus
            from (select family_id, identity_id, true as in_focus from families.child_in_focus
                  union all select family_id, identity_id, false from families.member) f
            join people.identity i on i.id = f.identity_id
            where f.family_id = any(:families) group by 1, 2
            """;

    private final JdbcClient database;

    FamilyHistories(JdbcClient database) {
        this.database = database;
    }

    Map<UUID, FamilyHistory> of(Collection<UUID> families) {
        UUID[] ids = families.toArray(UUID[]::new);
        Map<UUID, List<Child>> children = new HashMap<>();
        Set<UUID> wereProtected = wereProtected(ids);
        readChildren(ids, children, wereProtected);
        Map<UUID, LocalDate> contacts = contacts(ids);
        Map<UUID, FamilyHistory> histories = new HashMap<>();
        database.sql("select id, closed_at from families.family where id = any(?)")
                .param(ids)
                .query((row, number) -> {
                    UUID family = row.getObject(1, UUID.class);
                    return histories.put(
                            family,
                            new FamilyHistory(
                                    day(row.getTimestamp(2)),
                                    wereProtected.contains(family),
                                    contacts.get(family),
                                    children.getOrDefault(family, List.of())));
                })
                .list();
        return histories;
    }

    /** By any version of a record: what was taken back since may have been what decisions were taken on. */
    private void readChildren(UUID[] ids, Map<UUID, List<Child>> children, Set<UUID> wereProtected) {
        database.sql("with persons as (" + PERSONS + """
                ), told as (
                  select p.family_id, p.person_id, r.type from persons p
                  join people.identity i on i.person_id = p.person_id
                  join statements.subject_identity s on s.identity_id = i.id
                  join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                    and rs.role in ('SUBJECT', 'CHILD')
                  join statements.record r on r.version_id = s.version_id and r.type in ('LOOKED_AFTER_EPISODE',
                    'LOOKED_AFTER_REVIEW', 'ADOPTION', 'CHILD_PROTECTION_PLAN', 'SECTION_47_ENQUIRY')),
                born as (
                  select p.family_id, p.person_id, p.in_focus, max(i.date_of_birth) as born, max(i.date_of_death) as died,
                    bool_or(exists (select from families.harm_raise h where h.identity_id = i.id
                      and h.level in ('S47', 'CP', 'IMMINENT'))) as was_raised
                  from persons p join people.identity i on i.person_id = p.person_id group by 1, 2, 3)
                select b.family_id, b.born, b.died,
                  b.in_focus or b.born is null or b.born + interval '18 years' > f.opened_at as is_child, b.was_raised,
                  coalesce(array_agg(distinct t.type) filter (where t.type is not null), '{}') as types
                from born b join families.family f on f.id = b.family_id
                left join told t on t.family_id = b.family_id and t.person_id = b.person_id
                group by b.family_id, b.person_id, b.born, b.died, 4, b.was_raised""")
                .param("families", ids)
                .query((row, number) -> {
                    UUID family = row.getObject(1, UUID.class);
                    Set<String> types = Set.of((String[]) row.getArray("types").getArray());
                    if (row.getBoolean("was_raised")
                            || types.contains("CHILD_PROTECTION_PLAN")
                            || types.contains("SECTION_47_ENQUIRY")) {
                        wereProtected.add(family);
                    }
                    return !row.getBoolean("is_child")
                            || children.computeIfAbsent(family, key -> new ArrayList<>())
                                    .add(new Child(
                                            day(row.getDate("born")),
                                            day(row.getDate("died")),
                                            types.contains("LOOKED_AFTER_EPISODE")
                                                    || types.contains("LOOKED_AFTER_REVIEW"),
                                            types.contains("ADOPTION")));
                })
                .list();
    }

    private Set<UUID> wereProtected(UUID[] ids) {
        return new HashSet<>(database.sql("""
                        select distinct family_id from sharing_log.projection_entry
                        where family_id = any(?) and harm in ('S47', 'CP', 'IMMINENT')""").param(ids).query(UUID.class).list());
    }

    private Map<UUID, LocalDate> contacts(UUID[] ids) {
        Map<UUID, LocalDate> contacts = new HashMap<>();
        database.sql("select family_id, max(at) from (" + """
                        select family_id, max(recorded_at) as at from sharing_log.projection_entry
                        where family_id = any(:families) and kind in ('LOOK', 'ALERT', 'PUSH', 'BREAK_GLASS') group by 1
                        union all
                        select p.family_id, max(v.received_at) from (""" + PERSONS + """
                        ) p join people.identity i on i.person_id = p.person_id
                        join statements.subject_identity s on s.identity_id = i.id
                        join statements.record r on r.version_id = s.version_id and r.agency = 'socialcare'
                        join statements.version v on v.id = r.version_id
                        where p.in_focus group by 1) as contact group by 1""")
                .param("families", ids)
                .query((row, number) -> contacts.put(row.getObject(1, UUID.class), day(row.getTimestamp(2))))
                .list();
        return contacts;
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static @Nullable LocalDate day(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant().atZone(Occurred.LONDON).toLocalDate();
    }
}
