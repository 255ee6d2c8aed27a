package kinbridge.rectification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.work.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * That somebody says that a record is wrong, without what they say.
 *
 * @param thing what is contested
 * @param identity of whom it is about
 * @param parent an identity of the parent who says so, or null
 * @param by who recorded it, by id, role and agency
 * @param outcome what the holder answered, or null
 * @param endedAt when the mark ended, or null
 */
record Contest(
        UUID id,
        Thing thing,
        @Nullable UUID family,
        UUID identity,
        @Nullable UUID parent,
        SaidBy said,
        SaidAbout about,
        LocalDate on,
        Requester by,
        Instant recordedAt,
        Instant dueAt,
        @Nullable Outcome outcome,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String told) {

    /**
     * @param record as the sharing log names it
     * @param shared what its versions share
     * @param version the one that was contested
     * @param category its code
     */
    record Thing(UUID record, UUID shared, UUID version, String holder, String category, String type) {}

    /** Who is told how it ended. */
    UUID whom() {
        return parent == null ? identity : parent;
    }
}
