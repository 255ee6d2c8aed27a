package kinbridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import kinbridge.storage.Vault;
import org.springframework.stereotype.Component;

/** Batches as the sealed bytes that lie in a queue: the broker's journal holds nothing in clear. */
@Component
class BatchMessages {

    private static final String CONTEXT = "intake.batch";

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final Vault vault;

    BatchMessages(Vault vault) {
        this.vault = vault;
    }

    byte[] write(Batch batch) {
        try {
            return vault.seal(json.writeValueAsBytes(batch), CONTEXT);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Batch read(byte[] message) {
        try {
            return json.readValue(vault.open(message, CONTEXT), Batch.class);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
