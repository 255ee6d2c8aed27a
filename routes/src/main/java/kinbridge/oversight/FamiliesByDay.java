package kinbridge.oversight;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.oversight.Detector.Colleague;
import kinbridge.oversight.Detector.Evidence;
import kinbridge.oversight.Detector.Touched;
import kinbridge.oversight.ManyFamilies.Daily;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many different families each colleague opened on each day. Days that nothing new falls into are not counted again:
 * what is usual is read from here, however many looks it is made of. A family that a list or a task only named was not
 * opened.
 */
@Component
class FamiliesByDay {

    private static final String OPENED =
            "e.kind = 'LOOK' and e.channel = 'INDIVIDUAL_VIEW' and e.family_id is not null";

    private final JdbcClient database;

    FamiliesByDay(JdbcClient database) {
        this.database = database;
    }

    /**
     * After what is new was counted: the days of whoever has the role of somebody with new looks.
     *
     * @param first the day of the first new look
     * @param before how many days before it are told too
     */
    List<Daily> of(Touched touched, LocalDate first, int before) {
        LocalDate earliest = first.minusDays(before);
        if (isBeforeKnown(first)) {
            count(first, touched, true);
        } else {
            count(earliest, touched, false);
        }
        database.sql("delete from oversight.families_opened where day < ?")
                .param(earliest.minusDays(before))
                .update();
        return database.sql("""
                        select practitioner, role, agency, day, families from oversight.families_opened
                        where day >= :earliest and role in (select role from oversight.families_opened
                          where practitioner = any(:people) and day >= :first)""")
                .param("earliest", earliest)
                .param("first", first)
                .param("people", touched.peopleArray())
                .query((row, number) -> new Daily(
                        new Colleague(row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getInt(5)))
                .list();
    }

    /** Not at a first start, nor where the rule comes into use later. */
    private boolean isBeforeKnown(LocalDate first) {
        return database.sql("select exists (select from oversight.families_opened where day < ?)")
                .param(first)
                .query(Boolean.class)
                .single();
    }

    /** Entries are only ever added, so a count that is higher already was made of more of them. */
    private void count(LocalDate since, Touched touched, boolean onlyOfTheTouched) {
        Map<String, Object> values = new HashMap<>();
        values.put("from", Timestamp.from(startOf(since)));
        values.put("to", Timestamp.from(touched.until().plusSeconds(1)));
        values.put("people", touched.peopleArray());
        database.sql("insert into oversight.families_opened as known (practitioner, role, day, agency, families)"
                        + " select e.person_id, e.role, cast(e.recorded_at at time zone 'Europe/London' as date),"
                        + " min(e.agency), count(distinct e.family_id) from sharing_log.projection_entry e where "
                        + OPENED
                        + " and e.recorded_at >= :from and e.recorded_at < :to"
                        + (onlyOfTheTouched ? " and e.person_id = any(:people)" : "")
                        + " group by 1, 2, 3 on conflict (day, practitioner, role) do update"
                        + " set agency = excluded.agency, families = greatest(known.families, excluded.families)")
                .params(values)
                .update();
    }

    /** The looks that opened families on that day, the earliest first. */
    List<Evidence> entries(Daily day) {
        return database.sql("select e.entry_id, e.recorded_at from sharing_log.projection_entry e where " + OPENED
                        + " and e.person_id = :who and e.recorded_at >= :from and e.recorded_at < :to"
                        + " order by e.recorded_at, e.entry_id limit " + LooksByPeriod.MOST_ENTRIES)
                .param("who", day.who().id())
                .param("from", Timestamp.from(startOf(day.day())))
                .param("to", Timestamp.from(startOf(day.day().plusDays(1))))
                .query((row, number) -> new Evidence(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .list();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Occurred.LONDON).toInstant();
    }
}
