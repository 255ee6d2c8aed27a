package kinbridge.subjectaccess;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which packs left, and what was taken out of each. */
@Component
class PackRows {

    private final JdbcClient database;
    private final SealedJson sealed;

    PackRows(JdbcClient database, SealedJson sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    /**
     * What was taken out of one field, for the council's own file.
     *
     * @param thing the id of the record
     * @param ground the rule or exemption
     */
    record Redacted(UUID thing, String field, String ground) {}

    record RedactionLog(List<Redacted> redactions) {}

    void add(
            UUID id,
            UUID request,
            String form,
            Instant at,
            String by,
            String digest,
            List<Redacted> taken,
            UUID entry) {
        database.sql("""
                insert into subject_access.pack (id, request_id, form, made_at, made_by, digest, redactions, log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(request)
                .param(form)
                .param(Timestamp.from(at))
                .param(by)
                .param(digest)
                .param(sealed.seal(new RedactionLog(taken), context(id)))
                .param(entry)
                .update();
    }

    List<AccessRequests.Left> of(UUID request) {
        return database.sql(
                        "select made_at, form, made_by, log_entry from subject_access.pack where request_id = ? order by made_at")
                .param(request)
                .query((row, number) -> new AccessRequests.Left(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class)))
                .list();
    }

    /** What was taken out of the last pack of this request; empty where none was made. */
    List<Redacted> lastRedactions(UUID request) {
        return database.sql(
                        "select id, redactions from subject_access.pack where request_id = ? order by made_at desc, id limit 1")
                .param(request)
                .query((row, number) ->
                        sealed.open(row.getBytes(2), context(row.getObject(1, UUID.class)), RedactionLog.class))
                .optional()
                .map(RedactionLog::redactions)
                .orElse(List.of());
    }

    private static String context(UUID id) {
        return "subject_access/pack/" + id;
    }
}
