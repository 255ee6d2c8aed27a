package kinbridge.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.feeds.FeedVersions;
import kinbridge.feeds.QuarantinePages.Fault;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.mappings.Item;
import kinbridge.mappings.Unreadable;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of quarantine as they are tried again and ended; within the caller's transaction. */
@Component
class QuarantineRows {

    private final JdbcClient database;
    private final Quarantine quarantine;
    private final FeedVersions versions;
    private final InstantSource clock;

    QuarantineRows(JdbcClient database, Quarantine quarantine, FeedVersions versions, InstantSource clock) {
        this.database = database;
        this.quarantine = quarantine;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * The row and all that belong to its item, locked until the transaction ends: two people who end parts
     * of one item at once do it one after the other. Empty if there is no such row.
     */
    List<Held> lockWithItsItem(UUID id) {
        return database.sql("""
                select id, feed, payload_id, location, field, is_part, is_file, state, since, received_sequence,
                  asked_at is not null
                from intake.quarantine where item_id = (select item_id from intake.quarantine where id = ?)
                order by id for update""").param(id).query((row, number) -> held(row)).list();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(4),
                row.getString(5),
                row.getBoolean(7) ? Kind.FILE : row.getBoolean(6) ? Kind.PART : Kind.ITEM,
                State.valueOf(row.getString(8)),
                new Receipt(row.getObject(3, UUID.class), row.getTimestamp(9).toInstant(), row.getLong(10), true),
                row.getBoolean(11));
    }

    /** Sealed; empty once it has ended. */
    Optional<byte[]> content(UUID id) {
        return database.sql("select content from intake.quarantine where id = ? and state = 'WAITING'")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Its content goes: it is stored now, or not to be kept. */
    void release(UUID id, String who, Outcome outcome) {
        database.sql("""
                update intake.quarantine set state = 'RELEASED', outcome = ?, content = null, asked_at = null,
                  ended_at = ?, ended_by = ? where id = ?""")
                .param(outcome.name())
                .param(Timestamp.from(clock.instant()))
                .param(who)
                .param(id)
                .update();
    }

    void discard(UUID id, String who, byte[] why) {
        database.sql("""
                update intake.quarantine set state = 'DISCARDED', content = null, asked_at = null,
                  discarded_why = ?, ended_at = ?, ended_by = ? where id = ?""")
                .param(why)
                .param(Timestamp.from(clock.instant()))
                .param(who)
                .param(id)
                .update();
    }

    /** It goes on waiting, with what is wrong with it by today's version. */
    void stays(Held row, String who, Item item, Unreadable problem) {
        addTry(row, who, Outcome.STILL_NOT_UNDERSTOOD, problem);
        database.sql("""
                update intake.quarantine set location = ?, field = ?, reason = ?, expected = ?, content = ?,
                  feed_version = ?, asked_at = null where id = ?""")
                .param(Quarantine.place(item, problem))
                .param(problem.field())
                .param(problem.reason())
                .param(problem.expected())
                .param(quarantine.sealed(item, problem.value()))
                .param(versions.of(row.feed()).words())
                .param(row.id())
                .update();
    }

    /** The hub failed, not the item: it goes on waiting as it was. */
    void notTried(Held row, String who, String kindOfFault) {
        addTry(
                row,
                who,
                Outcome.NOT_TRIED,
                new Unreadable("", null, null, "the hub failed with " + kindOfFault, "see the hub's log"));
        database.sql("update intake.quarantine set asked_at = null where id = ?")
                .param(row.id())
                .update();
    }

    /** The rest of a payload could not be read the second time either: the row waits again. */
    void waitsAgain(UUID id, UUID payload, Item rest, Unreadable problem) {
        Held row = lockWithItsItem(id).stream()
                .filter(held -> held.id().equals(id))
                .findFirst()
                .orElseThrow();
        String who = database.sql("select ended_by from intake.quarantine where id = ?")
                .param(id)
                .query(String.class)
                .single();
        database.sql("""
                update intake.quarantine set state = 'WAITING', outcome = null, ended_at = null, ended_by = null,
                  payload_id = ?, content = ? where id = ?""")
                .param(payload)
                .param(quarantine.sealed(rest, null))
                .param(id)
                .update();
        stays(row, who, rest, problem);
    }

    private void addTry(Held row, String who, Outcome outcome, Unreadable problem) {
        database.sql("""
                insert into intake.quarantine_try
                  (id, quarantine_id, at, practitioner, outcome, field, reason, expected, feed_version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(UUID.randomUUID())
                .param(row.id())
                .param(Timestamp.from(clock.instant()))
                .param(who)
                .param(outcome.name())
                .param(problem.field())
                .param(problem.reason())
                .param(problem.expected())
                .param(versions.of(row.feed()).words())
                .update();
    }

    /** To be tried in the background; how many are newly asked for. */
    long ask(Requester who, Fault fault) {
        return database.sql("""
                update intake.quarantine set asked_at = ?, asked_by = ?, asked_role = ?, asked_agency = ?
                where state = 'WAITING' and feed = ? and reason = ? and asked_at is null
                and (cast(? as text) is null
                  or payload_id in (select id from intake.payload where feed = ? and name = ?))""")
                .param(Timestamp.from(clock.instant()))
                .param(who.practitionerId())
                .param(who.role())
                .param(who.agency())
                .param(fault.feed())
                .param(fault.reason())
                .param(fault.file())
                .param(fault.feed())
                .param(fault.file())
                .update();
    }

    /** The oldest asks. */
    List<Asked> asked(int limit) {
        return database.sql("""
                select id, asked_by, asked_role, asked_agency from intake.quarantine
                where asked_at is not null and state = 'WAITING' order by asked_at, position limit ?""")
                .param(limit)
                .query((row, number) -> new Asked(
                        row.getObject(1, UUID.class),
                        new Requester(row.getString(2), row.getString(2), row.getString(3), row.getString(4))))
                .list();
    }

    /** That row itself, among those of its item. */
    static Optional<Held> of(List<Held> item, UUID id) {
        return item.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    record Asked(UUID id, Requester who) {}

    /**
     * One row, locked.
     *
     * @param asked whether it is to be tried in the background
     */
    record Held(
            UUID id,
            String feed,
            String location,
            @Nullable String field,
            Kind kind,
            State state,
            Receipt receipt,
            boolean asked) {

        boolean isWaiting() {
            return state == State.WAITING;
        }
    }
}
