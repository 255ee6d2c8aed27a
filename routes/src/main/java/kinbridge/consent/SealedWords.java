package kinbridge.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Free text about people, sealed: it holds names, and sometimes the very thing that must not be known. */
@Component
class SealedWords {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Vault vault;

    SealedWords(Vault vault) {
        this.vault = vault;
    }

    /** @param context what the words belong to; needed again to open them */
    byte[] seal(Map<String, @Nullable String> words, String context) {
        Map<String, String> said = new LinkedHashMap<>();
        words.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                said.put(name, text.strip());
            }
        });
        try {
            return vault.seal(json.writeValueAsBytes(said), context);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Map<String, String> open(byte @Nullable [] sealed, String context) {
        if (sealed == null) {
            return Map.of();
        }
        try {
            return json.readValue(vault.open(sealed, context), WORDS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
