package kinbridge.consent;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change to a flag that a practitioner wants to record. */
public sealed interface FlagRequest {

    String reason();

    /**
     * @param kind a code of {@link FlagKind}
     * @param subject an identity of whom it is about
     * @param record the one record it is about, or null: whatever is about the person
     * @param colleague the sign-in of the one practitioner it is about, or null
     * @param date when it is to be reviewed, or its last day: as the kind has it
     */
    record Set(
            String kind,
            UUID subject,
            @Nullable UUID record,
            @Nullable String colleague,
            String reason,
            @Nullable LocalDate date)
            implements FlagRequest {}

    /**
     * @param seen how many reviews the practitioner had seen
     * @param date the next review, or the new last day
     */
    record Review(
            UUID flag, int seen, String reason, @Nullable LocalDate date) implements FlagRequest {}

    /** @param seen how many reviews the practitioner had seen */
    record Clear(UUID flag, int seen, String reason) implements FlagRequest {}
}
