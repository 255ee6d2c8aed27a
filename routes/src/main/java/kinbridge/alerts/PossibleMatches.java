package kinbridge.alerts;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.alerts.AlertRule.Finding;
import kinbridge.alerts.Inbox.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two who may be one person, of whom each has a part of an urgent alert: nobody is alerted on a doubt, but somebody
 * must decide it as fast as the alert would be answered.
 */
@Component
class PossibleMatches {

    private final List<AlertRule> rules;
    private final Circles circles;
    private final JdbcClient database;
    private final InstantSource clock;

    PossibleMatches(List<AlertRule> rules, Circles circles, JdbcClient database, InstantSource clock) {
        this.rules = List.copyOf(rules);
        this.circles = circles;
        this.database = database;
        this.clock = clock;
    }

    /** Something about this person changed. */
    void consider(UUID person) {
        Set<UUID> maybe = new HashSet<>(circles.doubtful(List.of(person)).getOrDefault(person, Set.of()));
        maybe.add(person);
        Map<UUID, Circle> all = new HashMap<>();
        maybe.forEach(one -> circles.around(one).forEach(circle -> all.put(circle.key(), circle)));
        all.values().forEach(this::consider);
    }

    private void consider(Circle circle) {
        Set<UUID> others = new HashSet<>();
        circles.doubtful(circle.people()).values().forEach(others::addAll);
        circle.people().forEach(others::remove);
        for (AlertRule rule : others.isEmpty() ? List.<AlertRule>of() : rules) {
            Optional<Urgency> already = rule.evaluate(circle).map(Finding::urgency);
            for (UUID other : others) {
                rule.evaluate(circles.with(circle, other))
                        .map(Finding::urgency)
                        .filter(urgency -> urgency.compareTo(Urgency.P2) <= 0)
                        .filter(urgency -> already.isEmpty() || urgency.compareTo(already.get()) < 0)
                        .ifPresent(urgency -> hurry(circle.people(), other, rule, urgency));
            }
        }
    }

    /** The time begins when the second part was known; what comes later never gives more of it. */
    private void hurry(Collection<UUID> people, UUID other, AlertRule rule, Urgency urgency) {
        database.sql("""
                with both_sides as (
                  select id, person_id = :other as is_other from people.identity where person_id = any(:all))
                update people.review r set completes = :rule, decide_by = :by from both_sides a, both_sides b
                where a.id = r.identity_a and b.id = r.identity_b and a.is_other <> b.is_other
                  and r.state = 'WAITING' and (r.decide_by is null or r.decide_by > :by)""")
                .param("rule", rule.id())
                .param("by", Timestamp.from(clock.instant().plus(urgency.answeredWithin())))
                .param("all", Stream.concat(people.stream(), Stream.of(other)).toArray(UUID[]::new))
                .param("other", other)
                .update();
    }
}
