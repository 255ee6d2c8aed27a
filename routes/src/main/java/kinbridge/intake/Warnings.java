package kinbridge.intake;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import kinbridge.mappings.Warning;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes kept raw and check digits that fail: each once a feed and field, with how often and since when. */
@Component
class Warnings {

    private final JdbcClient database;
    private final InstantSource clock;

    Warnings(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void note(String feed, Warning warning) {
        database.sql("""
                insert into intake.warning (id, feed, warning, first_at, last_at, times)
                values (:id, :feed, :warning, :now, :now, 1)
                on conflict (feed, warning) do update set last_at = :now, times = warning.times + 1""")
                .param("id", UUID.randomUUID())
                .param("feed", feed)
                .param("warning", warning.field() + ": " + warning.what())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
