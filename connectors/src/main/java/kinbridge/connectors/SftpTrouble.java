package kinbridge.connectors;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kinbridge.connectors.FeedTest.Stage;

/** Why an SFTP server could not be used, in words an IT officer can act on. */
final class SftpTrouble {

    private static final int MOST_CAUSES = 10;

    private SftpTrouble() {}

    static String inWords(Throwable failure) {
        return String.valueOf(of(failure).getMessage());
    }

    /** With how far we got. */
    static AgencyFailed of(Throwable failure) {
        List<Throwable> causes = causes(failure);
        String messages = causes.stream()
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        if (is(causes, JSchHostKeyException.class) || messages.contains("hostkey")) {
            return new AgencyFailed(
                    Stage.CONNECT,
                    "the server's host key is not the pinned one; nothing was sent to it. "
                            + "Ask the agency whether its key changed, then set 'host-key'");
        }
        if (messages.contains("auth fail") || messages.contains("auth cancel") || messages.contains("too many auth")) {
            return new AgencyFailed(
                    Stage.AUTHENTICATE,
                    "the server refused the user, password or key: set what the agency gave, and ask whether it has"
                            + " locked the account or replaced the key");
        }
        if (messages.contains("invalid privatekey") || messages.contains("incorrect passphrase")) {
            return new AgencyFailed(
                    Stage.CONNECT,
                    "our private key cannot be read, so we did not connect: check 'key-file' and 'key-passphrase'");
        }
        if (is(causes, UnknownHostException.class) || messages.contains("unknownhostexception")) {
            return new AgencyFailed(
                    Stage.CONNECT,
                    "there is no server of this name: look for a slip in 'host', and ask the network team whether this"
                            + " machine may look the name up");
        }
        if (is(causes, ConnectException.class)
                || is(causes, NoRouteToHostException.class)
                || messages.contains("connection refused")) {
            return new AgencyFailed(
                    Stage.CONNECT,
                    "the server does not accept connections at this address and port: check 'host' and 'port', and ask"
                            + " the network team whether a firewall lets this machine through");
        }
        if (is(causes, SocketTimeoutException.class) || messages.contains("timeout")) {
            return new AgencyFailed(
                    Stage.CONNECT,
                    "the server did not answer in time: ask the agency whether it is up, and the network team whether"
                            + " a firewall lets this machine through");
        }
        return folderTrouble(causes);
    }

    private static AgencyFailed folderTrouble(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof SftpException answer) {
                return new AgencyFailed(
                        switch (answer.id) {
                            case ChannelSftp.SSH_FX_NO_SUCH_FILE ->
                                "the folder is not there: check 'folder', which begins at the user's own";
                            case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
                                "the user may not read or move files in the folder: ask the agency to allow it";
                            default -> "the server answered with SFTP error " + answer.id;
                        });
            }
        }
        return new AgencyFailed(
                Stage.CONNECT,
                "the connection broke off ("
                        + causes.get(causes.size() - 1).getClass().getSimpleName() + ")");
    }

    private static boolean is(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
