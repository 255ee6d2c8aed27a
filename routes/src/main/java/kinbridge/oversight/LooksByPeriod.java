package kinbridge.oversight;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.oversight.Detector.Colleague;
import kinbridge.oversight.Detector.Evidence;
import kinbridge.oversight.Detector.Touched;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts looks and tries by colleague and period. */
@Component
class LooksByPeriod {

    /** As many as somebody can read; the figure counts all. */
    static final int MOST_ENTRIES = 50;

    private final JdbcClient database;

    LooksByPeriod(JdbcClient database) {
        this.database = database;
    }

    record Count(Colleague who, LocalDate from, int figure, List<Evidence> entries) {
        Count {
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param source a query of our own with columns {@code at}, {@code id}, {@code person_id}, {@code role},
     *     {@code agency} and what is counted, from {@code :from} to {@code :to} and of {@code :people}
     * @param counted such as {@code count(*)}
     */
    List<Count> of(String source, String counted, Period period, int atLeast, Touched touched, Map<String, ?> further) {
        Map<String, Object> values = new HashMap<>(further);
        LocalDate first = period.start(touched.from().atZone(Occurred.LONDON).toLocalDate());
        values.put("people", touched.peopleArray());
        values.put("from", Timestamp.from(first.atStartOfDay(Occurred.LONDON).toInstant()));
        values.put("to", Timestamp.from(touched.until().plusSeconds(1)));
        values.put("unit", period.unit());
        values.put("atLeast", atLeast);
        return database.sql("select l.person_id, min(l.role), min(l.agency),"
                        + " cast(date_trunc(:unit, l.at at time zone 'Europe/London') as date), " + counted
                        + ", (array_agg(l.id order by l.at, l.id))[1\\:" + MOST_ENTRIES + "],"
                        + " (array_agg(l.at order by l.at, l.id))[1\\:" + MOST_ENTRIES + "]"
                        + " from (" + source + ") l group by 1, 4 having " + counted + " >= :atLeast")
                .params(values)
                .query((row, number) -> new Count(
                        new Colleague(row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getInt(5),
                        evidence(row.getArray(6), row.getArray(7))))
                .list();
    }

    static List<Evidence> evidence(Array ids, Array moments) throws SQLException {
        Object[] entries = (Object[]) ids.getArray();
        Object[] times = (Object[]) moments.getArray();
        List<Evidence> evidence = new ArrayList<>();
        for (int at = 0; at < entries.length; at++) {
            Instant moment = ((Timestamp) times[at]).toInstant();
            evidence.add(new Evidence((UUID) entries[at], moment));
        }
        return evidence;
    }
}
