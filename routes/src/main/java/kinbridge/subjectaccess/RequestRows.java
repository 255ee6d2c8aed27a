package kinbridge.subjectaccess;

import java.security.SecureRandom;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps requests. */
@Component
class RequestRows {

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int REFERENCE_LETTERS = 7;

    private final JdbcClient database;
    private final SealedJson sealed;
    private final SecureRandom random = new SecureRandom();

    RequestRows(JdbcClient database, SealedJson sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    UUID add(AskedAs askedAs, LocalDate receivedOn, String openedBy, Instant openedAt, Details details) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into subject_access.request (id, reference, asked_as, received_on, opened_by, opened_at, details)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(reference())
                .param(askedAs.name())
                .param(Date.valueOf(receivedOn))
                .param(openedBy)
                .param(Timestamp.from(openedAt))
                .param(sealed.seal(details, context(id)))
                .update();
        return id;
    }

    private String reference() {
        StringBuilder reference = new StringBuilder("SAR-");
        for (int letter = 0; letter < REFERENCE_LETTERS; letter++) {
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }

    List<Request> all(boolean isOpen) {
        return database.sql(
                        "select * from subject_access.request where (closed_on is null) = ? order by opened_at desc")
                .param(isOpen)
                .query((row, number) -> request(row))
                .list();
    }

    Optional<Request> find(UUID id) {
        return database.sql("select * from subject_access.request where id = ?")
                .param(id)
                .query((row, number) -> request(row))
                .optional();
    }

    /** For a change: nobody else changes it until the transaction ends. */
    Optional<Request> locked(UUID id) {
        return database.sql("select * from subject_access.request where id = ? for update")
                .param(id)
                .query((row, number) -> request(row))
                .optional();
    }

    /** Of an open request; of a closed one nothing is changed. */
    Outcome change(UUID id, Function<Request, Outcome> change) {
        Request now = locked(id).orElseThrow();
        return now.isOpen() ? change.apply(now) : Outcome.wrong("", "The request is closed: nothing was changed");
    }

    void say(UUID id, Details details) {
        database.sql("update subject_access.request set details = ? where id = ?")
                .param(sealed.seal(details, context(id)))
                .param(id)
                .update();
    }

    void identityChecked(UUID id, LocalDate day) {
        set(id, "identity_checked_on", Date.valueOf(day));
    }

    void extended(UUID id, LocalDate day) {
        set(id, "extended_on", Date.valueOf(day));
    }

    void closed(UUID id, LocalDate day) {
        set(id, "closed_on", Date.valueOf(day));
    }

    /** Who asks and who reviews were chosen for the person before: both begin anew. */
    void isAbout(UUID id, UUID identity) {
        database.sql("""
                update subject_access.request set subject_identity = ?, asker_identity = null, reviewer = null
                where id = ?""").param(identity).param(id).update();
    }

    void isAskedBy(UUID id, UUID identity) {
        set(id, "asker_identity", identity);
    }

    void reviewedBy(UUID id, String practitioner) {
        set(id, "reviewer", practitioner);
    }

    /** What was gathered is of nobody any more: another person, another reviewer. */
    void nothingGathered(UUID id) {
        database.sql("update subject_access.request set gathered_at = null, gathering_entry = null where id = ?")
                .param(id)
                .update();
        for (String table : List.of("item", "around")) {
            database.sql("delete from subject_access." + table + " where request_id = ?")
                    .param(id)
                    .update();
        }
    }

    void gathered(UUID id, Instant moment, UUID entry) {
        database.sql("update subject_access.request set gathered_at = ?, gathering_entry = ? where id = ?")
                .param(Timestamp.from(moment))
                .param(entry)
                .param(id)
                .update();
    }

    /** @param column one of this class's own words */
    private void set(UUID id, String column, Object value) {
        database.sql("update subject_access.request set " + column + " = ? where id = ?")
                .param(value)
                .param(id)
                .update();
    }

    private Request request(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Request(
                id,
                row.getString("reference"),
                AskedAs.valueOf(row.getString("asked_as")),
                row.getDate("received_on").toLocalDate(),
                row.getString("opened_by"),
                row.getTimestamp("opened_at").toInstant(),
                day(row.getDate("identity_checked_on")),
                day(row.getDate("extended_on")),
                row.getObject("subject_identity", UUID.class),
                row.getObject("asker_identity", UUID.class),
                row.getString("reviewer"),
                moment(row.getTimestamp("gathered_at")),
                row.getObject("gathering_entry", UUID.class),
                day(row.getDate("closed_on")),
                sealed.open(row.getBytes("details"), context(id), Details.class));
    }

    private static @Nullable LocalDate day(@Nullable Date day) {
        return day == null ? null : day.toLocalDate();
    }

    private static @Nullable Instant moment(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static String context(UUID id) {
        return "subject_access/request/" + id;
    }
}
