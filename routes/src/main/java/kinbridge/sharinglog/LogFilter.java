package kinbridge.sharinglog;

import java.time.Instant;
import java.util.List;
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
 * @param subjects entries that decided something about any of these identities; empty asks nothing
 * @param from recorded at or after
 * @param to recorded before
 * @param basis entries with at least one decision on this basis: an article or a gateway, as it is logged
 * @param reference the first letters of the entry's id
 * @param words in the reason
 * @param channel how it was shown or left, as the entry has it
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
        List<UUID> subjects,
        @Nullable Boolean overridden,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String basis,
        @Nullable String reference,
        @Nullable SearchedWords words,
        @Nullable String channel) {

    public static final LogFilter EVERYTHING =
            new LogFilter(null, null, null, null, null, null, null, null, null, null, null, null);

    public LogFilter {
        if (level == DetailLevel.WITHHOLD_HIDE) {
            throw new IllegalArgumentException("level 0 is not searchable here");
        }
        subjects = List.copyOf(subjects);
    }

    public LogFilter(
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
        this(
                kind,
                familyId,
                personId,
                agency,
                purpose,
                level,
                rule,
                recordId,
                subject == null ? List.of() : List.of(subject),
                overridden,
                from,
                to,
                null,
                null,
                null);
    }

    /** Through whatever channel. */
    public LogFilter(
            @Nullable EntryKind kind,
            @Nullable UUID familyId,
            @Nullable String personId,
            @Nullable String agency,
            @Nullable String purpose,
            @Nullable DetailLevel level,
            @Nullable String rule,
            @Nullable UUID recordId,
            List<UUID> subjects,
            @Nullable Boolean overridden,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String basis,
            @Nullable String reference,
            @Nullable SearchedWords words) {
        this(
                kind,
                familyId,
                personId,
                agency,
                purpose,
                level,
                rule,
                recordId,
                subjects,
                overridden,
                from,
                to,
                basis,
                reference,
                words,
                null);
    }

    /** The same, only through this channel. */
    public LogFilter through(String onlyChannel) {
        return new LogFilter(
                kind,
                familyId,
                personId,
                agency,
                purpose,
                level,
                rule,
                recordId,
                subjects,
                overridden,
                from,
                to,
                basis,
                reference,
                words,
                onlyChannel);
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

    /** @param reference an entry's id, or how it begins */
    public static LogFilter ofReference(String reference) {
        return new LogFilter(
                null, null, null, null, null, null, null, null, List.of(), null, null, null, null, reference, null);
    }
}
