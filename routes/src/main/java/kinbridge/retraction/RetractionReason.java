package kinbridge.retraction;

/** Why a copy must no longer be relied on (section 5.6). */
public enum RetractionReason {
    TAKEN_BACK("Its owner has taken it back"),
    CORRECTED("Its owner has corrected it"),
    AGREEMENT_ENDED("It was shared by agreement, and the agreement has ended"),
    SOMEBODY_ELSE("It was about somebody else");

    private final String title;

    RetractionReason(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
