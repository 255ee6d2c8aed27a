package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.retraction.RecordedRetractions.Row;
import kinbridge.sharinglog.StateChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings into the register what others have recorded: what agencies took back by a deletion or a purge, with all
 * versions of it, and who was told that two people had been taken for one.
 */
@Component
class RetractedThings {

    private static final Logger LOG = LoggerFactory.getLogger(RetractedThings.class);

    private final JdbcClient database;
    private final RecordedRetractions register;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    RetractedThings(
            JdbcClient database,
            RecordedRetractions register,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.register = register;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does nothing for what is in the register. */
    void register() {
        database.sql("select distinct taken_at from events.taken_back where settled_at is null order by 1")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list()
                .forEach(this::tryTakenBack);
        transactions.executeWithoutResult(status -> toldOfTwoPeople());
    }

    /** One that fails is tried again, and keeps no other waiting. */
    private void tryTakenBack(Instant takenAt) {
        try {
            transactions.executeWithoutResult(status -> takenBack(takenAt));
        } catch (RuntimeException problem) {
            LOG.error(
                    "What was taken back at {} is not registered yet: {}",
                    takenAt,
                    problem.getClass().getName());
        }
    }

    private void takenBack(Instant takenAt) {
        record Gone(UUID thing, UUID named) {}
        // The log names an identity by an id of its own, not by what its versions share.
        List<Gone> things = database.sql("""
                select distinct t.thing_id, coalesce((select i.id from people.identity i
                  join statements.version v on v.id = i.version_id where v.thing_id = t.thing_id limit 1), t.thing_id)
                from events.taken_back t
                where t.taken_at = ? and t.settled_at is null order by 1""")
                .param(Timestamp.from(takenAt))
                .query((row, number) -> new Gone(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        Map<UUID, Set<UUID>> versions =
                versions(things.stream().map(Gone::thing).toList());
        UUID entry = changes.recordedByHub(
                null, "taken back by an agency at " + takenAt + ": " + things.size() + " record(s) are retracted");
        things.forEach(gone -> register.record(
                new Row(gone.named(), RetractionReason.TAKEN_BACK, null, null, null, takenAt, null, entry),
                versions.getOrDefault(gone.thing(), Set.of())));
        database.sql("update events.taken_back set settled_at = ? where taken_at = ? and settled_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(takenAt))
                .update();
    }

    /** Whoever was shown an earlier version holds what its owner no longer stands by, too. */
    private Map<UUID, Set<UUID>> versions(Collection<UUID> things) {
        record Version(UUID thing, UUID id) {}
        return database
                .sql("select thing_id, id from statements.version where thing_id = any(?)")
                .param(things.toArray(UUID[]::new))
                .query((row, number) -> new Version(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Version::thing, HashMap::new, Collectors.mapping(Version::id, Collectors.toSet())));
    }

    /** A split is no record: the task that told of it is followed up all the same, under the split's id. */
    private void toldOfTwoPeople() {
        record Told(UUID task, UUID split, Instant splitAt, UUID family, String who, String role, String agency) {}
        List<Told> told = database.sql("""
                select t.id, s.id, s.split_at, t.family_id, t.requester, t.requester_role, t.requester_agency
                from work.task t join people.split s on s.id::text = t.cause
                where t.kind = 'PEOPLE_APART' and t.log_entry is not null
                  and not exists (select from retraction.recipient h where h.task_id = t.id)""")
                .query((row, number) -> new Told(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant(),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
        for (Told one : told) {
            if (!register.isRecorded(RetractionReason.SOMEBODY_ELSE, one.split(), one.splitAt())) {
                UUID entry =
                        changes.recordedByHub(one.family(), "split " + one.split() + ": who was told is followed up");
                register.record(
                        new Row(
                                one.split(),
                                RetractionReason.SOMEBODY_ELSE,
                                null,
                                null,
                                null,
                                one.splitAt(),
                                null,
                                entry),
                        Set.of());
            }
            database.sql("""
                    insert into retraction.recipient (id, retraction_id, recipient, is_delivery, role, agency, holder,
                      family_id, entry_id, shown_at, found_at, told_at, task_id, acknowledged_at)
                    select gen_random_uuid(), r.id, t.requester, false, t.requester_role, t.requester_agency, '',
                      t.family_id, t.log_entry, t.opened_at, :now, t.opened_at, t.id, t.done_at
                    from work.task t, retraction.retraction r
                    where t.id = :task and r.reason = 'SOMEBODY_ELSE' and r.thing_id = :split and r.happened_at = :at
                    on conflict do nothing""")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("task", one.task())
                    .param("split", one.split())
                    .param("at", Timestamp.from(one.splitAt()))
                    .update();
        }
    }
}
