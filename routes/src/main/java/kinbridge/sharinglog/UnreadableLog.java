package kinbridge.sharinglog;

/** A file or database that should hold a sharing log cannot be read as one; the message says where. */
final class UnreadableLog extends RuntimeException {

    UnreadableLog(String message) {
        super(message);
    }
}
