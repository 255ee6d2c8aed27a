package kinbridge.administrator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import kinbridge.storage.HubFolders;
import kinbridge.storage.PrivateFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a command on this machine shows to the running hub: set by the operator, or made at the first
 * start in a file that only the hub's own user may read.
 */
@Component
class AdministratorToken {

    private static final int RANDOM_BYTES = 32;
    private static final int SHORTEST_CHARACTERS = 24;

    private final byte[] token;

    AdministratorToken(@Value("${kinbridge.admin.token:}") String configured, HubFolders folders) {
        token = (configured.isBlank() ? ofFile(folders) : checked(configured.strip())).getBytes(StandardCharsets.UTF_8);
    }

    private static String checked(String configured) {
        if (configured.length() < SHORTEST_CHARACTERS) {
            throw new IllegalStateException("kinbridge.admin.token is shorter than " + SHORTEST_CHARACTERS
                    + " characters: it could be guessed");
        }
        return configured;
    }

    private static String ofFile(HubFolders folders) {
        PrivateFile file = new PrivateFile(folders.keys().resolve("admin-token"));
        if (!file.exists()) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            file.write(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return checked(file.read().strip());
    }

    /** In the same time wherever a wrong one differs. */
    boolean is(String shown) {
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }
}
