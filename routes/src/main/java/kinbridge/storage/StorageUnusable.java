package kinbridge.storage;

import org.jspecify.annotations.Nullable;

/** The hub cannot keep anything safely, and so does not start; the message tells the operator why. */
public final class StorageUnusable extends RuntimeException {

    public StorageUnusable(String message) {
        super(message);
    }

    public StorageUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
