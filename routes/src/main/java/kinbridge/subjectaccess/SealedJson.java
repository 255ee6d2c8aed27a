package kinbridge.subjectaccess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import kinbridge.storage.Vault;
import org.springframework.stereotype.Component;

/** What requests and their items say, sealed for the row that it belongs to. */
@Component
class SealedJson {

    private final ObjectMapper json = new ObjectMapper();
    private final Vault vault;

    SealedJson(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(Object what, String context) {
        try {
            return vault.seal(json.writeValueAsBytes(what), context);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    <T> T open(byte[] sealed, String context, Class<T> as) {
        try {
            return json.readValue(vault.open(sealed, context), as);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
