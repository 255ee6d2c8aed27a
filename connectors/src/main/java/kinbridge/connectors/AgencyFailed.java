package kinbridge.connectors;

import java.io.IOException;
import kinbridge.connectors.FeedTest.Stage;

/**
 * An agency could not be reached, or would not have us. The message is shown to an IT officer: plain
 * words, never content.
 */
public class AgencyFailed extends IOException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final boolean hasReached;

    /** We were connected and let in, and did not get what we asked for. */
    public AgencyFailed(String reason) {
        this(Stage.FETCH, reason);
    }

    /** @param stage how far we got */
    public AgencyFailed(Stage stage, String reason) {
        this(stage, reason, stage != Stage.AUTHENTICATE);
    }

    private AgencyFailed(Stage stage, String reason, boolean hasReached) {
        super(reason);
        this.stage = stage;
        this.hasReached = hasReached;
    }

    /** Nothing answered at all. */
    static AgencyFailed unreached(String reason) {
        return new AgencyFailed(Stage.CONNECT, reason, false);
    }

    /** Whether what we sent may have come to the agency all the same. */
    public static boolean mayHaveArrived(IOException failure) {
        return (failure instanceof AgencyFailed known ? known : NetworkTrouble.of(failure, false)).hasReached;
    }

    /** Why a connection failed, and what to do about it, without the failure's own message. */
    public static String inWords(IOException failure) {
        return String.valueOf(
                (failure instanceof AgencyFailed ? failure : NetworkTrouble.of(failure, false)).getMessage());
    }

    /** As {@link #inWords}, where we may have shown a certificate that the server does not accept. */
    public static AgencyFailed of(Throwable failure, Tls tls) {
        return NetworkTrouble.of(failure, tls.showsCertificate());
    }

    public Stage stage() {
        return stage;
    }
}
