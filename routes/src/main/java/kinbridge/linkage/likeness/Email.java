package kinbridge.linkage.likeness;

/** An e-mail address in lower case. */
public final class Email extends Trait {

    private final String user;

    Email(String text) {
        super(text);
        int at = text.lastIndexOf('@');
        user = at < 0 ? text : text.substring(0, at);
    }

    /** What stands before the @. */
    public String user() {
        return user;
    }
}
