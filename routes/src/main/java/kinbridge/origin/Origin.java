package kinbridge.origin;

import org.jspecify.annotations.Nullable;

/**
 * The request or message that the current thread works for. Whoever lets it in says so, and whatever the
 * sharing log writes meanwhile names it (specification 5.1), without every call in between passing it on.
 *
 * @param correlationId one for all that belongs together: a web request, a message and its retries
 * @param route the Camel route, or the address pattern of the request; null where the hub acts by itself
 * @param exchange the Camel exchange; null for web requests
 * @param device from where a person asked: network address and browser; personal, so only ever encrypted
 */
public record Origin(
        @Nullable String correlationId,
        @Nullable String route,
        @Nullable String exchange,
        @Nullable String device) {

    /** The hub's own clockwork. */
    public static final Origin UNKNOWN = new Origin(null, null, null, null);

    private static final ThreadLocal<Origin> CURRENT = ThreadLocal.withInitial(() -> UNKNOWN);

    public static Origin current() {
        return CURRENT.get();
    }

    /** Until it is closed; then what was before is the origin again. */
    static Scope begin(Origin origin) {
        Origin before = CURRENT.get();
        CURRENT.set(origin);
        return () -> CURRENT.set(before);
    }

    /** To be closed by the thread that began it. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
