package kinbridge.linkage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.IdentityRows.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whom an identity may be: those that share one of its keys. */
@Component
class Neighbours {

    private final JdbcClient database;
    private final Counter tooLarge;
    private final DistributionSummary found;

    Neighbours(JdbcClient database, MeterRegistry meters) {
        this.database = database;
        tooLarge = Counter.builder("kinbridge.linkage.blocks.too.large")
                .description("keys that found nobody, since more identities have them than linkage.yaml allows")
                .register(meters);
        found = DistributionSummary.builder("kinbridge.linkage.candidates")
                .description("identities that one identity was compared with")
                .register(meters);
    }

    /** By identity, the others that share a key with it; counted. */
    Map<UUID, Set<UUID>> of(Collection<Arrived> arrived, int largestBlock) {
        Map<UUID, Set<UUID>> neighbours = find(arrived, largestBlock, tooLarge);
        neighbours.values().forEach(near -> found.record(near.size()));
        return neighbours;
    }

    /** The same for those who are not to be linked now. */
    Map<UUID, Set<UUID>> find(Collection<Arrived> arrived, int largestBlock) {
        return find(arrived, largestBlock, null);
    }

    /** A block's size is that of the others and the one itself, whether or not its keys are kept yet. */
    private Map<UUID, Set<UUID>> find(Collection<Arrived> arrived, int largestBlock, @Nullable Counter cut) {
        List<UUID> ids = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        Map<UUID, Set<UUID>> neighbours = new HashMap<>();
        for (Arrived each : arrived) {
            UUID id = each.identity().id();
            neighbours.put(id, new HashSet<>());
            for (Long key : each.allKeys()) {
                ids.add(id);
                keys.add(key);
            }
        }
        database.sql("""
                select asked.id, near.identity_id, near.others
                from unnest(cast(:ids as uuid[]), cast(:keys as bigint[])) asked(id, key)
                cross join lateral (
                  select b.identity_id, count(*) over () others from (
                    select identity_id from people.blocking_key
                    where key = asked.key and identity_id <> asked.id limit :limit) b) near""")
                .param("ids", ids.toArray(UUID[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .param("limit", largestBlock)
                .query((row, number) -> {
                    UUID near = row.getObject(2, UUID.class);
                    if (row.getInt(3) < largestBlock) {
                        neighbours
                                .computeIfAbsent(row.getObject(1, UUID.class), any -> new HashSet<>())
                                .add(near);
                    } else if (cut != null) {
                        cut.increment(1.0 / row.getInt(3));
                    }
                    return near;
                })
                .list();
        return neighbours;
    }
}
