package kinbridge.storage;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The generated passwords of the embedded database, and the port it was given at first. */
final class DatabasePasswords {

    private static final String FILE_NAME = "database.properties";

    private final PrivateFile file;
    private final Properties values = new Properties();

    DatabasePasswords(java.nio.file.Path keysFolder) {
        this.file = new PrivateFile(keysFolder.resolve(FILE_NAME));
        if (file.exists()) {
            try {
                values.load(new StringReader(file.read()));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    boolean areKept() {
        return file.exists();
    }

    /** The password of that user, made at the first request. */
    String of(String user) {
        String password = values.getProperty(user);
        if (password == null) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            keep(user, password);
        }
        return password;
    }

    /** The port of the last start, or 0. */
    int port() {
        return Integer.parseInt(values.getProperty("port", "0"));
    }

    void keepPort(int port) {
        if (port != port()) {
            keep("port", Integer.toString(port));
        }
    }

    private void keep(String name, String value) {
        values.setProperty(name, value);
        StringBuilder text = new StringBuilder();
        values.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> text.append(key)
                        .append('=')
                        .append(values.getProperty(key))
                        .append('\n'));
        file.write(text.toString());
    }
}
