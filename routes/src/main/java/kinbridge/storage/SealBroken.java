package kinbridge.storage;

/** A sealed value does not open; says nothing about its content. */
public final class SealBroken extends RuntimeException {

    public SealBroken(String message) {
        super(message);
    }
}
