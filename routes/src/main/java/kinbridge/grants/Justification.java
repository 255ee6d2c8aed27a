package kinbridge.grants;

/** The three grounds on which one may go ahead alone: those of the health service's sealed envelope. */
public enum Justification {
    AGREEMENT_IMPOSSIBLE("Agreement cannot be had: nobody can be asked in time"),
    LEGAL_REQUIREMENT("The law requires it"),
    PUBLIC_INTEREST("Overriding public interest: a risk of serious harm");

    private final String title;

    Justification(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
