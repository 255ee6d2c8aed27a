package kinbridge.intake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import kinbridge.mappings.FieldValue;
import kinbridge.storage.Vault;
import org.springframework.stereotype.Component;

/** Opens the sealed fields of a version. Called for what has been released, not before. */
@Component
public class FieldsOf {

    static final String CONTEXT = "statements.fields";
    private static final TypeReference<LinkedHashMap<String, FieldValue>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Vault vault;

    FieldsOf(Vault vault) {
        this.vault = vault;
    }

    public Map<String, FieldValue> version(byte[] sealed) {
        try {
            return json.readValue(vault.open(sealed, CONTEXT), FIELDS);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
