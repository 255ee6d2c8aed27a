package kinbridge.alerts;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts open alerts right after something that they rest on was taken back or corrected. What is left is told anew, as
 * after a split; if nothing is left the alert ends, and says why. Said again, it is raised again.
 */
@Component
public class WithdrawnGrounds {

    private final List<AlertRule> rules;
    private final Alerts alerts;
    private final Circles circles;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    WithdrawnGrounds(
            List<AlertRule> rules,
            Alerts alerts,
            Circles circles,
            JdbcClient database,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rules = List.copyOf(rules);
        this.alerts = alerts;
        this.circles = circles;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An open alert that has this among its events. */
    private record Resting(
            UUID alert, String rule, @Nullable UUID family, UUID identity) {}

    /** Does nothing where no open alert rests on it. */
    public void withdrawn(UUID thing) {
        List<Resting> touched = database.sql("""
                select distinct a.id, a.rule, a.family_id, a.person_id from alerts.alert a
                join alerts.alert_event e on e.alert_id = a.id
                left join families.family f on f.id = a.family_id
                where e.record_id = ? and a.closed_at is null and f.closed_at is null""")
                .param(thing)
                .query((row, number) -> new Resting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class)))
                .list();
        for (Resting each : touched) {
            rules.stream()
                    .filter(rule -> rule.id().equals(each.rule()))
                    .forEach(rule -> transactions.executeWithoutResult(status -> putRight(rule, each, thing)));
        }
    }

    private void putRight(AlertRule rule, Resting resting, UUID thing) {
        Circle circle = circles.today(resting.family(), resting.identity());
        alerts.lock(rule, circle);
        Optional<AlertRule.Finding> left = rule.evaluate(circle);
        boolean isStillThere = left.stream()
                .flatMap(finding -> finding.facts().stream())
                .anyMatch(fact -> fact.record().equals(thing));
        if (!isStillThere) {
            forget(resting.alert(), thing);
        }
        alerts.open(rule, circle)
                .filter(alert -> alert.id().equals(resting.alert()))
                .ifPresent(alert -> left.ifPresentOrElse(
                        finding -> alerts.tellAnew(alert, rule, circle, finding), () -> alerts.close(alert)));
    }

    private void forget(UUID alert, UUID thing) {
        database.sql("delete from alerts.alert_event where alert_id = ? and record_id = ?")
                .params(alert, thing)
                .update();
        database.sql("update alerts.alert set ground_withdrawn_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), alert)
                .update();
    }
}
