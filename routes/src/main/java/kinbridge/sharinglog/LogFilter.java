package kinbridge.sharinglog;

import java.time.Instant;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list; null asks nothing. Level 0 cannot be asked for here: that is {@link
 * RestrictedLog}'s.
 *
 * @param level entries with at least one decision of this level
 * @param rule entries with at least one decision by this rule
 * @param recordId entries that decided this record
 * @param subject entries that decided something about this identity
 * @param from recorded at or after
 * @param to recorded before
 */
public record LogFilter(
        @Nullable EntryKind kind,
        @Nullable UUID familyId,
        @Nullable String personId,
        @Nullable String agency,
        @Nullable String purpose,
        @Nullable DetailLevel level,
        @Nullable String rule,
        @Nullable UUID recordId,
        @Nullable UUID subject,
        @Nullable Boolean overridden,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final LogFilter EVERYTHING =
            new LogFilter(null, null, null, null, null, null, null, null, null, null, null, null);

    public LogFilter {
        if (level == DetailLevel.WITHHOLD_HIDE) {
            throw new IllegalArgumentException("level 0 is not searchable here");
        }
    }

    public static LogFilter ofFamily(UUID familyId) {
        return new LogFilter(null, familyId, null, null, null, null, null, null, null, null, null, null);
    }

    public static LogFilter ofPractitioner(String personId) {
        return new LogFilter(null, null, personId, null, null, null, null, null, null, null, null, null);
    }

    public static LogFilter ofSubject(UUID identityId) {
        return new LogFilter(null, null, null, null, null, null, null, null, identityId, null, null, null);
    }
}
