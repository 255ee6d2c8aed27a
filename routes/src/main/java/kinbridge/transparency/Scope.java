package kinbridge.transparency;

/** Who may come to read a list. There are two lists only, so that which of them it is says little of the reader. */
enum Scope {
    /**
     * Anybody: whatever is on paper, on a screen that somebody else sees, a child's, and that of whoever may have harmed
     * somebody. What an alleged perpetrator may read is what everybody reads on paper.
     */
    ANYBODY,
    /** One grown-up alone with their worker, of whom it is sure who they are, and whom nobody can make tell. */
    ALONE
}
