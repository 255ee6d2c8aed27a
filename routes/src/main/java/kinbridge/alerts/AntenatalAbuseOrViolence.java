package kinbridge.alerts;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A1: any two of a missed antenatal appointment, a domestic-abuse incident and a new partner on
 * probation for violence. Urgent on the same day; immediate where two fall within days of each other and
 * a child is unborn or under two, or where all three are there.
 */
@Component
class AntenatalAbuseOrViolence implements AlertRule {

    private final JdbcClient database;
    private final AlertRuleSettings.Rule settings;
    private final InstantSource clock;

    AntenatalAbuseOrViolence(JdbcClient database, AlertRuleSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings.rule(id());
        this.clock = clock;
    }

    @Override
    public final String id() {
        return "A1";
    }

    @Override
    public String why() {
        return settings.why();
    }

    @Override
    public String action() {
        return settings.action();
    }

    @Override
    public Recipients recipients() {
        return new Recipients(settings.told(), settings.toldToContact());
    }

    @Override
    public Optional<Finding> evaluate(Circle circle) {
        LocalDate from = clock.instant().atZone(Occurred.LONDON).toLocalDate().minusDays(settings.windowDays());
        List<Fact> facts = new ArrayList<>();
        facts.addAll(happened(circle, "MISSED_MATERNITY_APPOINTMENT", "missed antenatal appointment", from));
        facts.addAll(happened(circle, "DOMESTIC_ABUSE_INCIDENT", "domestic-abuse incident", from));
        facts.addAll(newPartnerOnProbationForViolence(circle, from));
        facts.sort(Comparator.comparing(Fact::day).thenComparing(Fact::record));
        long parts = facts.stream().map(Fact::part).distinct().count();
        if (parts < 2) {
            return Optional.empty();
        }
        boolean isImmediate = parts == 3 || (circle.hasVeryYoung() && isWithinDays(facts, settings.immediateDays()));
        return Optional.of(new Finding(isImmediate ? Inbox.Urgency.P1 : settings.urgency(), facts));
    }

    /** Whether two facts of different parts lie within so many days. */
    private static boolean isWithinDays(List<Fact> facts, int days) {
        return facts.stream()
                .anyMatch(one -> facts.stream()
                        .anyMatch(other -> !one.part().equals(other.part())
                                && Math.abs(ChronoUnit.DAYS.between(one.day(), other.day())) <= days));
    }

    private List<Fact> happened(Circle circle, String type, String part, LocalDate from) {
        return database.sql("""
                select distinct r.id, r.occurred_on from statements.record r
                join statements.version v on v.id = r.version_id and v.is_current
                join statements.subject_identity s on s.version_id = v.id
                join people.identity i on i.id = s.identity_id
                where i.person_id = any(:people) and r.type = :type and r.occurred_on >= :from""")
                .param("people", circle.people().toArray(UUID[]::new))
                .param("type", type)
                .param("from", Date.valueOf(from))
                .query((row, number) -> new Fact(
                        row.getObject(1, UUID.class), part, row.getDate(2).toLocalDate()))
                .list();
    }

    /** New: the tie to a parent, or the supervision, began within the window. */
    private List<Fact> newPartnerOnProbationForViolence(Circle circle, LocalDate from) {
        return database.sql("""
                select r.id, greatest(max(r.occurred_on), max(t.since_on)) from statements.record r
                join statements.version v on v.id = r.version_id and v.is_current
                join statements.subject_identity s on s.version_id = v.id
                join people.identity i on i.id = s.identity_id
                join people.identity other on other.person_id = any(
                  case when i.person_id = any(:asOne) then cast(:asOne as uuid[]) else array[i.person_id] end)
                join statements.relationship t on (t.from_identity = other.id or t.to_identity = other.id)
                  and t.type in ('PARTNER', 'HOUSEHOLD')
                join statements.version tv on tv.id = t.version_id and tv.is_current
                where i.person_id = any(:people) and r.type = 'PROBATION_SUPERVISION'
                  and 'forViolence' = any(r.marks) and (r.until_on is null or r.until_on >= current_date)
                  and (t.until_on is null or t.until_on >= current_date)
                group by r.id
                having greatest(max(r.occurred_on), max(t.since_on)) >= :from""")
                .param("people", circle.people().toArray(UUID[]::new))
                .param("asOne", circle.asOne().toArray(UUID[]::new))
                .param("from", Date.valueOf(from))
                .query((row, number) -> new Fact(
                        row.getObject(1, UUID.class),
                        "new partner on probation for violence",
                        row.getDate(2).toLocalDate()))
                .list();
    }
}
