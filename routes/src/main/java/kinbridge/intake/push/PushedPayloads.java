package kinbridge.intake.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import kinbridge.connectors.PushSource;
import kinbridge.connectors.Receiver;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands pushed payloads to the spool, and knows those that came before. A sender that heard no answer
 * sends again: with the same {@code Idempotency-Key} nothing is stored twice, and without one the same
 * bytes get the same id and end as unchanged.
 */
@Component
class PushedPayloads {

    private static final String PREFIX = "pushed-";

    private final Receiver spool;
    private final JdbcClient database;

    PushedPayloads(Receiver spool, JdbcClient database) {
        this.spool = spool;
        this.database = database;
    }

    /** The key was used for another payload: taking one for the other would lose something. */
    static final class KeyUsedOtherwise extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Returns when the payload is kept.
     *
     * @param key the sender's own key of this request, or null
     * @return the payload's id, the same for the same request
     * @throws IOException when it could not be kept, or not be read to its end
     */
    UUID take(PushSource source, Sender sender, @Nullable String key, InputStream body)
            throws IOException, KeyUsedOtherwise {
        UUID id = key == null ? UUID.randomUUID() : id(source, sender, key);
        String before = key == null ? null : hashOf(source.feed(), id).orElse(null);
        DigestInputStream digested = new DigestInputStream(body, sha256());
        if (before == null) {
            before = keep(source.feed(), id, digested);
        } else {
            digested.transferTo(OutputStream.nullOutputStream());
        }
        String hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        if (before != null && !before.equals(hash)) {
            throw new KeyUsedOtherwise();
        }
        return key == null ? first(source.feed(), hash).orElse(id) : id;
    }

    /** @return the hash of what was kept under this id a moment earlier, by the same key, or null */
    private @Nullable String keep(String feed, UUID id, InputStream body) throws IOException {
        try {
            spool.receive(feed, name(id), null, body);
            return null;
        } catch (DuplicateKeyException atTheSameTime) {
            return hashOf(feed, id).orElseThrow(() -> atTheSameTime);
        }
    }

    private static UUID id(PushSource source, Sender sender, String key) {
        String whole = source.feed() + "\n" + sender.name() + "\n" + key;
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> hashOf(String feed, UUID id) {
        return database.sql(
                        "select content_hash from intake.payload where feed = ? and name = ? and quarantine_id is null")
                .param(feed)
                .param(name(id))
                .query(String.class)
                .optional();
    }

    /** Under which id these bytes were first pushed. */
    private Optional<UUID> first(String feed, String hash) {
        return database.sql("""
                select name from intake.payload where feed = ? and content_hash = ? and name like 'pushed-%'
                order by received_at, id limit 1""")
                .param(feed)
                .param(hash)
                .query(String.class)
                .optional()
                .map(name -> UUID.fromString(name.substring(PREFIX.length())));
    }

    private static String name(UUID id) {
        return PREFIX + id;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
