package kinbridge.rectification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which versions of a record were ever current, and so could be shown: ids, times and digests, no content. */
@Component
class RecordVersions {

    private final JdbcClient database;

    RecordVersions(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param content the digest that tells what it says from what another version says
     * @param isDropped its content was not kept: nothing is known of what it said
     */
    record Version(UUID id, Instant receivedAt, String content, boolean isCurrent, boolean isDropped) {

        boolean saysTheSameAs(Version other) {
            return content.equals(other.content) && !isDropped;
        }
    }

    /** Oldest first. What came late and was older than what was current by then was never shown to anybody. */
    List<Version> everCurrent(UUID thing) {
        return database.sql("""
                select id, received_at, content_hash, is_current, content_dropped_at is not null from (
                  select id, received_at, content_hash, is_current, content_dropped_at, received_sequence, source_time,
                    max(source_time) over (order by received_sequence, received_at, id
                      rows between unbounded preceding and 1 preceding) as newest_before
                  from statements.version where thing_id = ?) said
                where newest_before is null or source_time >= newest_before
                order by received_sequence, received_at, id""")
                .param(thing)
                .query((row, number) -> new Version(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .list();
    }

    Optional<Version> current(UUID thing) {
        return everCurrent(thing).stream().filter(Version::isCurrent).findFirst();
    }

    /** What the versions of a thing share, by one of them. */
    Optional<UUID> thingOf(UUID version) {
        return database.sql("select thing_id from statements.version where id = ?")
                .param(version)
                .query(UUID.class)
                .optional();
    }
}
