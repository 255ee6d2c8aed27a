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
import kinbridge.linkage.LinkedPairs.Two;
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

    /**
     * Whom some identities may be.
     *
     * @param of by identity, the others that share a key with it
     * @param known those others
     */
    record Near(Map<UUID, Set<UUID>> of, Map<UUID, KnownIdentity> known) {

        Set<Two> pairs() {
            Set<Two> pairs = new HashSet<>();
            of.forEach((one, others) -> others.forEach(other -> pairs.add(Two.of(one, other))));
            return pairs;
        }

        /** All that were read, those that arrived as they are said to be now. */
        Collection<KnownIdentity> knownWith(Collection<Arrived> arrived) {
            Map<UUID, KnownIdentity> all = new HashMap<>(known);
            arrived.forEach(each -> all.put(each.identity().id(), each.identity()));
            return all.values();
        }
    }

    /** Whom these may be; counted. */
    Near of(Collection<Arrived> arrived, ModelInUse model) {
        Near near = find(arrived, model, tooLarge);
        near.of().values().forEach(others -> found.record(others.size()));
        return near;
    }

    /** The same for those who are not to be linked now. */
    Near find(Collection<Arrived> arrived, ModelInUse model) {
        return find(arrived, model, null);
    }

    /** A block's size is that of the others and the one itself, whether or not its keys are kept yet. */
    private Near find(Collection<Arrived> arrived, ModelInUse model, @Nullable Counter cut) {
        List<UUID> ids = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        Near near = new Near(new HashMap<>(), new HashMap<>());
        for (Arrived each : arrived) {
            UUID id = each.identity().id();
            near.of().put(id, new HashSet<>());
            for (Long key : each.allKeys()) {
                ids.add(id);
                keys.add(key);
            }
        }
        database.sql("""
                select COLUMNS, near.asked, near.too_large
                from (select asked.id asked, b.identity_id near, count(*) filter (where b.identity_id is null) too_large
                  from unnest(cast(:ids as uuid[]), cast(:keys as bigint[])) asked(id, key)
                  cross join lateral (
                    select distinct case when others < :largest then identity_id end identity_id from (
                      select k.identity_id, count(*) over () others from (
                        select identity_id from people.blocking_key
                        where key = asked.key and identity_id <> asked.id limit :largest) k) counted) b
                  group by 1, 2) near
                left join people.identity i on i.id = near.near""".replace("COLUMNS", IdentityRows.COLUMNS))
                .param("ids", ids.toArray(UUID[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .param("largest", model.hub().largestBlock())
                .query((row, number) -> {
                    UUID asked = row.getObject(IdentityRows.AFTER_FIELDS, UUID.class);
                    UUID other = row.getObject(1, UUID.class);
                    if (other != null) {
                        near.of().computeIfAbsent(asked, any -> new HashSet<>()).add(other);
                        if (!near.known().containsKey(other)) {
                            near.known().put(other, model.known(IdentityRows.row(row)));
                        }
                    } else if (cut != null) {
                        cut.increment(row.getInt(IdentityRows.AFTER_FIELDS + 1));
                    }
                    return asked;
                })
                .list();
        return near;
    }
}
