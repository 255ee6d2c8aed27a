package kinbridge.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * Which place an item has among all that was received. It keeps it for as long as it waits in quarantine,
 * so that what comes out late is never taken for new.
 *
 * @param at when its batch was taken up; stands in where neither statement nor payload has a time
 * @param sequence decides between equal times
 * @param isLate whether something newer may have come before it: it was in quarantine
 */
record Receipt(UUID payload, Instant at, long sequence, boolean isLate) {

    /** @param index the item's place in its batch, from 0 */
    Receipt of(int index) {
        return new Receipt(payload, at, sequence + index, isLate);
    }
}
