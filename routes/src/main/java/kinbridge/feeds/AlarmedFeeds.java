package kinbridge.feeds;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The feeds that IT has been alarmed about; several hubs on one database alarm once. */
@Component
class AlarmedFeeds {

    private final JdbcClient database;

    AlarmedFeeds(JdbcClient database) {
        this.database = database;
    }

    Map<String, Instant> since() {
        Map<String, Instant> since = new HashMap<>();
        database.sql("select feed, since from intake.feed_alarm")
                .query((row, number) ->
                        since.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return since;
    }

    /** @return whether it is news */
    boolean raise(String feed, FeedStates.Condition condition, Instant now) {
        return database.sql("""
                insert into intake.feed_alarm (feed, condition, since) values (?, ?, ?) on conflict do nothing""")
                        .param(feed)
                        .param(condition.name())
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @return whether there was one */
    boolean clear(String feed) {
        return database.sql("delete from intake.feed_alarm where feed = ?")
                        .param(feed)
                        .update()
                == 1;
    }
}
