package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that a settings file names and does not hold: the content of a file that not everybody may
 * read, or an entry of the PKCS #12 key store that {@code KINBRIDGE_KEYSTORE} names, opened by {@code
 * KINBRIDGE_KEYSTORE_PASSWORD}, as {@code keytool -importpass -storetype PKCS12} writes it. No reason
 * shows a secret.
 */
final class SecretReferences {

    private static final long MOST_BYTES = 64 * 1024;
    private static final String STORE = "KINBRIDGE_KEYSTORE";
    private static final String STORE_PASSWORD = "KINBRIDGE_KEYSTORE_PASSWORD";

    private final Function<String, @Nullable String> lookup;

    SecretReferences(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** @param kind {@code file} or {@code keystore} */
    String read(int line, String kind, String name) throws WrongSettings {
        return kind.equals("file") ? file(line, name) : entry(line, name);
    }

    private static String file(int line, String name) throws WrongSettings {
        String reference = "${file:" + name + "}";
        try {
            Path file = Path.of(name);
            if (!file.isAbsolute()) {
                throw new WrongSettings(line, reference + " must name the file by its whole path");
            }
            if (!Files.isRegularFile(file)) {
                throw new WrongSettings(line, reference + ": there is no such file");
            }
            if (isOpenToAll(file)) {
                throw new WrongSettings(
                        line,
                        reference + ": everybody on this machine may read the file; take that away (chmod o-rwx)");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new WrongSettings(line, reference + ": the file is larger than a secret can be");
            }
            return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
        } catch (InvalidPathException noPath) {
            throw new WrongSettings(line, reference + " does not name a file");
        } catch (IOException unreadable) {
            throw new WrongSettings(line, reference + ": the file cannot be read as UTF-8 text by the hub's user");
        }
    }

    private static boolean isOpenToAll(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private String entry(int line, String alias) throws WrongSettings {
        String reference = "${keystore:" + alias + "}";
        char[] password = needed(line, reference, STORE_PASSWORD).toCharArray();
        try (InputStream content = Files.newInputStream(Path.of(needed(line, reference, STORE)))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(content, password);
            Key key = store.getKey(alias, password);
            byte[] secret = key == null ? null : key.getEncoded();
            if (secret == null) {
                throw new WrongSettings(line, reference + ": the key store has no secret of this alias");
            }
            return new String(secret, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw new WrongSettings(
                    line, reference + ": the file of " + STORE + " is not there, or " + STORE_PASSWORD + " is wrong");
        } catch (GeneralSecurityException unusable) {
            throw new WrongSettings(
                    line, reference + ": the entry cannot be opened by " + STORE_PASSWORD + "; make it anew");
        }
    }

    private String needed(int line, String reference, String name) throws WrongSettings {
        String value = lookup.apply(name);
        if (value == null || value.isBlank()) {
            throw new WrongSettings(line, reference + " needs " + name + " in the environment");
        }
        return value;
    }
}
