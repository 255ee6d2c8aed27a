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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import kinbridge.connectors.FeedTest.Sample;

/**
 * Looks once at an SFTP folder for {@code feed test}: connects, signs in, lists, reads the newest file or
 * its beginning. It uses the same library as the route, so that what passes here passes there.
 */
final class SftpLook {

    private static final int TIMEOUT_MILLISECONDS = 10_000;

    private final SftpSource settings;
    private final Pattern include;
    private final Look look;

    SftpLook(String source, SftpSource settings) {
        this.settings = settings;
        this.include = Pattern.compile(settings.include(), Pattern.CASE_INSENSITIVE);
        this.look = new Look(
                source, "connected to " + settings.address() + "; its host key is the pinned one", "signed in");
    }

    FeedTest test() {
        Session session = null;
        try {
            session = session();
            session.connect(TIMEOUT_MILLISECONDS);
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(TIMEOUT_MILLISECONDS);
            return newest(channel);
        } catch (JSchException | SftpException | IOException failure) {
            return look.failed(SftpTrouble.of(failure));
        } finally {
            if (session != null) {
                session.disconnect();
            }
        }
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

    private FeedTest newest(ChannelSftp channel) throws SftpException, IOException {
        List<LsEntry> files = new ArrayList<>();
        for (LsEntry entry : channel.ls(settings.folder())) {
            if (isWanted(entry)) {
                files.add(entry);
            }
        }
        String waiting = "folder " + settings.folder() + ": " + files.size() + " files to fetch";
        LsEntry newest = files.stream()
                .max(Comparator.comparingInt(entry -> entry.getAttrs().getMTime()))
                .orElse(null);
        if (newest == null) {
            return look.fetched(waiting, null);
        }
        Instant modified = Instant.ofEpochSecond(newest.getAttrs().getMTime());
        try (InputStream content = channel.get(settings.folder() + "/" + newest.getFilename())) {
            Sample sample = Sample.of(newest.getFilename(), modified, content.readNBytes(Sample.MOST_BYTES + 1));
            return look.fetched(waiting + "; read the newest, which stays where it is", sample);
        }
    }

    private boolean isWanted(LsEntry entry) {
        return entry.getAttrs().isReg()
                && !entry.getFilename().startsWith(".")
                && include.matcher(entry.getFilename()).matches();
    }
}
