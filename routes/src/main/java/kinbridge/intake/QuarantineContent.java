package kinbridge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import kinbridge.feeds.QuarantinePages.Content;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits in quarantine as it came, unfiltered: one of the few review views, with a permission, a purpose
 * and a log entry of its own. The entry names the digest of what was shown and is committed before anything
 * is: no log, no look.
 */
@Component
class QuarantineContent {

    /** The beginning tells what is wrong; a whole file on a page helps nobody. */
    static final int SHOWN_LETTERS = 20_000;

    private final JdbcClient database;
    private final Quarantine quarantine;
    private final QuarantineRows rows;
    private final QuarantineList list;
    private final Spool spool;
    private final StateChanges changes;

    QuarantineContent(
            JdbcClient database,
            Quarantine quarantine,
            QuarantineRows rows,
            QuarantineList list,
            Spool spool,
            StateChanges changes) {
        this.database = database;
        this.quarantine = quarantine;
        this.rows = rows;
        this.list = list;
        this.spool = spool;
        this.changes = changes;
    }

    Optional<Content> open(Requester reader, UUID id, String why) {
        return list.row(id).flatMap(row -> rows.content(id).map(content -> show(reader, row, content, why)));
    }

    private Content show(Requester reader, Row row, byte[] content, String why) {
        Quarantine.Kept kept = quarantine.open(content);
        String whole = row.kind() == Kind.FILE ? beginning(row) : kept.item().content();
        boolean isCut = whole.length() > SHOWN_LETTERS;
        String shown = isCut ? whole.substring(0, SHOWN_LETTERS) : whole;
        UUID entry = changes.reviewed(
                reader,
                "FEED_REPAIR",
                "Saw what waits in quarantine: " + row.id() + " of " + row.feed() + ", " + row.location() + ". Why: "
                        + why,
                "quarantine",
                shown);
        return new Content(entry, row, shown, kept.value(), isCut);
    }

    private String beginning(Row row) {
        UUID payload = database.sql("select payload_id from intake.quarantine where id = ?")
                .param(row.id())
                .query(UUID.class)
                .single();
        // A letter is at most four bytes; one more tells whether it goes on.
        try (InputStream in =
                spool.payload(payload, row.feed(), "", null).content().open()) {
            return new String(in.readNBytes(4 * SHOWN_LETTERS + 4), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
