package kinbridge.console;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in addresses. */
final class Addresses {

    private Addresses() {}

    /**
     * An address that is no id is asked for like any other, so that the try is logged and takes as long;
     * the id made of it is of another version than ours and belongs to nothing.
     */
    static UUID idOf(String address) {
        try {
            return UUID.fromString(address);
        } catch (IllegalArgumentException notAnId) {
            return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
        }
    }
}
