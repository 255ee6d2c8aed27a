package kinbridge.work;

/** How a task ended. */
public enum Outcome {
    REASON_GIVEN("The reason is given", Words.NEEDED),
    SIGNED("Signed", Words.WELCOME),
    REFUSED("Refused", Words.NEEDED),
    TOLD("Told, after a safety check", Words.NEEDED),
    NOT_TOLD("Not told: to be looked at again", Words.NEEDED),
    IN_ORDER("In order", Words.WELCOME),
    NOT_IN_ORDER("Not in order: raise an incident", Words.NEEDED),
    JUSTIFIED("Justified", Words.WELCOME),
    TRAINING("In good faith, but training is needed", Words.NEEDED),
    MISUSE("Misuse: raise an incident", Words.NEEDED),
    DONE("Done", Words.NEEDED),
    ANSWER_RECORDED("An answer was recorded", Words.WELCOME),
    COULD_NOT_ASK("Could not be asked", Words.NEEDED),
    RESOLVED("Settled", Words.NEEDED),
    NOT_RESOLVED("Could not be settled", Words.NEEDED),
    DETRIMENT_STANDS("Sharing would still do the child more harm", Words.NEEDED),
    NO_DETRIMENT("It would no longer harm the child", Words.NEEDED),
    RECIPIENTS_TOLD("All of them were told", Words.WELCOME),
    NO_LONGER_USED("I have read this and no longer rely on it", Words.WELCOME),
    CORRECTED("It was wrong: the corrected version is still to come", Words.NEEDED),
    CORRECTED_SENT("It was wrong: what the hub holds now is the corrected version", Words.NEEDED),
    STANDS("It stands: the mark and the statement stay with it", Words.NEEDED),
    REMOVED("It was wrong: the agency takes it back", Words.NEEDED),
    WITHDRAWN_BY_ASKER("Whoever contested it no longer does", Words.NEEDED),
    COLLEAGUE_TOLD("They have been told, and confirm that they no longer rely on it", Words.NEEDED),
    CANNOT_BE_REACHED("They cannot be reached", Words.NEEDED),
    STILL_STANDS("I have looked again, and the decision stands", Words.NEEDED),
    DECIDED_ANEW("I have looked again, and decided otherwise", Words.NEEDED),
    GIVEN_AGAIN("The agreement was given again", Words.WELCOME),
    CLOSED_BY_IG("Closed by information governance", Words.WELCOME),
    REPORTED("Reported to the Information Commissioner", Words.NEEDED),
    NOT_REPORTABLE("Not to be reported", Words.NEEDED);

    private enum Words {
        NEEDED,
        WELCOME
    }

    private final String title;
    private final Words words;

    Outcome(String title, Words words) {
        this.title = title;
        this.words = words;
    }

    public String title() {
        return title;
    }

    /** Whether it must be said in words how or why. */
    public boolean needsWords() {
        return words == Words.NEEDED;
    }

    /** Whether somebody else must now look at it as an incident. */
    boolean isAnIncident() {
        return this == NOT_IN_ORDER || this == MISUSE;
    }
}
