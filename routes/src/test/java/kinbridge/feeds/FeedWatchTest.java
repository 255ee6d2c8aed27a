package kinbridge.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kinbridge.feeds.FeedFlow.Flow;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Instant WITHIN = NOW.minus(Duration.ofMinutes(29));
    private static final Instant BEYOND = NOW.minus(Duration.ofMinutes(31));

    @Test
    void a_late_feed_is_an_alarm() {
        assertThat(alarm(Condition.LATE, BEYOND, null)).contains("not heard for longer than 30 minutes");
    }

    @Test
    void a_feed_that_fails_is_no_alarm_within_its_limit() {
        assertThat(alarm(Condition.FAILING, WITHIN, null)).isEmpty();
    }

    @Test
    void a_feed_that_fails_beyond_its_limit_is_an_alarm_with_its_reason() {
        assertThat(alarm(Condition.FAILING, BEYOND, null))
                .contains("not heard for longer than 30 minutes; The host key changed");
    }

    @Test
    void a_feed_that_was_never_heard_is_given_its_limit_from_the_hubs_start() {
        assertThat(FeedWatch.alarm(feed(Condition.NEVER_HEARD, null, null), WITHIN, NOW))
                .isEmpty();
    }

    @Test
    void a_feed_that_was_never_heard_is_an_alarm_after_its_limit() {
        assertThat(FeedWatch.alarm(feed(Condition.NEVER_HEARD, null, null), BEYOND, NOW))
                .isPresent();
    }

    @Test
    void a_feed_that_is_heard_and_not_taken_in_is_an_alarm_at_once() {
        assertThat(alarm(Condition.BEHIND, WITHIN, null)).isPresent();
    }

    @Test
    void a_stopped_feed_is_no_alarm() {
        assertThat(alarm(Condition.STOPPED, BEYOND, flow(Flow.STOPPED, BEYOND))).isEmpty();
    }

    @Test
    void a_pause_within_the_limit_is_no_alarm_however_long_the_feed_was_silent_before() {
        assertThat(alarm(Condition.PAUSED, BEYOND, flow(Flow.PAUSED, WITHIN))).isEmpty();
    }

    @Test
    void a_forgotten_pause_is_an_alarm() {
        assertThat(alarm(Condition.PAUSED, WITHIN, flow(Flow.PAUSED, BEYOND)))
                .contains("paused for longer than 30 minutes, and not resumed");
    }

    private static Optional<String> alarm(Condition condition, @Nullable Instant heard, @Nullable FeedFlow flow) {
        return FeedWatch.alarm(feed(condition, heard, flow), NOW, NOW);
    }

    private static FeedFlow flow(Flow flow, Instant since) {
        return new FeedFlow(flow, "lena-foss", since, "The force renews its server");
    }

    private static FeedState feed(Condition condition, @Nullable Instant heard, @Nullable FeedFlow flow) {
        return new FeedState(
                "police-ppn",
                Agency.POLICE,
                "Notices",
                "Invented",
                List.of("sftp"),
                condition,
                condition == Condition.FAILING ? "The host key changed" : null,
                heard,
                heard,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                LIMIT,
                flow,
                null,
                null);
    }
}
