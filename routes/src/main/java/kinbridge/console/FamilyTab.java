package kinbridge.console;

import java.util.Arrays;
import java.util.Locale;

/** The parts of a family's page; each is a look of its own. */
enum FamilyTab {
    OVERVIEW("Overview"),
    TIMELINE("Timeline"),
    TEAM("Team");

    private final String title;

    FamilyTab(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As in the address: {@code timeline}. */
    public String word() {
        return name().toLowerCase(Locale.UK);
    }

    /** An unknown word is the first tab: an old bookmark still opens the family. */
    static FamilyTab of(String word) {
        return Arrays.stream(values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElse(OVERVIEW);
    }
}
