package kinbridge.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flag as it stands, with what was done to it since it was set.
 *
 * @param colleague the one practitioner it is about, or null
 * @param record the one record it is about, or null
 * @param reason empty where the reasons were not asked for
 * @param reviewBy when somebody must look again; it does not lapse by it
 * @param until when it lapses by itself
 * @param events reviews and the clearing, oldest first
 */
public record SetFlag(
        UUID id,
        FlagKind kind,
        UUID person,
        @Nullable String colleague,
        @Nullable UUID record,
        String reason,
        String setBy,
        Instant since,
        @Nullable LocalDate reviewBy,
        @Nullable Instant until,
        @Nullable Instant clearedAt,
        @Nullable UUID logEntry,
        List<Event> events) {

    public SetFlag {
        events = List.copyOf(events);
    }

    /** @param what {@code REVIEWED} or {@code CLEARED} */
    public record Event(String what, Instant at, String by, String role, String reason, UUID logEntry) {}

    public boolean isInForce(Instant now) {
        return clearedAt == null && !since.isAfter(now) && (until == null || until.isAfter(now));
    }
}
