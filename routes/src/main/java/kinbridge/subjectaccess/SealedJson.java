package kinbridge.subjectaccess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import kinbridge.storage.Vault;
import org.springframework.stereotype.Component;

/** What requests and their items say, sealed for the row that it belongs to. */
@Component
class SealedJson {

    // What a record works out is not kept beside what it holds.
    private final ObjectMapper json =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();
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
