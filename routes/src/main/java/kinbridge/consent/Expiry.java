package kinbridge.consent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long an agreement holds (section 1.5): to the next scheduled review and four weeks beyond, at most
 * six months. Where no review is known, twelve weeks: the longest review cycle of a team around the
 * family (eight weeks) and the same four, so that nobody gains half a year by not planning a review.
 */
public final class Expiry {

    private static final int LONGEST_MONTHS = 6;
    private static final int AFTER_REVIEW_WEEKS = 4;
    private static final int WITHOUT_REVIEW_WEEKS = 12;

    private Expiry() {}

    /** The last day, where nobody names one. */
    public static LocalDate usual(LocalDate givenOn, @Nullable LocalDate nextReview) {
        LocalDate usual = nextReview != null && nextReview.isAfter(givenOn)
                ? nextReview.plusWeeks(AFTER_REVIEW_WEEKS)
                : givenOn.plusWeeks(WITHOUT_REVIEW_WEEKS);
        return usual.isAfter(latest(givenOn)) ? latest(givenOn) : usual;
    }

    /** The last day that anybody may name. */
    public static LocalDate latest(LocalDate givenOn) {
        return givenOn.plusMonths(LONGEST_MONTHS);
    }
}
