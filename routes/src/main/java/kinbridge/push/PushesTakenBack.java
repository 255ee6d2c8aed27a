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
     * @param isMoot nothing had been sent yet, or it was sent again since
     */
    public record Retraction(
            String delivery,
            Instant at,
            @Nullable Instant confirmed,
            @Nullable String refusal,
            boolean isMoot) {}

    /** Of what was sent as of this family, from that moment on, the oldest first. */
    public List<Retraction> of(UUID family, Instant since) {
        return database.sql("""
                select delivery, created_at as at, delivered_at, refused_why, overtaken_at is not null from push.message
                where family_id = :family and retracts and created_at >= :since
                union all
                select delivery, taken_back_at, null, null, true from push.message m
                where family_id = :family and taken_back_at >= :since and not exists (select from push.message back
                  where back.delivery = m.delivery and back.place = m.place and back.retracts
                    and back.created_at >= m.taken_back_at)
                order by at""")
                .param("family", family)
                .param("since", Timestamp.from(since))
                .query((row, number) -> {
                    Timestamp confirmed = row.getTimestamp(3);
                    return new Retraction(
                            row.getString(1),
                            row.getTimestamp(2).toInstant(),
                            confirmed == null ? null : confirmed.toInstant(),
                            row.getString(4),
                            row.getBoolean(5));
                })
                .list();
    }
}
