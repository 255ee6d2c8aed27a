package kinbridge.subjectaccess;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kinbridge.mappings.DetailLevel;
import kinbridge.subjectaccess.AccessReviews.Verdict;

/** What a person is told of what they are not given: a sentence for each ground, and none where it would disclose. */
final class PackLetter {

    private static final Map<String, String> BY_RULE = Map.of(
            "5.5a",
                    "The right of access ends with death. Health records may be asked for under the Access to Health"
                            + " Records Act 1990, social care records by the personal representative.",
            "5.5e", "You asked for a child's records. They are given to those with parental responsibility only.",
            "5.5f",
                    "The records are the child's own to ask for, and the child has not agreed to your having them. The"
                            + " child may ask, or agree.",
            "2.14",
                    "It is not certain that all records under this name are about the same person. Those of which it is"
                            + " not certain are left out.");

    private PackLetter() {}

    /** @param hidesExistence of a category, whether a refusal must look like "no record" */
    static List<String> leftOut(List<Item> items, Predicate<String> hidesExistence) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Item item : items) {
            Item.Answered answered = item.answered();
            boolean mayBeKnown = !hidesExistence.test(answered.category());
            if (answered.level() == DetailLevel.WITHHOLD && mayBeKnown) {
                String words = BY_RULE.get(answered.rule());
                if (words != null) {
                    sentences.add(words);
                }
            }
            if (answered.isLetOut() && mayBeKnown && item.reviewed().verdict() == Verdict.WITHHELD) {
                sentences.add(Exemption.valueOf(item.reviewed().exemption()).inLetter());
            }
        }
        sentences.remove("");
        return sentences.stream().sorted().toList();
    }
}
