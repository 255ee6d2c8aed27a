package kinbridge.connectors;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks once at an SFTP folder for {@code feed test}: connects, signs in, lists, reads the newest file's
 * beginning. It uses the same library as the route, so that what passes here passes there.
 */
final class SftpLook {

    private static final int TIMEOUT_MILLISECONDS = 10_000;
    private static final int BEGINNING_BYTES = 64 * 1024;

    private final SftpSource settings;
    private final Pattern include;

    SftpLook(SftpSource settings) {
        this.settings = settings;
        this.include = Pattern.compile(settings.include(), Pattern.CASE_INSENSITIVE);
    }

    /** What was seen, in plain words; a line that starts with "failed: " says why it ended early. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Session session = null;
        try {
            session = session();
            session.connect(TIMEOUT_MILLISECONDS);
            lines.add("connected to " + settings.address() + "; its host key is the pinned one; signed in");
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(TIMEOUT_MILLISECONDS);
            look(channel, lines);
        } catch (JSchException | SftpException | IOException failure) {
            lines.add("failed: " + SftpTrouble.inWords(failure));
        } finally {
            if (session != null) {
                session.disconnect();
            }
        }
        return lines;
    }

    private Session session() throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream(settings.knownHosts().getBytes(StandardCharsets.UTF_8)));
        String key = settings.privateKey();
        if (key != null) {
            String passphrase = settings.privateKeyPassphrase();
            jsch.addIdentity(
                    settings.user(),
                    key.getBytes(StandardCharsets.UTF_8),
                    null,
                    passphrase == null ? null : passphrase.getBytes(StandardCharsets.UTF_8));
        }
        Session session = jsch.getSession(settings.user(), settings.host(), settings.port());
        session.setPassword(settings.password());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,password");
        return session;
    }

    private void look(ChannelSftp channel, List<String> lines) throws SftpException, IOException {
        List<LsEntry> files = new ArrayList<>();
        for (LsEntry entry : channel.ls(settings.folder())) {
            if (isWanted(entry)) {
                files.add(entry);
            }
        }
        lines.add("folder " + settings.folder() + ": " + files.size() + " files to fetch");
        LsEntry newest = files.stream()
                .max(Comparator.comparingInt(entry -> entry.getAttrs().getMTime()))
                .orElse(null);
        if (newest == null) {
            return;
        }
        lines.add(
                "newest file " + newest.getFilename() + ": " + newest.getAttrs().getSize() + " bytes");
        try (InputStream content = channel.get(settings.folder() + "/" + newest.getFilename())) {
            lines.add("read its first " + content.readNBytes(BEGINNING_BYTES).length + " bytes; nothing was moved");
        }
    }

    private boolean isWanted(LsEntry entry) {
        return entry.getAttrs().isReg()
                && !entry.getFilename().startsWith(".")
                && include.matcher(entry.getFilename()).matches();
    }
}
