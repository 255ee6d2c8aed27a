package kinbridge.policy;

/** A step that the rules of changing the policy do not allow; the message is for the person who tried. */
public final class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangeRefused(String words) {
        super(words);
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
