package kinbridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drops what versions say. That there was such a record, of whom, of what type and when, stays; in place of its fields
 * stands whom to ask. Its hash goes as well, so that the same content, sent again, is taken in again.
 */
@Component
public class ContentNotKept {

    private static final String NO_HASH = "dropped";

    /** At the least level: whoever may know of the record is told to ask for it. */
    private static final Map<String, FieldValue> INSTEAD = Map.of(
            "contentNotKept",
            new FieldValue("no longer held here: ask the agency that made the record", DetailLevel.EXISTENCE));

    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient database;
    private final Vault vault;

    public ContentNotKept(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    public void drop(Collection<UUID> versions, Instant at) {
        for (UUID version : versions) {
            database.sql("""
                    update statements.version set fields = ?, content_hash = ?, content_dropped_at = ?
                    where id = ? and content_dropped_at is null""")
                    .params(vault.seal(instead(), FieldsOf.CONTEXT), NO_HASH, Timestamp.from(at), version)
                    .update();
        }
    }

    /** Whether the content of that version was dropped: what is sent in its place may be the same or not. */
    static boolean isDropped(KnownVersions.Current version) {
        return version.contentHash().equals(NO_HASH);
    }

    private byte[] instead() {
        try {
            return json.writeValueAsBytes(INSTEAD);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
