package kinbridge.consent;

import java.util.Arrays;
import java.util.Optional;

/** In what capacity somebody answers. */
public enum Giver {
    SELF("self", "The person themself"),
    MOTHER("mother", "The mother, for her unborn child"),
    PARENT("parent", "A holder of parental responsibility"),
    ATTORNEY("attorney", "An attorney under a lasting power of attorney"),
    DEPUTY("deputy", "A deputy of the Court of Protection"),
    BEST_INTERESTS("best_interests", "A recorded best-interests decision");

    private final String word;
    private final String title;

    Giver(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As it is kept, and as decisions read it. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    public static Optional<Giver> of(String word) {
        return Arrays.stream(values()).filter(giver -> giver.word.equals(word)).findFirst();
    }
}
