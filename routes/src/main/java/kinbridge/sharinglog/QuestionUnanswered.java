package kinbridge.sharinglog;

/** A question to the log that could not be answered now; that it was asked is in the log. */
public final class QuestionUnanswered extends RuntimeException {

    /** What whoever asked can do about it. */
    public enum Why {
        /** The database was at it for longer than it may be. */
        TOO_LARGE,
        /** Others are asking, as many as may at once. */
        OTHERS_ASK,
        /** The question that the same person asked before is still being answered. */
        STILL_AT_THE_LAST
    }

    private final Why why;

    public QuestionUnanswered(Why why) {
        super("a question to the log was not answered: " + why);
        this.why = why;
    }

    QuestionUnanswered(Why why, Throwable cause) {
        super("a question to the log was not answered: " + why, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
