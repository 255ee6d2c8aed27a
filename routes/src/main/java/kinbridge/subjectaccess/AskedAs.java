package kinbridge.subjectaccess;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which right somebody asks. */
public enum AskedAs {
    SELF("The person themselves"),
    REPRESENTATIVE("Somebody whom the person has authorised in writing"),
    PARENT_WITH_PR("A parent with parental responsibility, for a child"),
    PARENT_WITHOUT_PR("A parent without parental responsibility, for a child"),
    PERSONAL_REPRESENTATIVE("A personal representative of somebody who has died");

    private final String title;

    AskedAs(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether it is the person's own right that is used, by themselves or through somebody. */
    boolean isOwnRight() {
        return this == SELF || this == REPRESENTATIVE;
    }

    /** Whether nobody stands between: what is the person's own is handed to them. */
    boolean isThePerson() {
        return this == SELF;
    }

    /** Whether somebody else than the person asks who may be known to the hub, and may be the one to be afraid of. */
    public boolean needsAsker() {
        return isAParent() || this == REPRESENTATIVE;
    }

    /**
     * Whether who asks may have harmed somebody, as far as the hub knows. Of whom it does not know who that is, it is
     * not known either that they harmed nobody.
     *
     * @param person whether the person of the request is an alleged perpetrator
     * @param asker the same of who asks; null where the hub does not know who that is
     */
    boolean mayHaveHarmed(boolean person, @Nullable Boolean asker) {
        boolean mayTheAsker = asker == null || asker;
        return switch (this) {
            case SELF -> person;
            case REPRESENTATIVE -> person || mayTheAsker;
            case PARENT_WITH_PR, PARENT_WITHOUT_PR -> mayTheAsker;
            // Of the dead nothing is given; should the death turn out to be a mistake, this stays.
            case PERSONAL_REPRESENTATIVE -> true;
        };
    }

    /** Why nobody can have this right over such a person, in words; empty where they can. */
    Optional<String> hindrance(boolean isUnderAge, boolean isDead) {
        if (this == REPRESENTATIVE && isUnderAge) {
            return Optional.of(
                    "Nobody asks for a child as a representative: open a request of the child, or of a parent");
        }
        if (isAParent() && !isUnderAge) {
            return Optional.of(
                    "Nobody has parental responsibility for a grown-up, or for whom no date of birth is recorded");
        }
        if (this == PERSONAL_REPRESENTATIVE && !isDead) {
            return Optional.of("No death of this person is recorded: a personal representative cannot ask yet");
        }
        return Optional.empty();
    }

    boolean isAParent() {
        return this == PARENT_WITH_PR || this == PARENT_WITHOUT_PR;
    }

    /** The role of the sharing tables by which the rules know who asks. */
    String role(boolean isAChild) {
        return switch (this) {
            case SELF, REPRESENTATIVE -> isAChild ? "subject_child" : "subject_adult";
            case PARENT_WITH_PR -> "parent_with_pr";
            case PARENT_WITHOUT_PR -> "parent_without_pr";
            case PERSONAL_REPRESENTATIVE -> "personal_representative";
        };
    }
}
