package kinbridge.connectors;

import java.io.IOException;

/**
 * An agency could not be reached, or would not have us. The message is shown to an IT officer: plain
 * words, never content.
 */
public class AgencyFailed extends IOException {
    private static final long serialVersionUID = 1L;

    public AgencyFailed(String reason) {
        super(reason);
    }
}
