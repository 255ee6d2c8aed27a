package kinbridge.mappings.police;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** What a notice is about, and so what its record is and how sensitive. */
enum PpnCategory {
    DOMESTIC_ABUSE("domestic abuse", RecordType.DOMESTIC_ABUSE_INCIDENT, Category.DA_INCIDENT),
    CHILD_CONCERN("child concern", RecordType.POLICE_INCIDENT, Category.CJ_INCIDENT),
    ADULT_CONCERN("adult concern", RecordType.POLICE_INCIDENT, Category.CJ_INCIDENT),
    MISSING("missing", RecordType.MISSING_EPISODE, Category.CJ_INCIDENT),
    /** Whoever is said to have suffered a sexual offence is anonymous for life (SO(A)A 1992). */
    EXPLOITATION("cse", RecordType.POLICE_INCIDENT, Category.CJ_VICTIM);

    private final String word;
    private final RecordType type;
    private final Category category;

    PpnCategory(String word, RecordType type, Category category) {
        this.word = word;
        this.type = type;
        this.category = category;
    }

    static Optional<PpnCategory> of(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(category -> category.word.equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    RecordType type() {
        return type;
    }

    Category category() {
        return category;
    }
}
