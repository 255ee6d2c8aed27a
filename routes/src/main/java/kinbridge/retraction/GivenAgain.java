package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.HeldCopies.Copy;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.FollowedUp;
import kinbridge.work.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An agreement that is given again ends what is open of its retraction, as far as it reaches now: what it no longer
 * covers stays retracted. Whoever has confirmed keeps the confirmation.
 */
@Component
class GivenAgain {

    private final JdbcClient database;
    private final AgreementShares shares;
    private final FollowedUp tasks;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    GivenAgain(
            JdbcClient database,
            AgreementShares shares,
            FollowedUp tasks,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.shares = shares;
        this.tasks = tasks;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Given(UUID answer, int version, UUID person) {}

    private record Held(UUID row, @Nullable UUID task, Copy copy) {}

    void end() {
        database.sql("""
                select a.id, a.version, i.person_id from consent.answer a
                join people.identity i on i.id = a.identity_id
                where a.state = 'GIVEN'
                  and a.id in (select answer_id from retraction.retraction where answer_id is not null)
                  and not exists (select from retraction.considered c where c.change_id = a.id and c.version = a.version)
                order by a.id, a.version""")
                .query((row, number) ->
                        new Given(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class)))
                .list()
                .forEach(given -> transactions.executeWithoutResult(status -> end(given)));
    }

    private void end(Given given) {
        Timestamp now = Timestamp.from(clock.instant());
        int noted = database.sql("""
                insert into retraction.considered (change_id, version, at, settled_at) values (?, ?, ?, ?)
                on conflict do nothing""")
                .params(given.answer(), given.version(), now, now)
                .update();
        List<Held> open = noted == 0 ? List.of() : open(given.answer());
        Set<Copy> still = new HashSet<>(
                shares.resting(given.person(), open.stream().map(Held::copy).toList()));
        List<Held> over =
                open.stream().filter(held -> !still.contains(held.copy())).toList();
        if (over.isEmpty()) {
            return;
        }
        database.sql("""
                update retraction.recipient set ended_at = ?, ended_why = 'GIVEN_AGAIN' where id = any(?)""")
                .param(now)
                .param(over.stream().map(Held::row).toArray(UUID[]::new))
                .update();
        database.sql("""
                update retraction.retraction r set ended_at = ?, ended_why = 'GIVEN_AGAIN'
                where answer_id = ? and ended_at is null and not exists (select from retraction.recipient h
                  where h.retraction_id = r.id and h.ended_at is null)""").param(now).param(given.answer()).update();
        changes.recordedByHub(
                null, "answer " + given.answer() + " agrees again: " + over.size() + " copies are no longer retracted");
        endTasks(
                over.stream().map(Held::task).filter(java.util.Objects::nonNull).collect(Collectors.toSet()));
    }

    /** Of which nothing is left to be told. */
    private void endTasks(Set<UUID> told) {
        database.sql("""
                select distinct t.id from unnest(cast(? as uuid[])) as t (id) where not exists (
                  select from retraction.recipient h where h.task_id = t.id and h.ended_at is null)""")
                .param(told.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .forEach(task -> tasks.end(task, Outcome.GIVEN_AGAIN, null));
    }

    private List<Held> open(UUID answer) {
        return database.sql("""
                select h.id, h.task_id, r.thing_id, d.version, h.holder, d.level, h.recipient, h.is_delivery, h.family_id,
                  h.role, h.agency, e.purpose, h.entry_id, h.shown_at
                from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                join sharing_log.projection_entry e on e.entry_id = h.entry_id
                join sharing_log.projection_decision d on d.entry_id = h.entry_id and d.record_id = r.thing_id
                where r.answer_id = ? and h.acknowledged_at is null and h.ended_at is null""")
                .param(answer)
                .query((row, number) -> new Held(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new Copy(
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getString(5),
                                DetailLevel.valueOf(row.getString(6)),
                                row.getString(7),
                                row.getBoolean(8),
                                row.getObject(9, UUID.class),
                                row.getString(10),
                                row.getString(11),
                                row.getString(12),
                                row.getObject(13, UUID.class),
                                row.getTimestamp(14).toInstant())))
                .list();
    }
}
