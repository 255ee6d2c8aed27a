package kinbridge.intake;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Notes those of items that came together: what every row has is one note. */
    void note(String feed, List<Warning> warnings) {
        Map<String, Long> times = warnings.stream()
                .collect(Collectors.groupingBy(
                        warning -> warning.field() + ": " + warning.what(), TreeMap::new, Collectors.counting()));
        times.forEach((words, often) -> note(feed, words, often));
    }

    private void note(String feed, String words, long times) {
        database.sql("""
                insert into intake.warning (id, feed, warning, first_at, last_at, times)
                values (:id, :feed, :warning, :now, :now, :times)
                on conflict (feed, warning) do update set last_at = :now, times = warning.times + :times""")
                .param("id", UUID.randomUUID())
                .param("feed", feed)
                .param("warning", words)
                .param("now", Timestamp.from(clock.instant()))
                .param("times", times)
                .update();
    }
}
