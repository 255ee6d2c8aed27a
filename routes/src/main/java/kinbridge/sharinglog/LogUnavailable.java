package kinbridge.sharinglog;

import org.jspecify.annotations.Nullable;

/** The entry could not be committed, so whatever it was to record must not happen: no log, no look. */
public final class LogUnavailable extends RuntimeException {

    public LogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
