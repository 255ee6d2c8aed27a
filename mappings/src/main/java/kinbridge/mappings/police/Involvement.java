package kinbridge.mappings.police;

import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** How somebody was involved in an offence, in the words that the model and its sample files use. */
enum Involvement {
    CONVICT,
    SUSPECT,
    VICTIM,
    UNKNOWN;

    static Involvement of(@Nullable String nature) {
        return switch (nature == null ? "" : nature.toLowerCase(Locale.ROOT)) {
            case "convict", "convicted", "offender" -> CONVICT;
            case "suspect" -> SUSPECT;
            case "victim" -> VICTIM;
            default -> UNKNOWN;
        };
    }

    static boolean isSexual(@Nullable String type) {
        String words = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return words.contains("rape") || words.contains("sexual");
    }

    Category category(boolean isSexual) {
        return switch (this) {
            case SUSPECT -> Category.CJ_INCIDENT;
            // Sexual Offences (Amendment) Act 1992: anonymous for life.
            case VICTIM -> isSexual ? Category.CJ_VICTIM : Category.CJ_INCIDENT;
            case CONVICT, UNKNOWN -> Category.CJ_CONVICTION;
        };
    }

    Subject.Role role() {
        return this == VICTIM ? Subject.Role.VICTIM : Subject.Role.SUBJECT;
    }
}
