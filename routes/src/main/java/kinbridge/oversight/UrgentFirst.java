package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;

/** A question that is one query, a row of the answer for each of its rows: what is urgent before all else. */
abstract class UrgentFirst implements Question {

    private final Listing listing;
    private final LoggedShares log;
    private final InstantSource clock;

    UrgentFirst(Listing listing, LoggedShares log, InstantSource clock) {
        this.listing = listing;
        this.log = log;
        this.clock = clock;
    }

    /** With columns {@code first}, {@code at} and {@code id}, and named parameters out of {@link #values}. */
    abstract String query(Asked asked);

    abstract Row row(ResultSet row) throws SQLException;

    final Map<String, Object> values(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        values.put("now", Timestamp.from(clock.instant()));
        values.put("from", Timestamp.from(asked.from()));
        values.put("to", Timestamp.from(asked.to()));
        values.put("state", asked.get(Parameter.STATE));
        values.put("who", asked.get(Parameter.PRACTITIONER));
        values.put("agency", asked.get(Parameter.AGENCY));
        values.put("person", asked.id(Parameter.PERSON));
        return values;
    }

    /** @param which a condition of our own on a row of the query */
    final long counted(String which, Asked asked) {
        return number("select count(*) from (" + query(asked) + ") c where " + which, asked);
    }

    /** @param number a query of our own for one number, with the same parameters */
    final long number(String number, Asked asked) {
        return log.number(number, values(asked));
    }

    @Override
    public final long count(Asked asked) {
        return listing.count(query(asked), values(asked));
    }

    @Override
    public final Found find(Asked asked, @Nullable String after, int limit) {
        Listing.Page<Row> page =
                listing.urgentFirst(query(asked), values(asked), after, limit, (row, number) -> row(row));
        return new Found(page.rows(), page.next());
    }
}
