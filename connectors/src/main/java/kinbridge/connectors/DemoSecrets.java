package kinbridge.connectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords and keys of one simulator: made at first start, kept in its folder for the next, readable
 * by its owner only.
 */
public final class DemoSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 24;

    private final Path file;
    private final Properties secrets = new Properties();

    public DemoSecrets(Path folder) throws IOException {
        Files.createDirectories(folder);
        file = folder.resolve("secrets.properties");
        if (Files.exists(file)) {
            try (InputStream kept = Files.newInputStream(file)) {
                secrets.load(kept);
            }
        }
    }

    /** The secret of that name, made now if there is none yet. */
    public synchronized String secret(String name) throws IOException {
        String known = secrets.getProperty(name);
        if (known != null) {
            return known;
        }
        String made = random();
        secrets.setProperty(name, made);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        secrets.store(content, null);
        WholeFile.write(file, content.toByteArray());
        return made;
    }

    /** A new secret that is kept nowhere. */
    public static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
