package kinbridge.sharinglog.chain;

/** A file or database that should hold a sharing log cannot be read as one; the message says where. */
public final class UnreadableLog extends RuntimeException {

    public UnreadableLog(String message) {
        super(message);
    }
}
