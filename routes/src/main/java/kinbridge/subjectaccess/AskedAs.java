package kinbridge.subjectaccess;

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
