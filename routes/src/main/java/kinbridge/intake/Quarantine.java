package kinbridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.Item;
import kinbridge.mappings.Unreadable;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an item that cannot be understood waits, sealed, with its reason. */
@Component
class Quarantine {

    static final String CONTEXT = "intake.quarantine";

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final JdbcClient database;
    private final Vault vault;
    private final InstantSource clock;

    Quarantine(JdbcClient database, Vault vault, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    void item(UUID payload, Item item, Unreadable problem) {
        put(payload, item, problem, false);
    }

    /** A part of an item whose rest was sound. */
    void part(UUID payload, Item item, Unreadable problem) {
        put(payload, item, problem, true);
    }

    private void put(UUID payload, Item item, Unreadable problem, boolean isPart) {
        database.sql("""
                insert into intake.quarantine
                  (id, feed, payload_id, location, field, reason, expected, is_part, content, since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(UUID.randomUUID())
                .param(item.feed())
                .param(payload)
                .param(item.payload() + ", " + problem.location())
                .param(problem.field())
                .param(problem.reason())
                .param(problem.expected())
                .param(isPart)
                .param(vault.seal(content(item, problem), CONTEXT))
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private byte[] content(Item item, Unreadable problem) {
        try {
            return json.writeValueAsBytes(
                    Map.of("item", item, "value", problem.value() == null ? "" : problem.value()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
