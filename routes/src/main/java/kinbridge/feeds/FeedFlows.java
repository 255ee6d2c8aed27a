package kinbridge.feeds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.feeds.FeedFlow.Flow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people want of each feed, so that a stopped one stays stopped when the hub starts again. */
@Component
class FeedFlows {

    private final JdbcClient database;
    private final InstantSource clock;

    FeedFlows(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<FeedFlow> of(String feed) {
        return database.sql("select flow, changed_by, changed_at, reason from intake.feed_flow where feed = ?")
                .param(feed)
                .query((row, number) -> flow(row, 1))
                .optional();
    }

    Map<String, FeedFlow> all() {
        Map<String, FeedFlow> flows = new HashMap<>();
        database.sql("select feed, flow, changed_by, changed_at, reason from intake.feed_flow")
                .query((row, number) -> flows.put(row.getString(1), flow(row, 2)))
                .list();
        return flows;
    }

    private static FeedFlow flow(ResultSet row, int first) throws SQLException {
        return new FeedFlow(
                Flow.valueOf(row.getString(first)),
                row.getString(first + 1),
                row.getTimestamp(first + 2).toInstant(),
                row.getString(first + 3));
    }

    /** @return whether there was such a difference and nobody had settled it */
    boolean settle(String feed, UUID difference, String by) {
        return database.sql("""
                update intake.difference set known_at = ?, known_by = ?
                where id = ? and feed = ? and known_at is null""")
                        .param(Timestamp.from(clock.instant()))
                        .param(by)
                        .param(difference)
                        .param(feed)
                        .update()
                == 1;
    }

    void keep(String feed, Flow flow, String by, String reason) {
        database.sql("""
                insert into intake.feed_flow (feed, flow, changed_by, changed_at, reason)
                values (:feed, :flow, :by, :now, :reason)
                on conflict (feed) do update set flow = :flow, changed_by = :by, changed_at = :now, reason = :reason""")
                .param("feed", feed)
                .param("flow", flow.name())
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .update();
    }
}
