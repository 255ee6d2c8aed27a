package kinbridge.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A simulated agency's SFTP server on 127.0.0.1, with one user who sees one folder. Host key and password
 * are made at first start and kept beside that folder.
 */
public final class SftpServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PASSWORD_BYTES = 18;

    private final SshServer server;
    private final Path outbox;
    private final String user;
    private final String password;
    private final String hostKey;

    private SftpServer(SshServer server, Path outbox, String user, String password, String hostKey) {
        this.server = server;
        this.outbox = outbox;
        this.user = user;
        this.password = password;
        this.hostKey = hostKey;
    }

    /**
     * Starts on a free port.
     *
     * @param folder where {@code outbox/}, the host key and the password are kept
     */
    public static SftpServer start(Path folder, String user) throws IOException {
        return start(folder, user, 0);
    }

    /** @param port 0 for any that is free */
    static SftpServer start(Path folder, String user, int port) throws IOException {
        Path outbox = Files.createDirectories(folder.resolve("outbox"));
        String password = password(folder.resolve("sftp-password"));
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(LOOPBACK);
        server.setPort(port);
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("sftp-host-key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator((givenUser, givenPassword, session) ->
                user.equals(givenUser) && MessageDigest.isEqual(bytes(password), bytes(givenPassword)));
        server.setFileSystemFactory(new VirtualFileSystemFactory(outbox));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        return new SftpServer(server, outbox, user, password, hostKey(server));
    }

    /** The placeholders of the feed files: {@code POLICE_SFTP_PORT} and so on. */
    public Map<String, String> placeholders(String prefix) {
        return Map.of(
                prefix + "_SFTP_HOST", LOOPBACK,
                prefix + "_SFTP_PORT", Integer.toString(server.getPort()),
                prefix + "_SFTP_USER", user,
                prefix + "_SFTP_PASSWORD", password,
                prefix + "_SFTP_HOST_KEY", "[" + LOOPBACK + "]:" + server.getPort() + " " + hostKey);
    }

    /** What the user sees. */
    public Path outbox() {
        return outbox;
    }

    /** Puts a file in, whole at once, as an extract that is renamed when it is ready. */
    public void drop(String fileName, byte[] content) {
        drop(fileName, content, Instant.now());
    }

    /** @param modified the file's own time: when the extract was made */
    public void drop(String fileName, byte[] content, Instant modified) {
        Path target = outbox.resolve(fileName).normalize();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.write(unfinished, content);
            Files.setLastModifiedTime(unfinished, FileTime.from(modified));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hostKey(SshServer server) throws IOException {
        try {
            KeyPair key = server.getKeyPairProvider().loadKeys(null).iterator().next();
            return PublicKeyEntry.toString(key.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IOException("the SFTP server's host key cannot be read", e);
        }
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        WholeFile.write(file, bytes(password));
        return password;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
