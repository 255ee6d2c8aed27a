package kinbridge.oversight;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import kinbridge.mappings.Occurred;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many more different families in a day than this colleague, and others of the role, open usually. */
@Component
class ManyFamilies implements Detector {

    private final AnomalySettings.ManyFamilies settings;
    private final JdbcClient database;

    ManyFamilies(AnomalySettings settings, JdbcClient database) {
        this.settings = settings.manyFamilies();
        this.database = database;
    }

    /** How many different families somebody opened on a day on which they opened any. */
    record Daily(Colleague who, LocalDate day, int families) {}

    @Override
    public boolean isOn() {
        return settings.inUse();
    }

    @Override
    public List<Signal> look(Touched touched) {
        LocalDate first = touched.from().atZone(Occurred.LONDON).toLocalDate();
        List<Daily> all = daily(touched, first.minusDays(settings.baselineDays()));
        return all.stream()
                .filter(day ->
                        touched.people().contains(day.who().id()) && !day.day().isBefore(first))
                .filter(day -> isConspicuous(day, all, settings))
                .map(day -> new Signal(
                        AnomalyRule.MANY_FAMILIES,
                        day.who(),
                        day.day(),
                        day.day(),
                        day.families(),
                        why(day, usual(day, all, settings)),
                        entries(day)))
                .toList();
    }

    static boolean isConspicuous(Daily day, List<Daily> all, AnomalySettings.ManyFamilies settings) {
        double usual = usual(day, all, settings);
        return usual > 0 && day.families() >= settings.atLeast() && day.families() >= settings.timesUsual() * usual;
    }

    /** Of the days before, the colleague's own or the role's, whichever is higher; 0 where nobody can say. */
    static double usual(Daily day, List<Daily> all, AnomalySettings.ManyFamilies settings) {
        List<Integer> own = new ArrayList<>();
        List<Integer> ofTheRole = new ArrayList<>();
        LocalDate earliest = day.day().minusDays(settings.baselineDays());
        for (Daily other : all) {
            boolean isBefore = other.day().isBefore(day.day()) && !other.day().isBefore(earliest);
            if (isBefore && other.who().role().equals(day.who().role())) {
                ofTheRole.add(other.families());
                if (other.who().id().equals(day.who().id())) {
                    own.add(other.families());
                }
            }
        }
        return Math.max(median(own, settings.leastDays()), median(ofTheRole, settings.leastDays()));
    }

    private static double median(Collection<Integer> figures, int least) {
        if (figures.size() < least) {
            return 0;
        }
        List<Integer> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private static String why(Daily day, double usual) {
        return String.format(
                Locale.UK,
                "Opened %d different families in one day. Usual for this colleague or this role is %.1f.",
                day.families(),
                usual);
    }

    private List<Daily> daily(Touched touched, LocalDate since) {
        return database.sql("""
                        select e.person_id, e.role, min(e.agency),
                          cast(e.recorded_at at time zone 'Europe/London' as date), count(distinct e.family_id)
                        from sharing_log.projection_entry e
                        where e.kind = 'LOOK' and e.channel = 'INDIVIDUAL_VIEW' and e.family_id is not null
                          and e.recorded_at >= :since and e.recorded_at < :to and e.role in (
                            select distinct t.role from sharing_log.projection_entry t
                            where t.kind = 'LOOK' and t.person_id = any(:people) and t.recorded_at >= :from)
                        group by 1, 2, 4""")
                .param("since", Timestamp.from(startOf(since)))
                .param("from", Timestamp.from(touched.from()))
                .param("to", Timestamp.from(touched.until().plusSeconds(1)))
                .param("people", touched.peopleArray())
                .query((row, number) -> new Daily(
                        new Colleague(row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getInt(5)))
                .list();
    }

    private List<Evidence> entries(Daily day) {
        return database.sql("""
                        select entry_id, recorded_at from sharing_log.projection_entry
                        where kind = 'LOOK' and channel = 'INDIVIDUAL_VIEW' and family_id is not null
                          and person_id = :who and recorded_at >= :from and recorded_at < :to
                        order by recorded_at, entry_id limit\s""" + LooksByPeriod.MOST_ENTRIES)
                .param("who", day.who().id())
                .param("from", Timestamp.from(startOf(day.day())))
                .param("to", Timestamp.from(startOf(day.day().plusDays(1))))
                .query((row, number) -> new Evidence(
                        row.getObject(1, java.util.UUID.class),
                        row.getTimestamp(2).toInstant()))
                .list();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Occurred.LONDON).toInstant();
    }
}
