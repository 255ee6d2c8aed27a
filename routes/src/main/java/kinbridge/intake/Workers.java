package kinbridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Worker;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Practitioners as the agencies' systems know them, so that an id in an involvement is a name. */
@Component
class Workers {

    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient database;
    private final Vault vault;
    private final InstantSource clock;

    Workers(JdbcClient database, Vault vault, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    void upsert(Worker worker) {
        FieldValue staffId = worker.fields().get(Worker.STAFF_ID);
        database.sql("""
                insert into people.worker (system, local_id, staff_id, fields, received_at)
                values (:system, :localId, :staffId, :fields, :now)
                on conflict (system, local_id) do update set staff_id = :staffId, fields = :fields, received_at = :now""")
                .param("system", worker.system())
                .param("localId", worker.localId())
                .param("staffId", staffId == null ? null : staffId.text())
                .param("fields", vault.seal(fields(worker), FieldsOf.CONTEXT))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private byte[] fields(Worker worker) {
        try {
            return json.writeValueAsBytes(worker.fields());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
