package kinbridge.sharinglog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry in the list of the console; counts leave level 0 out. */
public record LogLine(
        UUID entryId,
        String instance,
        long sequence,
        EntryKind kind,
        Instant recordedAt,
        Instant eventAt,
        String personId,
        String role,
        String agency,
        String tafStatus,
        String purpose,
        @Nullable UUID familyId,
        @Nullable UUID childInFocus,
        @Nullable String harm,
        @Nullable String channel,
        @Nullable String recipient,
        int withheld,
        int existence,
        int summary,
        int full,
        int overrides) {}
