package kinbridge.push;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of messages that take something back from an agency. */
@Component
public class PushesTakenBack {

    private final JdbcClient database;

    PushesTakenBack(JdbcClient database) {
        this.database = database;
    }

    /**
     * One thing that was taken back.
     *
     * @param delivery from where
     * @param at when the hub took it back
     * @param confirmed when the agency said that it has it; null while it has not
     * @param refusal why the agency will not have it, in its words, or null
     */
    public record Retraction(
            String delivery,
            Instant at,
            @Nullable Instant confirmed,
            @Nullable String refusal) {}

    /** Of what was sent as of this family, from that moment on, the oldest first. */
    public List<Retraction> of(UUID family, Instant since) {
        return database.sql("""
                select delivery, created_at, delivered_at, refused_why from push.message
                where family_id = ? and retracts and created_at >= ? order by created_at, id""")
                .param(family)
                .param(Timestamp.from(since))
                .query((row, number) -> {
                    Timestamp confirmed = row.getTimestamp(3);
                    return new Retraction(
                            row.getString(1),
                            row.getTimestamp(2).toInstant(),
                            confirmed == null ? null : confirmed.toInstant(),
                            row.getString(4));
                })
                .list();
    }
}
