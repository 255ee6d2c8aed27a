package kinbridge.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.mappings.Removal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends working copies: versions stop being current, unless something newer was said of the thing. */
@Component
class Removals {

    /** Why something ended that nobody took back. */
    private static final String NO_LONGER_SAID = "no longer said";

    private static final String END = """
            update statements.version set is_current = false, removed_at = :at, removed_why = :why
            where feed = :feed and is_current
              and (source_time, received_sequence) <= (cast(:at as timestamptz), :sequence)
              and not exists (select from intake.said_since s where s.feed = version.feed
                and s.source_ref = version.source_ref and s.what = 'AGAIN'
                and (s.source_time, s.received_sequence) > (cast(:at as timestamptz), :sequence))
              and\s""";

    private final JdbcClient database;

    Removals(JdbcClient database) {
        this.database = database;
    }

    /**
     * The agency takes back what it said, with all its parts; those who were shown any of it are told.
     *
     * @return the versions that stopped being current
     */
    List<UUID> takenBack(Removal removal, Instant at, Receipt receipt) {
        List<UUID> ended = end(
                        "(source_ref = :reference or source_ref collate \"C\" ^@ (:reference || '/'))",
                        removal.feed(),
                        removal.reason(),
                        at,
                        receipt.sequence())
                .param("reference", removal.sourceRef())
                .query(UUID.class)
                .list();
        database.sql("""
                insert into events.taken_back (version_id, thing_id, taken_at)
                select id, thing_id, ? from statements.version where id = any(?) on conflict do nothing""")
                .param(Timestamp.from(receipt.at()))
                .param(ended.toArray(UUID[]::new))
                .update();
        return ended;
    }

    /** What a thing that is stated whole no longer names has ended, and was not wrong. */
    List<UUID> noLongerSaid(String feed, String whole, String[] said, Instant at, long sequence) {
        return end(
                        "source_ref collate \"C\" ^@ (:whole || '/') and not (source_ref = any(:said))",
                        feed,
                        NO_LONGER_SAID,
                        at,
                        sequence)
                .param("whole", whole)
                .param("said", said)
                .query(UUID.class)
                .list();
    }

    private JdbcClient.StatementSpec end(String which, String feed, String why, Instant at, long sequence) {
        return database.sql(END + which + " returning id")
                .param("at", Timestamp.from(at))
                .param("why", why)
                .param("feed", feed)
                .param("sequence", sequence);
    }
}
