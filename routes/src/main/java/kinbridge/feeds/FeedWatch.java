package kinbridge.feeds;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Alarms IT about a feed that was not heard within its own limit, whatever the cause, and calls it off
 * when the feed is well again: a metric, a line in the log, a mail, and a count in the console. A feed
 * that somebody stopped is no alarm; a pause that lasts longer than the feed's limit has been forgotten.
 */
@Component
class FeedWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);

    private final FeedStates states;
    private final AlarmedFeeds alarmed;
    private final FeedAlarmMail mail;
    private final FeedControl control;
    private final CertificateBook certificates;
    private final InstantSource clock;
    private final Instant begun;
    private final MultiGauge alarms;
    private final MultiGauge silence;
    private final MultiGauge conditions;
    private final MultiGauge quarantined;
    private final MultiGauge differences;
    private final MultiGauge certificateDays;

    FeedWatch(
            FeedStates states,
            AlarmedFeeds alarmed,
            FeedAlarmMail mail,
            FeedControl control,
            CertificateBook certificates,
            InstantSource clock,
            MeterRegistry metrics) {
        this.states = states;
        this.alarmed = alarmed;
        this.mail = mail;
        this.control = control;
        this.certificates = certificates;
        this.clock = clock;
        this.begun = clock.instant();
        this.alarms = gauge(metrics, "kinbridge.feed.alarm", "1 while IT is alarmed about the feed");
        this.silence = gauge(metrics, "kinbridge.feed.silence.seconds", "Seconds since the feed was heard");
        this.conditions = gauge(metrics, "kinbridge.feed.condition", "1 for the condition that the feed is in");
        this.quarantined = gauge(metrics, "kinbridge.feed.quarantined", "Items that ended in quarantine");
        this.differences =
                gauge(metrics, "kinbridge.feed.differences", "Unsettled departures from the feed's declared shape");
        this.certificateDays =
                gauge(metrics, "kinbridge.feed.certificate.days", "Days until the feed's first certificate ends");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    /** Looks at every feed once. */
    void look() {
        Instant now = clock.instant();
        control.feeds().forEach(certificates::readStores);
        List<FeedState> feeds = states.feeds();
        for (FeedState feed : feeds) {
            Optional<String> why = alarm(feed, begun, now);
            if (why.isPresent() && alarmed.raise(feed.feed(), feed.condition(), now)) {
                LOG.warn("Feed {} is {}: {}", feed.feed(), feed.condition().words(), why.get());
                mail.raised(feed, why.get());
            } else if (why.isEmpty() && alarmed.clear(feed.feed())) {
                LOG.info("Feed {} is no longer an alarm", feed.feed());
                mail.cleared(feed);
            }
        }
        record(feeds, now);
    }

    /**
     * Why IT must be told of the feed, or empty.
     *
     * @param begun since when this hub has been looking: a feed that was never heard is given its time
     */
    static Optional<String> alarm(FeedState feed, Instant begun, Instant now) {
        if (feed.condition() == Condition.BEHIND) {
            return Optional.of(
                    "heard, and not taken in for longer than " + FeedStates.TAKEN_IN_WITHIN.toMinutes() + " minutes");
        }
        Instant since = switch (feed.condition()) {
            case RUNNING, BEHIND, STOPPED -> now;
            case PAUSED -> feed.flow() == null ? now : feed.flow().since();
            case LATE, FAILING, NEVER_HEARD -> feed.lastHeard() == null ? begun : feed.lastHeard();
        };
        Duration silent = Duration.between(since, now);
        if (silent.compareTo(feed.silenceLimit()) <= 0) {
            return Optional.empty();
        }
        long limit = feed.silenceLimit().toMinutes();
        return Optional.of(
                switch (feed.condition()) {
                    case PAUSED -> "paused for longer than " + limit + " minutes, and not resumed";
                    case NEVER_HEARD -> "never heard, and the hub has been up for longer than " + limit + " minutes";
                    default ->
                        "not heard for longer than " + limit + " minutes"
                                + (feed.condition() == Condition.FAILING ? "; " + feed.problem() : "");
                });
    }

    private void record(List<FeedState> feeds, Instant now) {
        register(alarms, feeds, feed -> alarm(feed, begun, now).isPresent() ? 1 : 0);
        register(
                silence,
                feeds,
                feed -> Duration.between(feed.lastHeard() == null ? begun : feed.lastHeard(), now)
                        .toSeconds());
        register(quarantined, feeds, FeedState::quarantined);
        register(differences, feeds, FeedState::differences);
        certificateDays.register(
                feeds.stream()
                        .flatMap(feed -> Stream.ofNullable(feed.certificateEnds())
                                .map(ends -> MultiGauge.Row.of(
                                        Tags.of("feed", feed.feed()),
                                        Duration.between(now, ends).toDays())))
                        .toList(),
                true);
        conditions.register(
                feeds.stream()
                        .flatMap(feed -> Stream.of(Condition.values())
                                .map(condition -> MultiGauge.Row.of(
                                        Tags.of("feed", feed.feed(), "condition", word(condition)),
                                        feed.condition() == condition ? 1 : 0)))
                        .toList(),
                true);
    }

    private static void register(MultiGauge gauge, List<FeedState> feeds, ToDoubleFunction<FeedState> value) {
        gauge.register(
                feeds.stream()
                        .map(feed -> MultiGauge.Row.of(Tags.of("feed", feed.feed()), value.applyAsDouble(feed)))
                        .toList(),
                true);
    }

    private static String word(Condition condition) {
        return condition.words().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }
}
