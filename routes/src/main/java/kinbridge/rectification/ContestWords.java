package kinbridge.rectification;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals what people write about a record: for its row, and no other. */
@Component
class ContestWords {

    static final int FEWEST_LETTERS = 10;
    static final int MOST_LETTERS = 2_000;

    private final Vault vault;

    ContestWords(Vault vault) {
        this.vault = vault;
    }

    enum What {
        STATEMENT,
        ANSWER,
        DECLARATION
    }

    byte[] seal(What what, UUID row, String words) {
        return vault.seal(words.strip().getBytes(StandardCharsets.UTF_8), context(what, row));
    }

    @Nullable
    String open(What what, UUID row, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(vault.open(sealed, context(what, row)), StandardCharsets.UTF_8);
    }

    private static String context(What what, UUID row) {
        return "rectification/" + what + "/" + row;
    }
}
