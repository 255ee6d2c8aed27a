package kinbridge.family;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals what people write: a reason names people, and must not lie open in the database. */
@Component
class Reasons {

    private static final String CONTEXT = "family.words/";

    private final Vault vault;

    Reasons(Vault vault) {
        this.vault = vault;
    }

    /** @param row the row that it belongs to: it opens nowhere else */
    byte[] seal(String words, UUID row) {
        return vault.seal(words.strip().getBytes(StandardCharsets.UTF_8), CONTEXT + row);
    }

    String open(byte @Nullable [] sealed, UUID row) {
        return sealed == null ? "" : new String(vault.open(sealed, CONTEXT + row), StandardCharsets.UTF_8);
    }
}
