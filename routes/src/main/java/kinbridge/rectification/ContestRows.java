package kinbridge.rectification;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.work.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who says of which record that it is wrong, and what became of it. */
@Component
class ContestRows {

    static final String COLUMNS = """
            c.id, c.record_id, c.thing_id, c.version_id, c.holder, c.category, c.type, c.family_id, c.identity_id,
            c.parent_id, c.said_by, c.about, c.said_on, c.recorded_by, c.recorded_role, c.recorded_agency,
            c.recorded_at, c.due_at, c.outcome, c.answered_at, c.ended_at, c.told""";

    private final JdbcClient database;
    private final ContestWords words;

    ContestRows(JdbcClient database, ContestWords words) {
        this.database = database;
        this.words = words;
    }

    void add(Contest contest, String statement, UUID entry) {
        Contest.Thing thing = contest.thing();
        Requester by = contest.by();
        database.sql("""
                insert into rectification.contest (id, record_id, thing_id, version_id, holder, category, type,
                  family_id, identity_id, parent_id, said_by, about, said_on, words, recorded_at, recorded_by,
                  recorded_role, recorded_agency, entry_id, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(contest.id())
                .param(thing.record())
                .param(thing.shared())
                .param(thing.version())
                .param(thing.holder())
                .param(thing.category())
                .param(thing.type())
                .param(contest.family())
                .param(contest.identity())
                .param(contest.parent())
                .param(contest.said().name())
                .param(contest.about().name())
                .param(Date.valueOf(contest.on()))
                .param(words.seal(ContestWords.What.STATEMENT, contest.id(), statement))
                .param(Timestamp.from(contest.recordedAt()))
                .param(by.practitionerId())
                .param(by.role())
                .param(by.agency())
                .param(entry)
                .param(Timestamp.from(contest.dueAt()))
                .update();
    }

    Optional<Contest> find(UUID id) {
        return database.sql("select " + COLUMNS + " from rectification.contest c where c.id = ?")
                .param(id)
                .query((row, number) -> contest(row))
                .optional();
    }

    /** Two who contest, answer or correct the same record wait for each other. */
    void lock(UUID thing) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 28))")
                .param("contest " + thing)
                .query((row, number) -> true)
                .single();
    }

    /** The day on which this person contested it, if nobody has answered that yet. */
    Optional<LocalDate> unanswered(UUID record, UUID identity, SaidBy by) {
        return database.sql("""
                select c.said_on from rectification.contest c
                join people.identity i on i.id = c.identity_id
                where c.record_id = ? and c.outcome is null and c.said_by = ?
                  and i.person_id = (select person_id from people.identity where id = ?)
                order by c.recorded_at limit 1""")
                .params(record, by.name(), identity)
                .query(LocalDate.class)
                .optional();
    }

    String statement(UUID id) {
        byte[] sealed = database.sql("select words from rectification.contest where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        return Objects.requireNonNull(words.open(ContestWords.What.STATEMENT, id, sealed));
    }

    /** @param accepted the version that was current then, or null */
    void answered(UUID id, Outcome outcome, Instant at, String by, String answer, @Nullable UUID accepted) {
        database.sql("""
                update rectification.contest set outcome = ?, answered_at = ?, answered_by = ?, answer = ?,
                  accepted_id = ? where id = ?""")
                .param(outcome.name())
                .param(Timestamp.from(at))
                .param(by)
                .param(words.seal(ContestWords.What.ANSWER, id, answer))
                .param(accepted)
                .param(id)
                .update();
    }

    /** Its mark ends, and with it what stands beside the record. */
    void end(Collection<UUID> ids, Instant at, @Nullable UUID replacement) {
        database.sql("update rectification.contest set ended_at = ?, replacement_id = ? where id = any(?)")
                .param(Timestamp.from(at))
                .param(replacement)
                .param(ids.toArray(UUID[]::new))
                .update();
    }

    void told(UUID id, String told) {
        database.sql("update rectification.contest set told = ? where id = ?")
                .params(told, id)
                .update();
    }

    /** Those of whose end nobody could safely be told. */
    List<Contest> notSafe() {
        return database.sql("select " + COLUMNS
                        + " from rectification.contest c where c.told = 'NOT_SAFE' order by c.recorded_at, c.id")
                .query((row, number) -> contest(row))
                .list();
    }

    /** Those whose holder has said that a corrected version comes, and that wait for it. */
    List<Contest> awaiting(UUID thing) {
        return database.sql("select " + COLUMNS + " from rectification.contest c " + """
                where c.thing_id = ? and c.ended_at is null and c.outcome = 'CORRECTED'
                order by c.recorded_at, c.id""")
                .param(thing)
                .query((row, number) -> contest(row))
                .list();
    }

    static Contest contest(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        String by = row.getString("recorded_by");
        return new Contest(
                row.getObject("id", UUID.class),
                new Contest.Thing(
                        row.getObject("record_id", UUID.class),
                        row.getObject("thing_id", UUID.class),
                        row.getObject("version_id", UUID.class),
                        row.getString("holder"),
                        row.getString("category"),
                        row.getString("type")),
                row.getObject("family_id", UUID.class),
                row.getObject("identity_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                SaidBy.valueOf(row.getString("said_by")),
                SaidAbout.valueOf(row.getString("about")),
                row.getDate("said_on").toLocalDate(),
                new Requester(by, by, row.getString("recorded_role"), row.getString("recorded_agency")),
                row.getTimestamp("recorded_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome),
                instant(row.getTimestamp("answered_at")),
                instant(row.getTimestamp("ended_at")),
                row.getString("told"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
