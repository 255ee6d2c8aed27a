package kinbridge.oversight;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.mappings.Occurred;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks in the night, at weekends and on bank holidays, by those who do not work then. */
@Component
class OutOfHours implements Detector {

    private final AnomalySettings.Hours settings;
    private final JdbcClient database;
    private final WorkingDays workingDays;

    OutOfHours(AnomalySettings settings, JdbcClient database, WorkingDays workingDays) {
        this.settings = settings.outOfHours();
        this.database = database;
        this.workingDays = workingDays;
    }

    private record Look(Colleague who, UUID entry, Instant at) {}

    private record Within(String person, LocalDate from) {}

    @Override
    public boolean isOn() {
        return settings.inUse();
    }

    @Override
    public List<Signal> look(Touched touched) {
        Map<Within, List<Look>> byPeriod = new LinkedHashMap<>();
        for (Look look : looks(touched)) {
            ZonedDateTime at = look.at().atZone(Occurred.LONDON);
            boolean isAtWork = workingDays.isWorkingDay(at.toLocalDate()) && settings.isWithin(at.toLocalTime());
            if (!isAtWork) {
                Within within = new Within(look.who().id(), settings.period().start(at.toLocalDate()));
                byPeriod.computeIfAbsent(within, none -> new ArrayList<>()).add(look);
            }
        }
        return byPeriod.entrySet().stream()
                .filter(found -> found.getValue().size() >= settings.atLeast())
                .map(found -> signal(found.getKey(), found.getValue()))
                .toList();
    }

    private Signal signal(Within within, List<Look> looks) {
        return new Signal(
                AnomalyRule.OUT_OF_HOURS,
                looks.get(0).who(),
                within.from(),
                settings.period().lastDay(within.from()),
                looks.size(),
                looks.size() + " looks before " + settings.from() + ", after " + settings.to()
                        + " or on a day off, by a role that does not work then.",
                looks.stream()
                        .limit(LooksByPeriod.MOST_ENTRIES)
                        .map(look -> new Evidence(look.entry(), look.at()))
                        .toList());
    }

    private List<Look> looks(Touched touched) {
        LocalDate first =
                settings.period().start(touched.from().atZone(Occurred.LONDON).toLocalDate());
        return database.sql("""
                        select person_id, role, agency, entry_id, recorded_at from sharing_log.projection_entry
                        where kind in ('LOOK', 'EXPORT') and channel = 'INDIVIDUAL_VIEW' and purpose <> 'SUBJECT_ACCESS'
                          and person_id = any(:people)
                          and role <> all(:except) and recorded_at >= :from and recorded_at < :to
                        order by recorded_at, entry_id""")
                .param("people", touched.peopleArray())
                .param("except", settings.exceptRoles().toArray(String[]::new))
                .param(
                        "from",
                        Timestamp.from(first.atStartOfDay(Occurred.LONDON).toInstant()))
                .param("to", Timestamp.from(touched.until().plusSeconds(1)))
                .query((row, number) -> new Look(
                        new Colleague(row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, UUID.class),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
