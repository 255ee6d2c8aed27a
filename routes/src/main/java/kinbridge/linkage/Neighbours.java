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
    Map<UUID, Set<UUID>> of(Collection<KnownIdentity> identities, int largestBlock) {
        Map<UUID, Set<UUID>> neighbours = find(identities, largestBlock, tooLarge);
        neighbours.values().forEach(near -> found.record(near.size()));
        return neighbours;
    }

    /** The same for those who are not to be linked now. */
    Map<UUID, Set<UUID>> find(Collection<KnownIdentity> identities, int largestBlock) {
        return find(identities, largestBlock, null);
    }

    private Map<UUID, Set<UUID>> find(Collection<KnownIdentity> identities, int largestBlock, @Nullable Counter cut) {
        List<KnownIdentity> order = List.copyOf(identities);
        List<Integer> places = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            for (List<Long> some : List.of(order.get(i).keys(), order.get(i).homeKeys())) {
                for (Long key : some) {
                    places.add(i);
                    keys.add(key);
                }
            }
        }
        Map<UUID, Set<UUID>> neighbours = new HashMap<>();
        order.forEach(identity -> neighbours.put(identity.id(), new HashSet<>()));
        database.sql("""
                select asked.place, near.identity_id, near.size
                from unnest(cast(:places as int[]), cast(:keys as bigint[])) asked(place, key)
                cross join lateral (
                  select b.identity_id, count(*) over () size from (
                    select identity_id from people.blocking_key where key = asked.key limit :limit) b) near""")
                .param("places", places.toArray(Integer[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .param("limit", largestBlock + 1)
                .query((row, number) -> {
                    KnownIdentity asked = order.get(row.getInt(1));
                    UUID near = row.getObject(2, UUID.class);
                    if (row.getInt(3) > largestBlock) {
                        if (cut != null) {
                            cut.increment(1.0 / row.getInt(3));
                        }
                    } else if (!near.equals(asked.id())) {
                        neighbours
                                .computeIfAbsent(asked.id(), any -> new HashSet<>())
                                .add(near);
                    }
                    return near;
                })
                .list();
        return neighbours;
    }
}
