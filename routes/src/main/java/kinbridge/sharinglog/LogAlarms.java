package kinbridge.sharinglog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.sharinglog.Alarm.Kind;
import kinbridge.sharinglog.chain.LogRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with the log, or was: kept where the hub itself can add and not remove. */
public final class LogAlarms implements Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(LogAlarms.class);
    /** What goes on being wrong is said again after this; each setting of a clock is another thing. */
    private static final Duration REPEATED = Duration.ofHours(1);

    private static final Duration CLOCK_REPEATED = Duration.ofMinutes(1);
    private static final int SHOWN = 200;

    private final JdbcClient database;
    private final String instance;
    private final InstantSource clock;
    private final Map<Cause, Instant> lastRaised = new HashMap<>();

    private record Cause(Kind kind, String cause) {}

    LogAlarms(DataSource dataSource, String instance, InstantSource clock) {
        this.database = JdbcClient.create(dataSource);
        this.instance = instance;
        this.clock = clock;
    }

    @Override
    public synchronized void raise(Kind kind, String what, String words) {
        Cause cause = new Cause(kind, what);
        Instant now = clock.instant();
        Instant last = lastRaised.get(cause);
        Duration repeated = kind == Kind.CLOCK ? CLOCK_REPEATED : REPEATED;
        if (last != null && now.isBefore(last.plus(repeated)) && !now.isBefore(last)) {
            return;
        }
        lastRaised.put(cause, now);
        LOG.error("Sharing log of {}: {}", instance, words);
        try {
            database.sql("insert into sharing_log.alarm (id, instance, kind, raised_at, words) values (?, ?, ?, ?, ?)")
                    .params(UUID.randomUUID(), instance, kind.name(), LogRows.timestamp(now), words)
                    .update();
        } catch (DataAccessException problem) {
            lastRaised.remove(cause);
            LOG.error("An alarm of the sharing log could not be kept", problem);
        }
    }

    /**
     * Those that nobody has answered yet, and then the answered ones; the newest of each first, behind all others
     * those of the clock, of which there can be many.
     */
    public List<Alarm> all() {
        return database.sql("""
                        select a.*, r.log_entry from sharing_log.alarm a
                        left join sharing_log.alarm_answer r on r.alarm_id = a.id
                        order by (r.alarm_id is not null), (a.kind = 'CLOCK'), a.raised_at desc limit :limit""")
                .param("limit", SHOWN)
                .query((row, number) -> new Alarm(
                        row.getObject("id", UUID.class),
                        row.getString("instance"),
                        Kind.valueOf(row.getString("kind")),
                        LogRows.instant(row, "raised_at"),
                        row.getString("words"),
                        row.getObject("log_entry", UUID.class)))
                .list();
    }

    public long open() {
        return database.sql("""
                        select count(*) from sharing_log.alarm a
                        where not exists (select from sharing_log.alarm_answer r where r.alarm_id = a.id)""").query(Long.class).single();
    }
}
