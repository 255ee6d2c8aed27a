package kinbridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.UUID;
import kinbridge.feeds.FeedVersions;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.mappings.Item;
import kinbridge.mappings.Unreadable;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an item that cannot be understood waits, sealed, with its reason. */
@Component
class Quarantine {

    static final String CONTEXT = "intake.quarantine";

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final JdbcClient database;
    private final Vault vault;
    private final FeedVersions versions;

    Quarantine(JdbcClient database, Vault vault, FeedVersions versions) {
        this.database = database;
        this.vault = vault;
        this.versions = versions;
    }

    void item(Receipt receipt, Item item, Unreadable problem) {
        put(receipt, item, problem, Kind.ITEM);
    }

    /** A part of an item whose rest was sound. */
    void part(Receipt receipt, Item item, Unreadable problem) {
        put(receipt, item, problem, Kind.PART);
    }

    /** What of a payload could not be read; the payload itself stays in the spool. */
    void file(Receipt receipt, Item rest, Unreadable problem) {
        put(receipt, rest, problem, Kind.FILE);
    }

    private void put(Receipt receipt, Item item, Unreadable problem, Kind kind) {
        database.sql("""
                insert into intake.quarantine
                  (id, feed, payload_id, item_id, location, field, reason, first_reason, expected, is_part, is_file,
                   content, since, received_sequence, feed_version)
                values (:id, :feed, :payload, :item, :location, :field, :reason, :reason, :expected, :part, :file,
                   :content, :since, :sequence, :version)""")
                .param("id", UUID.randomUUID())
                .param("feed", item.feed())
                .param("payload", receipt.payload())
                .param("item", itemId(receipt.payload(), item))
                .param("location", place(item, problem))
                .param("field", problem.field())
                .param("reason", problem.reason())
                .param("expected", problem.expected())
                .param("part", kind == Kind.PART)
                .param("file", kind == Kind.FILE)
                .param("content", sealed(item, problem.value()))
                .param("since", Timestamp.from(receipt.at()))
                .param("sequence", receipt.sequence())
                .param("version", versions.of(item.feed()).words())
                .update();
    }

    /** Where the fault stands, without content: the payload's name and the place in it. */
    static String place(Item item, Unreadable problem) {
        return item.payload() + ", " + problem.location();
    }

    /** The same for all parts of one item, however often it is tried. */
    private static UUID itemId(UUID payload, Item item) {
        String name = payload + "|" + item.type() + "|" + item.location();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    byte[] sealed(Item item, @Nullable String value) {
        try {
            return vault.seal(json.writeValueAsBytes(new Kept(item, value == null ? "" : value)), CONTEXT);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Opens what waits: to be tried again, or to be shown to whoever may and said why. */
    Kept open(byte[] content) {
        try {
            return json.readValue(vault.open(content, CONTEXT), Kept.class);
        } catch (IOException notOurs) {
            // Its message would quote what stands there.
            throw new IllegalStateException("what waits in quarantine is not an item");
        }
    }

    /**
     * The item as it was received.
     *
     * @param value what stood in the field that was not understood, or empty
     */
    record Kept(Item item, String value) {}
}
