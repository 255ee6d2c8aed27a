package kinbridge.mappings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one agency says that one person is to another: {@code from} is the {@code type} of {@code to}.
 *
 * @param category ID.FAMILY, or more sensitive where the tie itself tells more
 * @param since when it began, or null where not known
 * @param until when it ended, or null while it holds
 */
public record Relationship(
        String feed,
        Agency agency,
        String holder,
        String sourceRef,
        @Nullable Instant sourceTime,
        Category category,
        Subject from,
        Type type,
        Subject to,
        @Nullable Occurred since,
        @Nullable Occurred until,
        Map<String, FieldValue> fields)
        implements Statement {

    /** Read "from is the ... of to". */
    public enum Type {
        MOTHER("mother"),
        FATHER("father"),
        PARENT("parent"),
        GUARDIAN("guardian"),
        FOSTER_CARER("foster carer"),
        GRANDPARENT("grandparent"),
        SIBLING("sibling"),
        /** Of whom an agency says that one parent is not shared; {@link #SIBLING} says nothing of it. */
        HALF_SIBLING("half-sibling"),
        PARTNER("partner"),
        FORMER_PARTNER("former partner"),
        RELATIVE("relative"),
        /** Same family group in the sending system, tie not said. */
        FAMILY_GROUP("same family group"),
        /** Lives in the household of {@code to}. */
        HOUSEHOLD("in the household of");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
