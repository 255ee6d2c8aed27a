package kinbridge.alerts;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.alerts.AlertRule.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the rules on what a change touched and keeps one open alert a rule and circle: new events join
 * it and raise its urgency only upward; events that a closed alert had never raise it again. Who joins the
 * team while it is open is told of it too.
 */
@Component
public class Alerts {

    /** Where no family is open the alert names an identity of the child: persons are joined and split. */
    private static final String OF_THE_CIRCLE = """
            (a.family_id = cast(:family as uuid) or (a.family_id is null and a.person_id in (
              select id from people.identity where person_id = cast(:child as uuid))))""";

    private final List<AlertRule> rules;
    private final Circles circles;
    private final PossibleMatches possible;
    private final Notices notices;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Alerts(
            List<AlertRule> rules,
            Circles circles,
            PossibleMatches possible,
            Notices notices,
            JdbcClient database,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rules = List.copyOf(rules);
        this.circles = circles;
        this.possible = possible;
        this.notices = notices;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Something about this person changed. */
    public void consider(UUID person) {
        for (Circle circle : circles.around(person)) {
            for (AlertRule rule : rules) {
                rule.evaluate(circle).ifPresent(finding -> raise(rule, circle, finding));
            }
        }
        possible.consider(person);
    }

    /**
     * After two who had been one person became two: what alerts rest on about somebody who is not of their circle goes
     * from them. What is left is told anew, or the alert ends. Joined again, they raise it again.
     *
     * @param persons the two
     */
    public void takenApart(Collection<UUID> persons) {
        record Touched(String rule, @Nullable UUID family, UUID identity) {}
        Set<Touched> touched = Set.copyOf(database.sql("""
                select distinct a.rule, a.family_id, a.person_id from alerts.alert a
                join alerts.alert_event e on e.alert_id = a.id
                join statements.record r on r.id = e.record_id
                join statements.subject_identity s on s.version_id = r.version_id
                join people.identity i on i.id = s.identity_id
                left join families.family f on f.id = a.family_id
                where i.person_id = any(?) and f.closed_at is null""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) ->
                        new Touched(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list());
        for (Touched each : touched) {
            rules.stream()
                    .filter(rule -> rule.id().equals(each.rule()))
                    .forEach(rule -> takenApart(rule, circles.today(each.family(), each.identity())));
        }
        // What is around either without the other may be an alert by itself.
        persons.forEach(this::consider);
    }

    private void takenApart(AlertRule rule, Circle circle) {
        transactions.executeWithoutResult(status -> {
            lock(rule, circle);
            Set<UUID> touched = Set.copyOf(forget(rule, circle));
            open(rule, circle)
                    .filter(alert -> touched.contains(alert.id()))
                    .ifPresent(alert -> rule.evaluate(circle)
                            .ifPresentOrElse(left -> tellAnew(alert, rule, circle, left), () -> close(alert)));
        });
    }

    void tellAnew(Open alert, AlertRule rule, Circle circle, Finding left) {
        database.sql("update alerts.alert set urgency = ? where id = ?")
                .param(left.urgency().name())
                .param(alert.id())
                .update();
        notices.sendAnew(alert.id(), rule, circle, left);
    }

    /** Answers the alerts that rested on something about nobody of the circle. */
    private List<UUID> forget(AlertRule rule, Circle circle) {
        return database.sql("""
                delete from alerts.alert_event e using alerts.alert a
                where a.id = e.alert_id and a.rule = :rule and not exists (
                  select from statements.record r join statements.subject_identity s on s.version_id = r.version_id
                  join people.identity i on i.id = s.identity_id
                  where r.id = e.record_id and i.person_id = any(:people)) and
                """ + OF_THE_CIRCLE + " returning a.id")
                .param("rule", rule.id())
                .param("family", circle.family())
                .param("child", circle.child())
                .param("people", circle.people().toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    void close(Open alert) {
        database.sql("update alerts.alert set closed_at = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(alert.id())
                .update();
        database.sql("update alerts.notice set state = 'CLOSED' where alert_id = ?")
                .param(alert.id())
                .update();
    }

    void lock(AlertRule rule, Circle circle) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                .param(rule.id() + circle.key())
                .query((row, number) -> true)
                .single();
    }

    private void raise(AlertRule rule, Circle circle, Finding finding) {
        transactions.executeWithoutResult(status -> {
            lock(rule, circle);
            boolean isTakenOver = takeOver(rule, circle);
            closeDoubles(rule, circle);
            Optional<Open> open = open(rule, circle);
            Set<String> known = known(rule, circle);
            List<Fact> news = finding.facts().stream()
                    .filter(fact -> !known.contains(fact.record() + fact.part()))
                    .toList();
            // The team that now exists has not been told of what was known before it.
            if (news.isEmpty() && !isTakenOver) {
                open.ifPresent(alert -> notices.sendToNewcomers(
                        alert.id(), rule, circle, new Finding(alert.urgency(), finding.facts())));
                return;
            }
            Open alert = open.orElseGet(() -> insert(rule, circle, finding));
            news.forEach(fact -> add(alert, fact));
            Inbox.Urgency urgency =
                    finding.urgency().compareTo(alert.urgency()) < 0 ? finding.urgency() : alert.urgency();
            database.sql("update alerts.alert set urgency = ? where id = ?")
                    .param(urgency.name())
                    .param(alert.id())
                    .update();
            notices.send(alert.id(), rule, circle, new Finding(urgency, finding.facts()));
        });
    }

    /** An alert raised before the family was open becomes the family's: one alert, not two. */
    private boolean takeOver(AlertRule rule, Circle circle) {
        return circle.family() != null
                && database.sql("""
                    update alerts.alert set family_id = :family where id in (
                      select id from alerts.alert where rule = :rule and family_id is null
                        and person_id in (select id from people.identity where person_id = any(:people))
                        and closed_at is null order by raised_at limit 1)
                      and not exists (select from alerts.alert where rule = :rule and family_id = :family
                        and closed_at is null)""")
                                .param("family", circle.family())
                                .param("rule", rule.id())
                                .param("people", circle.people().toArray(UUID[]::new))
                                .update()
                        == 1;
    }

    /**
     * Where a child was two people to the hub there may be two alerts from before the family was open.
     * The family's says it all, to its team: the other is closed, with its notices.
     */
    private void closeDoubles(AlertRule rule, Circle circle) {
        if (circle.family() == null) {
            return;
        }
        List<UUID> doubles = database.sql("""
                update alerts.alert d set closed_at = :now, double_of = a.id from alerts.alert a
                where d.rule = :rule and d.family_id is null and d.closed_at is null
                  and d.person_id in (select id from people.identity where person_id = any(:people))
                  and a.rule = :rule and a.family_id = :family and a.closed_at is null
                returning d.id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("rule", rule.id())
                .param("people", circle.people().toArray(UUID[]::new))
                .param("family", circle.family())
                .query(UUID.class)
                .list();
        database.sql("update alerts.notice set state = 'CLOSED' where alert_id = any(?)")
                .param(doubles.toArray(UUID[]::new))
                .update();
    }

    Optional<Open> open(AlertRule rule, Circle circle) {
        return database.sql("""
                select a.id, a.urgency from alerts.alert a where a.rule = :rule and a.closed_at is null and
                """ + OF_THE_CIRCLE + " order by a.raised_at limit 1")
                .param("rule", rule.id())
                .param("family", circle.family())
                .param("child", circle.child())
                .query((row, number) -> new Open(row.getObject(1, UUID.class), Inbox.Urgency.valueOf(row.getString(2))))
                .optional();
    }

    /**
     * The events of this rule's alerts about this circle, open and closed. What was closed as a double said nothing that
     * the other does not say, and nobody need have answered it: where the other is of this circle no more, it is news.
     */
    private Set<String> known(AlertRule rule, Circle circle) {
        return Set.copyOf(database.sql("""
                select e.record_id::text || e.fact from alerts.alert_event e join alerts.alert a on a.id = e.alert_id
                where a.rule = :rule and a.double_of is null and
                """ + OF_THE_CIRCLE)
                .param("rule", rule.id())
                .param("family", circle.family())
                .param("child", circle.child())
                .query(String.class)
                .list());
    }

    private Open insert(AlertRule rule, Circle circle, Finding finding) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into alerts.alert (id, family_id, person_id, rule, urgency, raised_at)
                values (:id, :family,
                  (select id from people.identity where person_id = :person order by received_at, id limit 1),
                  :rule, :urgency, :now)""")
                .param("id", id)
                .param("family", circle.family())
                .param("person", circle.child())
                .param("rule", rule.id())
                .param("urgency", finding.urgency().name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return new Open(id, finding.urgency());
    }

    private void add(Open alert, Fact fact) {
        database.sql(
                        "insert into alerts.alert_event (alert_id, record_id, fact) values (?, ?, ?) on conflict do nothing")
                .param(alert.id())
                .param(fact.record())
                .param(fact.part())
                .update();
    }

    record Open(UUID id, Inbox.Urgency urgency) {}
}
