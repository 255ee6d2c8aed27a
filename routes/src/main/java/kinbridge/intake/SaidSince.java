package kinbridge.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kinbridge.mappings.Statement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What agencies say and what leaves no version behind: the same again, a thing stated whole, a thing taken
 * back. It counts where an older item comes out of quarantine afterwards, and is kept only for feeds of
 * which one may.
 */
@Component
class SaidSince {

    private final JdbcClient database;
    private final JdbcTemplate batches;

    SaidSince(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    enum What {
        /** This thing, as it is current. */
        AGAIN,
        /** This thing with all its parts, so that what is not among them is no longer so. */
        WHOLE,
        TAKEN_BACK
    }

    /** Notes for one batch; those of feeds that nobody watches are not kept. */
    Notes notes() {
        return new Notes(Set.copyOf(database.sql("select feed from intake.watched_feed")
                .query(String.class)
                .list()));
    }

    void write(Notes notes) {
        if (!notes.rows.isEmpty()) {
            batches.batchUpdate("""
                    insert into intake.said_since as known (feed, source_ref, what, source_time, received_sequence)
                    values (?, ?, ?, ?, ?) on conflict (feed, source_ref, what) do update
                    set source_time = excluded.source_time, received_sequence = excluded.received_sequence
                    where (excluded.source_time, excluded.received_sequence)
                      > (known.source_time, known.received_sequence)""", List.copyOf(notes.rows.values()));
            notes.rows.clear();
        }
    }

    /** Whether something newer was said about what this statement is about, or about a whole of which it is a part. */
    boolean isOvertaken(Statement statement, Instant time, long sequence) {
        return database.sql("""
                select exists (select from intake.said_since where feed = :feed
                  and (source_time, received_sequence) > (cast(:time as timestamptz), :sequence)
                  and ((what <> 'WHOLE' and source_ref = :reference)
                    or (what <> 'AGAIN' and cast(:reference as text) collate "C" ^@ (source_ref || '/'))))""")
                .param("feed", statement.feed())
                .param("reference", statement.sourceRef())
                .param("time", Timestamp.from(time))
                .param("sequence", sequence)
                .query(Boolean.class)
                .single();
    }

    /** Forgets what can matter no more: nothing of those feeds waits. */
    void forget() {
        database.sql("delete from intake.said_since where feed not in (select feed from intake.watched_feed)")
                .update();
    }

    /** What is to be kept of one batch. */
    static final class Notes {
        private final Set<String> watched;

        /** In one order for everybody, so that two batches do not wait for each other. */
        private final SortedMap<String, Object[]> rows = new TreeMap<>();

        Notes(Set<String> watched) {
            this.watched = new HashSet<>(watched);
        }

        void add(String feed, String reference, What what, Instant time, long sequence) {
            if (watched.contains(feed)) {
                rows.merge(
                        feed + "|" + reference + "|" + what,
                        new Object[] {feed, reference, what.name(), Timestamp.from(time), sequence},
                        // Said twice in one batch: the database takes only one row for it, and the newer counts.
                        (one, other) -> ((Timestamp) other[3]).before((Timestamp) one[3]) ? one : other);
            }
        }
    }
}
