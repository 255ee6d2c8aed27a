package kinbridge.connectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which of its past events a simulated agency has sent, by their digests. An event counts as sent once
 * the broker has it: one that was on its way when all was killed is sent again, as a real agency would.
 */
final class SentEvents {

    private final Path file;
    private final Set<String> digests = new LinkedHashSet<>();

    SentEvents(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            digests.addAll(Files.readAllLines(file));
        }
    }

    boolean contains(String event) {
        return digests.contains(digest(event));
    }

    void add(String event) throws IOException {
        if (digests.add(digest(event))) {
            WholeFile.write(file, (String.join("\n", digests) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String digest(String event) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(event.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
