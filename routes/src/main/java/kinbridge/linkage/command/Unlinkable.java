package kinbridge.linkage.command;

import java.io.IOException;

/** A file that cannot be linked; the message says which, where and what was expected. */
final class Unlinkable extends IOException {

    private static final long serialVersionUID = 1;

    Unlinkable(String message) {
        super(message);
    }
}
