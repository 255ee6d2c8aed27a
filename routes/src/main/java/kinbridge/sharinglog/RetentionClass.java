package kinbridge.sharinglog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which retention an entry falls under as it is written (specification 5.7). What the family becomes later
 * can only lengthen it.
 */
public enum RetentionClass {
    /** Closure of the family's episode and six years; with a child, to age 25 if that is later. */
    ORDINARY,
    /** As the child protection file: 35 years from the last contact. */
    CHILD_PROTECTION,
    /** Broken glass and incidents: six years. */
    INCIDENT;

    private static final Set<String> PROTECTION = Set.of("S47", "CP", "IMMINENT");

    /** As it was written into the header, or would have been before headers had it. */
    public static RetentionClass of(EntryKind kind, @Nullable String harm) {
        if (harm != null && PROTECTION.contains(harm)) {
            return CHILD_PROTECTION;
        }
        return kind == EntryKind.BREAK_GLASS ? INCIDENT : ORDINARY;
    }
}
