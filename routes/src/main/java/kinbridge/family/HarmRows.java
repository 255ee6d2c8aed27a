package kinbridge.family;

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
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads what the feed and people say of children's harm levels, for all of a look at once. */
@Component
class HarmRows {

    private final JdbcClient database;

    HarmRows(JdbcClient database) {
        this.database = database;
    }

    Map<UUID, Harm> of(Collection<UUID> persons) {
        UUID[] ids = persons.toArray(UUID[]::new);
        Map<UUID, List<Harm.Span>> spans = spans(ids);
        Map<UUID, List<Harm.Raise>> raises = raises(ids);
        Set<UUID> known = new HashSet<>(spans.keySet());
        known.addAll(raises.keySet());
        Map<UUID, Harm> harm = new HashMap<>();
        known.forEach(person -> harm.put(
                person, new Harm(spans.getOrDefault(person, List.of()), raises.getOrDefault(person, List.of()))));
        return harm;
    }

    private Map<UUID, List<Harm.Span>> spans(UUID[] ids) {
        Map<UUID, List<Harm.Span>> spans = new HashMap<>();
        database.sql("""
                select distinct i.person_id, case r.type
                    when 'CHILD_PROTECTION_PLAN' then 'CP' when 'SECTION_47_ENQUIRY' then 'S47'
                    when 'EARLY_HELP_EPISODE' then 'L3' else 'CIN' end,
                  r.occurred_on, r.until_on, v.received_at
                from people.identity i
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                join statements.record r on r.version_id = s.version_id
                join statements.version v on v.id = r.version_id and v.is_current
                where i.person_id = any(?) and r.agency = 'socialcare' and rs.role in ('SUBJECT', 'CHILD')
                  and r.type in ('CHILD_PROTECTION_PLAN', 'SECTION_47_ENQUIRY', 'CHILD_IN_NEED_PLAN',
                    'CHILD_IN_NEED_EPISODE', 'EARLY_HELP_EPISODE')""")
                .param(ids)
                .query((row, number) -> spans.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                        .add(new Harm.Span(
                                HarmLevel.valueOf(row.getString(2)),
                                date(row.getDate(3)),
                                date(row.getDate(4)),
                                row.getTimestamp(5).toInstant())))
                .list();
        return spans;
    }

    private Map<UUID, List<Harm.Raise>> raises(UUID[] ids) {
        Map<UUID, List<Harm.Raise>> raises = new HashMap<>();
        database.sql("""
                select i.person_id, h.id, h.level, h.since, h.until, h.set_by, h.role, e.ended_at, e.ended_by, h.identity_id
                from families.harm_raise h join people.identity i on i.id = h.identity_id
                left join families.harm_raise_end e on e.raise_id = h.id
                where i.person_id = any(?)""")
                .param(ids)
                .query((row, number) -> {
                    Timestamp ended = row.getTimestamp(8);
                    return raises.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                            .add(new Harm.Raise(
                                    row.getObject(2, UUID.class),
                                    row.getObject(10, UUID.class),
                                    HarmLevel.valueOf(row.getString(3)),
                                    row.getTimestamp(4).toInstant(),
                                    row.getTimestamp(5).toInstant(),
                                    row.getString(6),
                                    row.getString(7),
                                    ended == null ? null : ended.toInstant(),
                                    row.getString(9)));
                })
                .list();
        return raises;
    }

    private static @Nullable LocalDate date(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
