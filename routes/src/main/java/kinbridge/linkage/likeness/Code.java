package kinbridge.linkage.likeness;

/** A value that is a sign and no word: a number that identifies, a telephone, the sex as recorded. */
public final class Code extends Trait {

    private final boolean isVerified;

    Code(String text) {
        this(text, true);
    }

    private Code(String text, boolean isVerified) {
        super(text);
        this.isVerified = isVerified;
    }

    /** The same number, known not to have been traced. */
    public Code unverified() {
        return new Code(text(), false);
    }

    /** Whether nobody has said that the number was not traced. */
    public boolean isVerified() {
        return isVerified;
    }
}
