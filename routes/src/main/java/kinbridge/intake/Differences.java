package kinbridge.intake;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kinbridge.mappings.Item;
import kinbridge.mappings.shape.Difference;
import kinbridge.mappings.shape.Shape;
import kinbridge.mappings.shape.ShapeCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes how what came departs from the feed's declared shape: each way once a feed, with how often. */
@Component
class Differences {

    private static final Logger LOG = LoggerFactory.getLogger(Differences.class);

    private final JdbcClient database;
    private final Mappings mappings;
    private final InstantSource clock;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    Differences(JdbcClient database, Mappings mappings, InstantSource clock) {
        this.database = database;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** Notes what was found in one payload, within the transaction that stores its items. */
    void note(String feed, String payload, List<Difference> found) {
        found.forEach(difference -> keep(feed, payload + ", " + difference.location(), difference));
    }

    /**
     * Looks at items that came together. A fault of ours in looking must not hold up what came: then nothing is
     * found, and the log says so.
     */
    List<Difference> of(String feed, List<Item> items) {
        try {
            ShapeCheck check = new ShapeCheck(shapes.computeIfAbsent(feed, id -> Shape.of(mappings.formatOf(id))));
            items.forEach(check::look);
            return check.differences();
        } catch (RuntimeException fault) {
            // The kind of fault only: a message may quote what came.
            LOG.error(
                    "The shape of {} could not be looked at: {}",
                    feed,
                    fault.getClass().getSimpleName());
            return List.of();
        }
    }

    private void keep(String feed, String place, Difference difference) {
        database.sql("""
                insert into intake.difference
                  (id, feed, item, field, kind, detail, location, sample, first_at, last_at, times)
                values (:id, :feed, :item, :field, :kind, :detail, :location, :sample, :now, :now, :times)
                on conflict (feed, item, field, kind) do update
                  set last_at = :now, times = difference.times + :times, detail = :detail""")
                .param("id", UUID.randomUUID())
                .param("feed", feed)
                .param("item", difference.item())
                .param("field", difference.field())
                .param("kind", difference.kind().name())
                .param("detail", difference.detail())
                .param("location", place)
                .param("sample", difference.sample())
                .param("now", Timestamp.from(clock.instant()))
                .param("times", difference.times())
                .update();
    }
}
