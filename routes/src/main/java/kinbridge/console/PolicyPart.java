package kinbridge.console;

/** The pages about the policy, as the tabs above each of them. */
enum PolicyPart {
    OVERVIEW("/policy", "In force", true),
    MATRIX("/policy/matrix", "Matrix", true),
    PURPOSES("/policy/purposes", "Purposes", true),
    CONSENT("/policy/consent", "Agreement", true),
    CATEGORIES("/policy/categories", "Categories", true),
    ROLES("/policy/roles", "Roles", true),
    SIMULATOR("/policy/simulator", "Simulator", true),
    CHANGES("/policy/changes", "Changes", false);

    private final String address;
    private final String title;
    private final boolean ofVersion;

    PolicyPart(String address, String title, boolean ofVersion) {
        this.address = address;
        this.title = title;
        this.ofVersion = ofVersion;
    }

    public String getAddress() {
        return address;
    }

    public String getTitle() {
        return title;
    }

    /** Whether the page shows one version, which may be an earlier one. */
    public boolean isOfVersion() {
        return ofVersion;
    }
}
