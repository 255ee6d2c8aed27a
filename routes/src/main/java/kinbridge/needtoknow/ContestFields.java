package kinbridge.needtoknow;

/**
 * The fields by which a record carries that somebody says it is wrong (section 5.6). They are decided and let
 * out like its own: the mark at SUMMARY, what was said and what its holder answers at FULL.
 */
public final class ContestFields {

    /** That it is contested, since when and by whom in general: no name, and nothing of what it says. */
    public static final String MARK = "contested";

    /** What they say, in their words: free text, which may name a person or a place. */
    public static final String STATEMENT = "theirStatement";

    /** What its holder answers: likewise. */
    public static final String ANSWER = "answerToIt";

    private ContestFields() {}
}
