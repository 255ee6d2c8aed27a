package kinbridge.sharinglog;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases entries whose retention is over by destroying their keys. The row and its header stay, with an entry
 * that says in clear of which class it was, since when it was due and who approved, so the chain still verifies
 * (specification 5.3, 5.7). The tombstone is on disk before the key goes; a run that stops between is completed
 * by {@link #interrupted} and {@link #destroy}.
 */
public final class LogDisposal {

    /** The channel of a tombstone. */
    public static final String CHANNEL = "disposal";

    private final SharingLog sharingLog;
    private final LogProjection projection;
    private final HubDatabase database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    LogDisposal(
            SharingLog sharingLog,
            LogProjection projection,
            HubDatabase database,
            DataSource dataSource,
            InstantSource clock) {
        this.sharingLog = sharingLog;
        this.projection = projection;
        this.database = database;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /** @param retentionClass code of {@code retention.yaml} */
    public record Old(UUID entry, String retentionClass, LocalDate due) {}

    /**
     * Who released them.
     *
     * @param second who approved last
     * @param first the id of who approved first
     * @param run the id of the run
     */
    public record Authority(LogEntry.Requester second, String first, String run, String policyVersion) {}

    /** An entry with a tombstone whose key is still there. */
    public record Standing(UUID entry, UUID tombstone) {}

    /**
     * In the caller's transaction: the searchable copy is complete, and stays as it is until the end of it. What
     * is calculated from it before a disposal is so only after this.
     */
    public void settle() {
        projection.catchUp();
    }

    /**
     * For entries that two people have released for disposal and that no hold covers. One that has its tombstone
     * already gets no other.
     */
    public void dispose(List<Old> entries, Authority authority) {
        transaction.executeWithoutResult(status -> destroy(entomb(entries, authority)));
    }

    /** The tombstones alone; whoever calls destroys. */
    List<Standing> entomb(List<Old> entries, Authority authority) {
        settle();
        Map<UUID, Standing> before = standing(entries.stream().map(Old::entry).toList()).stream()
                .collect(Collectors.toMap(Standing::entry, Function.identity(), (one, other) -> one));
        List<Standing> written = new ArrayList<>();
        for (Old old : entries) {
            Standing known = before.get(old.entry());
            written.add(
                    known == null
                            ? new Standing(
                                    old.entry(),
                                    sharingLog.append(tombstone(old, authority)).entryId())
                            : known);
        }
        return written;
    }

    private LogEntry tombstone(Old old, Authority authority) {
        return LogEntry.of(
                        EntryKind.DISPOSAL, clock.instant(), authority.second(), "RETENTION", authority.policyVersion())
                .onBehalfOf(authority.first())
                .through(new LogEntry.Delivery(CHANNEL, old.retentionClass() + " due " + old.due(), null))
                .because("retention run " + authority.run() + ", class " + old.retentionClass() + ", due " + old.due()
                        + ", approved by " + authority.first() + " and "
                        + authority.second().personId())
                .answering(old.entry());
    }

    private List<Standing> standing(Collection<UUID> entries) {
        return jdbc.sql("select answers, entry_id from sharing_log.projection_entry"
                        + " where kind = 'DISPOSAL' and answers = any(?)")
                .param(entries.toArray(UUID[]::new))
                .query((row, number) -> new Standing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** What a run left between tombstone and destruction; of a restored database also what had gone. */
    public List<Standing> interrupted() {
        settle();
        return jdbc.sql("""
                        select distinct on (p.answers) p.answers, p.entry_id from sharing_log.projection_entry p
                        where p.kind = 'DISPOSAL'
                          and exists (select from sharing_log.entry_key k where k.entry_id = p.answers)
                        order by p.answers, p.recorded_at limit 1000""")
                .query((row, number) -> new Standing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Keys, decisions and words of all of these, or of none. */
    public void destroy(List<Standing> entries) {
        if (entries.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            settle();
            JdbcClient.create(database.login(DatabaseRole.DISPOSAL).unpooled())
                    .sql("select sharing_log.destroy_entries(?, ?)")
                    .param(entries.stream().map(Standing::entry).toArray(UUID[]::new))
                    .param(entries.stream().map(Standing::tombstone).toArray(UUID[]::new))
                    .query((row, number) -> true)
                    .list();
        });
    }
}
