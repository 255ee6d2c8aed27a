package kinbridge.family;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.HarmSource;
import org.jspecify.annotations.Nullable;

/**
 * The harm level of one child (section 1.7): what the social-care feed says, and what an authorised
 * person raised ahead of it. A pure calculation; whoever asks says what day it is.
 */
record Harm(List<Span> spans, List<Raise> raises) {

    /** Where no feed says anything: a child with additional needs, for whom the hub is not asked otherwise. */
    static final HarmLevel UNSAID = HarmLevel.L2;

    static final Harm NOTHING_KNOWN = new Harm(List.of(), List.of());

    Harm {
        spans = List.copyOf(spans);
        raises = raises.stream()
                .sorted(Comparator.comparing(Raise::since).reversed())
                .toList();
    }

    /**
     * A plan, enquiry or episode as the feed has it.
     *
     * @param until the day it ended: on that day it is over, without grace
     * @param receivedAt when the feed said so
     */
    record Span(
            HarmLevel level,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Instant receivedAt) {

        boolean isInForce(LocalDate today) {
            return (from == null || !from.isAfter(today)) && (until == null || until.isAfter(today));
        }

        /** Whether it ended after the raise was made, so that the raise has nothing left to be ahead of. */
        boolean hasEndedSince(Raise raise, LocalDate today) {
            return until != null
                    && !until.isAfter(today)
                    && !until.isBefore(raise.since().atZone(Occurred.LONDON).toLocalDate())
                    && receivedAt.isAfter(raise.since());
        }
    }

    /**
     * @param identity the identity it was recorded on
     * @param until the end of the second working day
     */
    record Raise(
            UUID id,
            UUID identity,
            HarmLevel level,
            Instant since,
            Instant until,
            String setBy,
            String role,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {}

    /** How a raise stands today. */
    enum Standing {
        IN_FORCE,
        /** The feed has come to the same level or above: it alone counts now. */
        CAUGHT_UP,
        /** Two working days went by and the feed did not catch up. */
        LAPSED,
        /** A person ended it. */
        ENDED,
        /** The plan or enquiry that it was ahead of has ended. */
        OVER_WITH_THE_PLAN
    }

    HarmLevel feed(LocalDate today) {
        return spans.stream()
                .filter(span -> span.isInForce(today))
                .map(Span::level)
                .max(Comparator.naturalOrder())
                .orElse(UNSAID);
    }

    /** Since when the feed says so, as far as it gives a date. */
    @Nullable
    LocalDate feedSince(LocalDate today) {
        HarmLevel level = feed(today);
        return spans.stream()
                .filter(span -> span.isInForce(today) && span.level() == level && span.from() != null)
                .map(Span::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    HarmLevel effective(Instant now) {
        HarmLevel feed = feed(day(now));
        Raise raised = inForce(now);
        return raised != null && raised.level().compareTo(feed) > 0 ? raised.level() : feed;
    }

    /** Who says the effective level, and since when; null where nobody says any. */
    @Nullable
    HarmSource source(Instant now) {
        Raise raised = inForce(now);
        if (raised != null && raised.level() == effective(now)) {
            return new HarmSource(raised.setBy(), raised.since());
        }
        LocalDate today = day(now);
        return spans.stream()
                .filter(span -> span.isInForce(today) && span.level() == feed(today))
                .map(Span::receivedAt)
                .min(Comparator.naturalOrder())
                .map(heard -> new HarmSource(HarmSource.FEED, heard))
                .orElse(null);
    }

    /** The highest raise that counts above the feed, or null. */
    @Nullable
    Raise inForce(Instant now) {
        return raises.stream()
                .filter(raise -> standing(raise, now) == Standing.IN_FORCE)
                .max(Comparator.comparing(Raise::level).thenComparing(Raise::since))
                .orElse(null);
    }

    Standing standing(Raise raise, Instant now) {
        LocalDate today = day(now);
        if (raise.endedAt() != null && !raise.endedAt().isAfter(now)) {
            return Standing.ENDED;
        }
        if (spans.stream().anyMatch(span -> isWhatItWasAheadOf(span, raise) && span.hasEndedSince(raise, today))) {
            return Standing.OVER_WITH_THE_PLAN;
        }
        if (feed(today).compareTo(raise.level()) >= 0) {
            return Standing.CAUGHT_UP;
        }
        return raise.until().isAfter(now) ? Standing.IN_FORCE : Standing.LAPSED;
    }

    /**
     * The end of an enquiry does not end a plan that was decided at its conference. No feed can say
     * IMMINENT: that is over with the enquiry or plan of the same danger.
     */
    private static boolean isWhatItWasAheadOf(Span span, Raise raise) {
        HarmLevel least = raise.level() == HarmLevel.IMMINENT ? HarmLevel.S47 : raise.level();
        return span.level().compareTo(least) >= 0;
    }

    private static LocalDate day(Instant now) {
        return now.atZone(Occurred.LONDON).toLocalDate();
    }
}
