package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TwoPollsTest {

    private Instant now = Instant.parse("2026-11-28T09:00:00Z");
    private final TwoPolls polls = new TwoPolls(true, () -> now);

    @Test
    void a_file_that_was_only_just_opened_is_not_whole() {
        assertThat(seen(0, 17)).isFalse();
        now = now.plus(TwoPolls.EMPTY_FOR).minusSeconds(1);
        assertThat(seen(0, 17)).isFalse();
    }

    @Test
    void a_file_that_stays_empty_is_what_the_agency_sent() {
        seen(0, 17);
        now = now.plus(TwoPolls.EMPTY_FOR);

        assertThat(seen(0, 17)).isTrue();
    }

    @Test
    void a_file_that_is_emptied_anew_is_waited_for_again() {
        seen(0, 17);
        now = now.plus(TwoPolls.EMPTY_FOR);

        assertThat(seen(0, 18)).isFalse();
    }

    @Test
    void a_file_that_was_away_in_between_is_waited_for_again() {
        seen(0, 17);
        now = now.plus(TwoPolls.EMPTY_FOR);
        polls.beginPoll();

        assertThat(seen(0, 17)).isFalse();
    }

    private boolean seen(long sizeBytes, long modified) {
        polls.beginPoll();
        return polls.isWhole("a.csv", sizeBytes, modified);
    }
}
