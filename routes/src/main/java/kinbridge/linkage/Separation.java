package kinbridge.linkage;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a person apart again along the joins that still stand. A person is derived from its joins, so
 * that one that was wrong can go without a trace in who is who; what was decided stays in the events.
 */
@Component
class Separation {

    private final JdbcClient database;
    private final InstantSource clock;

    Separation(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of these identities that the hub joined with another by likeness; most of what arrives never was. */
    Set<UUID> everJoinedByLikeness(Collection<UUID> identities) {
        return new HashSet<>(database.sql("""
                select identity_a from people.link_event where identity_a = any(:ids)
                  and outcome = 'JOINED' and decided_by = 'hub' and rule = :rule
                union
                select identity_b from people.link_event where identity_b = any(:ids)
                  and outcome = 'JOINED' and decided_by = 'hub' and rule = :rule""")
                .param("ids", identities.toArray(UUID[]::new))
                .param("rule", NumberThenName.BY_LIKENESS)
                .query(UUID.class)
                .list());
    }

    /** Identities that the hub joined with this one by likeness, and that are the same person still. */
    List<UUID> joinedByLikeness(UUID identity) {
        return database.sql("""
                select distinct case when e.identity_a = :id then e.identity_b else e.identity_a end
                from people.link_event e
                join people.identity a on a.id = e.identity_a join people.identity b on b.id = e.identity_b
                where :id in (e.identity_a, e.identity_b) and e.outcome = 'JOINED' and e.decided_by = 'hub'
                  and e.rule = :rule and a.person_id = b.person_id""")
                .param("id", identity)
                .param("rule", NumberThenName.BY_LIKENESS)
                .query(UUID.class)
                .list();
    }

    /** Whoever is no longer held to the first identity of this person becomes a person of their own. */
    void apart(UUID person) {
        List<UUID> left = new ArrayList<>(
                database.sql("select id from people.identity where person_id = ? order by received_at, id")
                        .param(person)
                        .query(UUID.class)
                        .list());
        List<Set<UUID>> joins = standingJoins(person);
        left.removeAll(reached(left.get(0), joins));
        while (!left.isEmpty()) {
            Set<UUID> own = reached(left.get(0), joins);
            move(own);
            left.removeAll(own);
        }
    }

    private static Set<UUID> reached(UUID from, List<Set<UUID>> joins) {
        Set<UUID> reached = new HashSet<>(Set.of(from));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (Set<UUID> pair : joins) {
                if (pair.stream().anyMatch(reached::contains)) {
                    isGrowing |= reached.addAll(pair);
                }
            }
        }
        return reached;
    }

    /** Pairs within this person whose last decision was to join them. */
    private List<Set<UUID>> standingJoins(UUID person) {
        return database.sql("""
                select one, other from (
                  select distinct on (least(e.identity_a, e.identity_b), greatest(e.identity_a, e.identity_b))
                    e.identity_a as one, e.identity_b as other, e.outcome
                  from people.link_event e
                  join people.identity a on a.id = e.identity_a and a.person_id = :person
                  join people.identity b on b.id = e.identity_b and b.person_id = :person
                  order by least(e.identity_a, e.identity_b), greatest(e.identity_a, e.identity_b),
                    e.decided_at desc) last
                where outcome = 'JOINED'""")
                .param("person", person)
                .query((row, number) -> Set.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    private void move(Set<UUID> identities) {
        UUID person = UUID.randomUUID();
        database.sql("insert into people.person (id, created_at) values (?, ?)")
                .param(person)
                .param(Timestamp.from(clock.instant()))
                .update();
        database.sql("update people.identity set person_id = ? where id = any(?)")
                .param(person)
                .param(identities.toArray(UUID[]::new))
                .update();
    }
}
