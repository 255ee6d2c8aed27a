package kinbridge.oversight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kinbridge.mappings.Occurred;
import kinbridge.oversight.Detector.Colleague;
import kinbridge.oversight.Detector.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signatures and reviews that are missing or came late, by the colleague whose look they check. */
@Component
class OverdueChecks {

    /** What was due longer ago was found then. */
    private static final Duration BACK = Duration.ofDays(60);

    private final JdbcClient database;

    OverdueChecks(JdbcClient database) {
        this.database = database;
    }

    /** @param open how many of them are still missing */
    record Late(Colleague who, LocalDate from, int figure, int open, List<Evidence> entries) {
        Late {
            entries = List.copyOf(entries);
        }
    }

    /** The start of a period: half of one would make a figure smaller that was found whole. */
    private static Instant firstCounted(Period period, Instant now) {
        LocalDate day = now.minus(BACK).atZone(Occurred.LONDON).toLocalDate();
        return period.start(day).atStartOfDay(Occurred.LONDON).toInstant();
    }

    /**
     * Of what was hidden nothing is counted. What left by itself is nobody's look.
     *
     * @param which of {@code t} and its grant {@code g}
     */
    List<Late> of(String which, AnomalySettings.Overdue settings, Instant now) {
        return database.sql("""
                        select l.requester, min(l.requester_role), min(l.requester_agency), l.period, count(*),
                          count(*) filter (where l.done_at is null), array_agg(l.entry order by l.opened_at, l.id)
                            filter (where l.entry is not null), array_agg(l.opened_at order by l.opened_at, l.id)
                            filter (where l.entry is not null)
                        from (
                          select t.*, cast(date_trunc(:unit, t.due_at at time zone 'Europe/London') as date) as period,
                            coalesce((select d.entry_id from sharing_log.projection_decision d
                              where d.grant_id = t.grant_id limit 1), t.log_entry, g.log_entry) as entry
                          from work.task t left join grants.sharing_grant g on g.id = t.grant_id
                          where not t.restricted and t.requester is not null and t.due_at >= :back
                            and coalesce(t.done_at, :now) >= t.due_at + make_interval(hours => :hours) and WHICH) l
                        group by l.requester, l.period having count(*) >= :atLeast""".replace("WHICH", which))
                .param("unit", settings.period().unit())
                .param("back", Timestamp.from(firstCounted(settings.period(), now)))
                .param("now", Timestamp.from(now))
                .param("hours", settings.hoursLate())
                .param("atLeast", settings.atLeast())
                .query((row, number) -> new Late(
                        new Colleague(row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getInt(5),
                        row.getInt(6),
                        row.getArray(7) == null ? List.of() : LooksByPeriod.evidence(row.getArray(7), row.getArray(8))))
                .list();
    }
}
