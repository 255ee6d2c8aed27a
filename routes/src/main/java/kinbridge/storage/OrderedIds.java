package kinbridge.storage;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids that grow with time (RFC 9562, version 7), so that rows which are written together lie together in every
 * index. For what no address names: such an id tells when it was made.
 */
public final class OrderedIds {

    private static final long VERSION = 0x7000;

    private OrderedIds() {}

    public static UUID at(Instant now) {
        UUID random = UUID.randomUUID();
        long time = now.toEpochMilli() << 16;
        return new UUID(time | VERSION | (random.getMostSignificantBits() & 0xFFF), random.getLeastSignificantBits());
    }
}
