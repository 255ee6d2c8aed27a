package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import kinbridge.alerts.WithdrawnGrounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Alerts that rest on what was wrong are put right, once for each retraction. What an agreement ended is still so: an
 * alert is decided anew whenever it is read.
 */
@Component
class AlertGrounds {

    private static final Logger LOG = LoggerFactory.getLogger(AlertGrounds.class);

    private final JdbcClient database;
    private final WithdrawnGrounds grounds;
    private final InstantSource clock;

    AlertGrounds(JdbcClient database, WithdrawnGrounds grounds, InstantSource clock) {
        this.database = database;
        this.grounds = grounds;
        this.clock = clock;
    }

    private record Open(UUID id, UUID thing) {}

    /** By transactions of its own: each notice is decided and logged. One that fails is tried again. */
    void putRight() {
        database.sql("""
                select id, thing_id from retraction.retraction
                where recomputed_at is null and answer_id is null order by recorded_at, id""")
                .query((row, number) -> new Open(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(this::putRight);
    }

    private void putRight(Open open) {
        try {
            grounds.withdrawn(open.thing());
            database.sql("update retraction.retraction set recomputed_at = ? where id = ?")
                    .param(Timestamp.from(clock.instant()))
                    .param(open.id())
                    .update();
        } catch (RuntimeException problem) {
            LOG.error(
                    "Alerts that rest on retraction {} are not put right yet: {}",
                    open.id(),
                    problem.getClass().getName());
        }
    }
}
