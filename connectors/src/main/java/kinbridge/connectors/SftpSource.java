package kinbridge.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.connectors.FeedSettings.Source;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one folder on an agency's SFTP server, checked. See {@code package-info} for the
 * options.
 */
record SftpSource(
        String host,
        int port,
        String user,
        @Nullable String password,
        @Nullable String privateKey,
        @Nullable String privateKeyPassphrase,
        String knownHosts,
        String folder,
        String include,
        long pollMilliseconds,
        boolean mayMove,
        boolean renamedWhenWhole,
        int filesAPoll) {

    private static final Set<String> OPTIONS = Set.of(
            "host",
            "port",
            "user",
            "password",
            "private-key",
            "key-file",
            "key-passphrase",
            "host-key",
            "host-key-file",
            "folder",
            "include",
            "poll-seconds",
            "after-receipt",
            "whole-when",
            "files-a-poll");

    private static final int DEFAULT_PORT = 22;
    private static final int DEFAULT_POLL_SECONDS = 60;
    private static final int DEFAULT_FILES_A_POLL = 200;

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    static SftpSource of(Source source) {
        Options.onlyKnown(source, OPTIONS);
        String host = source.option("host");
        int port = source.number("port", DEFAULT_PORT);
        SftpSource settings = new SftpSource(
                host,
                port,
                source.option("user"),
                blankIsNull(source.optional("password")),
                content(source, "private-key", "key-file"),
                blankIsNull(source.optional("key-passphrase")),
                knownHosts(source, host, port),
                source.option("folder", "."),
                Options.pattern(source, "include", ".*"),
                Options.pollMilliseconds(source, DEFAULT_POLL_SECONDS),
                Options.choice(source, "after-receipt", "move", "leave").equals("move"),
                Options.choice(source, "whole-when", "unchanged", "renamed").equals("renamed"),
                source.number("files-a-poll", DEFAULT_FILES_A_POLL));
        if (settings.password == null && settings.privateKey == null) {
            throw new IllegalArgumentException(
                    "source " + source.name() + " needs the setting 'password', 'private-key' or 'key-file'");
        }
        return settings;
    }

    /** Host and port as people and {@code known_hosts} write them: {@code sftp.example.org port 22}. */
    String address() {
        return host + " port " + port;
    }

    /** Secrets never reach a log. */
    @Override
    public String toString() {
        return "SftpSource[" + address() + ", folder " + folder + "]";
    }

    /**
     * The pinned host key as {@code known_hosts} lines. A key without a host in front is taken as the key
     * of this host.
     */
    private static String knownHosts(Source source, String host, int port) {
        String given = content(source, "host-key", "host-key-file");
        if (given == null) {
            // Without a pinned key anybody on the way could pose as the agency.
            throw new IllegalArgumentException(
                    "source " + source.name() + " needs the setting 'host-key' or 'host-key-file'");
        }
        String name = port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
        return given.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.matches("(ssh|ecdsa|sk)-.*") ? name + " " + line : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The setting itself, or the content of the file that the other setting names. */
    private static @Nullable String content(Source source, String key, String fileKey) {
        String value = blankIsNull(source.optional(key));
        if (value != null) {
            return value;
        }
        String file = blankIsNull(source.optional(fileKey));
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the file of the setting '" + fileKey + "' cannot be read",
                    unreadable);
        }
    }

    private static @Nullable String blankIsNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
