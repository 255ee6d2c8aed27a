package kinbridge.mappings;

/**
 * A payload that is not of its feed at all, or breaks off in a way that leaves no item to point at. The
 * message says what was found and what was expected, and holds no content.
 */
public class UnreadablePayload extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadablePayload(String message) {
        super(message);
    }
}
