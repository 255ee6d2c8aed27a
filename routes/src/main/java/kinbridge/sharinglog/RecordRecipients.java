package kinbridge.sharinglog;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was told what, for the person whom it is about: never what the person must not be told of. What was released
 * without their agreement is told only once they were told of it themselves, safely, and nobody has since thought
 * otherwise (sections 2.13 and 5.4).
 */
@Component
public class RecordRecipients {

    /**
     * What was released and may be told. Of a notice owed under a grant the last word counts: told, after a check that it
     * was safe. What came from what was hidden has a task of its own, and says nothing here.
     */
    private static final String TOLD = """
            from sharing_log.projection_decision d join sharing_log.projection_entry e using (entry_id)
            where d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
              and e.kind in ('LOOK', 'EXPORT', 'ALERT', 'PUSH')
              and (not (d.obligations && array['NOTIFY_SUBJECT', 'DO_NOT_NOTIFY'])
                or exists (select from work.task t join people.identity s on s.id = t.subject_id
                  where t.grant_id = d.grant_id and t.kind in ('NOTIFY_SUBJECT', 'DO_NOT_NOTIFY')
                    and not t.restricted and t.outcome = 'TOLD' and t.is_safe
                    and s.person_id in (select i.person_id from people.identity i where i.id = any(d.subjects))
                    and not exists (select from work.task o join people.identity os on os.id = o.subject_id
                      where o.grant_id = d.grant_id and o.kind in ('NOTIFY_SUBJECT', 'DO_NOT_NOTIFY')
                        and not o.restricted and (o.done_at is null or (o.outcome <> 'TOLD' and o.done_at >= t.done_at))
                        and os.person_id in
                          (select i.person_id from people.identity i where i.id = any(d.subjects)))))
            """;

    private final JdbcClient database;
    private final LogProjection projection;

    RecordRecipients(JdbcClient database, LogProjection projection) {
        this.database = database;
        this.projection = projection;
    }

    /**
     * Things of one category that went to one kind of recipient for one purpose.
     *
     * @param agency code of who received it
     * @param role of who looked, or empty where it was sent to an agency
     */
    public record Received(String agency, String role, String purpose, String category, Instant first, Instant last) {}

    /**
     * The same of one kind of entry and one holder.
     *
     * @param holder code of whose records they are
     */
    public record Seen(EntryKind kind, String holder, Received received) {}

    /**
     * The same of whoever had it in their hands.
     *
     * @param reader sign-in of who read a meeting's pack, or empty; {@code received} names whose they were in the team
     *     then, or nobody where they were not in it
     */
    public record Had(String reader, Received received) {}

    /** Everything older is found from then on. It takes a lock: nothing long is done in the same transaction. */
    public void catchUp() {
        projection.catchUp();
    }

    /**
     * Of looks, exports and pushes that released these things, as far as the projection has come. Left out are those of
     * which the person is not told, those for crime prevention, enquiries and the management of offenders, what went to
     * domestic abuse services, MARAC and MAPPA or came from them, and what the hub's own officers saw to run it. It is
     * not yet fit to be shown: an agency's name may tell of somebody else.
     *
     * @param before entries from then on are left out
     * @param held flags: what somebody marked with one of them is left out
     */
    public List<Had> of(Collection<UUID> things, Instant before, Set<String> held) {
        return database.sql("""
                select told.reader,
                  case told.reader when '' then told.agency else coalesce(member.agency, '') end,
                  case told.reader when '' then told.role else coalesce(member.role, '') end,
                  told.purpose, told.category, min(told.at), max(told.at)
                from (select e.family_id, e.purpose, d.category, e.recorded_at as at,
                  unnest(READERS) as reader,
                  case e.kind when 'PUSH' then coalesce(e.recipient, e.agency) else e.agency end as agency,
                  case e.kind when 'PUSH' then '' else e.role end as role
                """.replace("READERS", PackReaders.or("e", "''")) + TOLD + """
                  and d.record_id = any(:things)
                  and e.recorded_at < :before
                  and e.kind <> 'ALERT'
                  and e.purpose not in ('SUBJECT_ACCESS', 'LINK_REVIEW', 'FEED_REPAIR', 'AUDIT', 'CRIME_PREVENTION',
                    'CP_ENQUIRY', 'OFFENDER_MGMT', 'DA_SAFETY', 'NONE')
                  and e.agency not in ('DA_SVC', 'MARAC_MAPPA') and (e.agency <> 'HUB' or e.kind = 'PUSH')
                  and coalesce(e.recipient, '') not in ('DA_SVC', 'MARAC_MAPPA')
                  and e.role not in ('idva', 'da_practitioner', 'da_worker_probation', 'marac_coordinator')
                  and d.category not like 'DA.%' and d.holder not in ('DA_SVC', 'MARAC_MAPPA')
                  and not exists (select from consent.flag f where f.record_id = d.record_id and f.cleared_at is null
                    and f.flag = any(:held))) told
                left join lateral (select m.agency, m.role from families.team_member m
                  where m.practitioner = told.reader and m.family_id = told.family_id
                    and m.since <= cast(told.at as date)
                  order by m.since desc, m.id limit 1) member on true
                group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""")
                .param("things", things.toArray(UUID[]::new))
                .param("before", Timestamp.from(before))
                .param("held", held.toArray(String[]::new))
                .query((row, number) -> new Had(row.getString(1), received(row, 1)))
                .list();
    }

    /**
     * Of what is about nobody but this person. It is not yet fit to be shown: what is left out for safety depends on who
     * reads it, and where.
     *
     * @param identities of one person, surely one
     * @param family whose work it was, or null for any
     * @param before entries from then on are left out
     * @param held flags: what somebody marked with one of them is left out
     */
    public List<Seen> about(Set<UUID> identities, @Nullable UUID family, Instant before, Set<String> held) {
        projection.catchUp();
        return database.sql("""
                select e.kind, d.holder, case e.kind when 'PUSH' then coalesce(e.recipient, e.agency) else e.agency end,
                  case e.kind when 'PUSH' then '' else e.role end, e.purpose, d.category,
                  min(e.recorded_at), max(e.recorded_at)
                """ + TOLD + """
                  and d.subjects && :identities and d.subjects <@ :identities
                  and e.recorded_at < :before
                  and (cast(:family as uuid) is null or e.family_id = cast(:family as uuid))
                  and not exists (select from consent.flag f where f.record_id = d.record_id and f.cleared_at is null
                    and f.flag = any(:held))
                group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6""")
                .param("identities", identities.toArray(UUID[]::new))
                .param("before", Timestamp.from(before))
                .param("family", family, Types.OTHER)
                .param("held", held.toArray(String[]::new))
                .query((row, number) ->
                        new Seen(EntryKind.valueOf(row.getString(1)), row.getString(2), received(row, 2)))
                .list();
    }

    /** @param before how many columns stand before its own */
    private static Received received(java.sql.ResultSet row, int before) throws java.sql.SQLException {
        return new Received(
                row.getString(before + 1),
                row.getString(before + 2),
                row.getString(before + 3),
                row.getString(before + 4),
                row.getTimestamp(before + 5).toInstant(),
                row.getTimestamp(before + 6).toInstant());
    }
}
