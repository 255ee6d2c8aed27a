package kinbridge.subjectaccess;

import java.util.List;
import java.util.Map;

/**
 * All that a pack says, in words. What was hidden has left no trace here: no count, no gap, no number.
 *
 * @param asAt the day on which it was gathered
 * @param leftOut what the letter says of what is not given
 */
record PackContent(
        String reference,
        String received,
        String asAt,
        String made,
        List<String> reviewedBy,
        List<String> sources,
        List<PackItem> items,
        List<PackRecipient> recipients,
        List<String> purposes,
        List<String> leftOut) {

    /** Whatever else it was used for. */
    static final String WHY = "So that the agencies that support your family, or keep a child safe, can work together"
            + " (Children Act 1989, Children Act 2004).";

    static final List<String> RETENTION = List.of(
            "The hub keeps a working copy of what agencies sent while an agreement covers it and your family is being"
                    + " supported. The agency that made a record keeps the record itself, by its own schedule.",
            "What was shared with whom is kept for six years after the support ended, longer where a child was on a"
                    + " plan or looked after.");

    static final List<String> RIGHTS = List.of(
            "You may ask for what is wrong to be put right, or for a note of yours to be added to it.",
            "You may object to how information about you is used, or ask for it to be deleted or kept from use.",
            "You may ask us to look at this answer again.",
            "You may complain to the Information Commissioner: ico.org.uk, 0303 123 1113.",
            "You may go to court.");

    /** The same in every letter, so that it tells nothing of this one. */
    static final String ALWAYS = "The law lets us leave some information out, and does not always let us say whether"
            + " there is any. Names of other people are replaced by " + ThirdParties.MARK + ".";

    /**
     * @param fields label to text, in the order in which they are shown
     * @param values field name to value, for machines
     */
    record PackItem(
            String what,
            String category,
            String heldBy,
            String source,
            String when,
            String until,
            String detail,
            Map<String, String> fields,
            Map<String, Object> values) {}

    record PackRecipient(String who, String category, String purpose, String first, String last) {}
}
