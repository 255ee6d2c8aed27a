package kinbridge.sharinglog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was told what, for the person whom it is about: never what the person must not be told of. */
@Component
public class RecordRecipients {

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
     * Of looks, exports, alerts and pushes that released these things. Left out are those of which the person is not
     * told, those for crime prevention and enquiries, what went to domestic abuse services, MARAC and MAPPA, and what
     * the hub's own officers saw to run it.
     */
    public List<Received> of(Collection<UUID> things) {
        projection.catchUp();
        return database.sql("""
                select case e.kind when 'PUSH' then coalesce(e.recipient, e.agency) else e.agency end,
                  case e.kind when 'PUSH' then '' else e.role end, e.purpose, d.category,
                  min(e.recorded_at), max(e.recorded_at)
                from sharing_log.projection_decision d join sharing_log.projection_entry e using (entry_id)
                where d.record_id = any(?) and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
                  and e.kind in ('LOOK', 'EXPORT', 'ALERT', 'PUSH')
                  and not 'DO_NOT_NOTIFY' = any(d.obligations)
                  and e.purpose not in ('SUBJECT_ACCESS', 'LINK_REVIEW', 'FEED_REPAIR', 'AUDIT', 'CRIME_PREVENTION',
                    'CP_ENQUIRY', 'DA_SAFETY', 'NONE')
                  and e.agency not in ('DA_SVC', 'MARAC_MAPPA', 'HUB')
                  and coalesce(e.recipient, '') not in ('DA_SVC', 'MARAC_MAPPA')
                  and e.role not in ('idva', 'da_practitioner', 'da_worker_probation', 'marac_coordinator')
                  and d.category not like 'DA.%'
                group by 1, 2, 3, 4 order by 6 desc, 1, 2, 3, 4""")
                .param(things.toArray(UUID[]::new))
                .query((row, number) -> new Received(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()))
                .list();
    }
}
