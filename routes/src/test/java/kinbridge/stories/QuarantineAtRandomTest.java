package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Tried;
import kinbridge.needtoknow.Requester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Deliveries, sound and not, again and again, with releases and discards between them in any order: the sum
 * holds, nothing is doubled, and what is current is the newest of all that came in, by its time and then by
 * its place among what was received, whenever it was released.
 */
@Story
class QuarantineAtRandomTest {

    private static final String FEED = "police-ppn";
    private static final int STEPS = 14;
    private static final Instant EARLIER = Instant.parse("2026-02-01T08:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);

    @Autowired
    Hub hub;

    @Autowired
    Waiting waiting;

    @Autowired
    QuarantinePages quarantine;

    private final List<Arrival> arrivals = new ArrayList<>();

    /** @param said which of eight things the notice says; two by two at one time */
    private record Arrival(int order, int notice, int said, UUID row, boolean isIn) {

        Instant time() {
            return EARLIER.plusSeconds(said / 4);
        }

        Arrival in() {
            return new Arrival(order, notice, said, row, true);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_any_order_the_sum_holds_and_the_newest_is_current(long seed) {
        Random lot = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (lot.nextInt(6)) {
                case 0, 1 -> deliver(seed, lot, true);
                case 2, 3 -> deliver(seed, lot, false);
                case 4 -> end(lot, seed, true);
                default -> end(lot, seed, lot.nextInt(3) > 0);
            }
        }
        hub.settle();

        FeedState feed = hub.feed(FEED);
        assertThat(feed.addsUp()).isTrue();
        assertThat(feed.quarantined()).isEqualTo(waiting.items(FEED) + feed.discarded());
        for (int notice = 0; notice < 2; notice++) {
            assertThat(current(seed, notice))
                    .as("notice %s of seed %s", notice, seed)
                    .isEqualTo(newest(notice));
        }
    }

    private void deliver(long seed, Random lot, boolean isSound) {
        int order = arrivals.size();
        int notice = lot.nextInt(2);
        int said = lot.nextInt(8);
        String file = "PPN-LOT-" + seed + "-" + order + ".json";
        Arrival arrival = new Arrival(order, notice, said, null, isSound);
        String content = content(seed, arrival);
        if (isSound) {
            waiting.receive(file, content);
            arrivals.add(arrival);
        } else {
            UUID row =
                    waiting.notice(file, content.replace("ppnRef", "ppnReff")).id();
            arrivals.add(new Arrival(order, notice, said, row, false));
        }
    }

    /** Releases or discards one that waits; or tries it without the mapping having learnt, which changes nothing. */
    private void end(Random lot, long seed, boolean isReleased) {
        List<Arrival> candidates = arrivals.stream()
                .filter(arrival -> arrival.row() != null && !arrival.isIn())
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        Arrival chosen = candidates.get(lot.nextInt(candidates.size()));
        Requester officer = hub.requester("oskar-lindgren");
        if (!isReleased) {
            if (lot.nextBoolean()) {
                quarantine.release(officer, chosen.row());
            } else {
                quarantine.discard(officer, chosen.row(), "drawn by lot, seed " + seed);
                arrivals.remove(chosen);
                arrivals.add(new Arrival(chosen.order(), chosen.notice(), chosen.said(), null, false));
            }
            return;
        }
        waiting.learn(chosen.row(), "ppnReff", "ppnRef");
        List<CompletableFuture<Tried>> both = IntStream.range(0, 2)
                .mapToObj(colleague -> CompletableFuture.supplyAsync(() -> quarantine.release(officer, chosen.row())))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join))
                .filteredOn(tried -> tried instanceof Tried.Done)
                .hasSize(1);
        arrivals.set(arrivals.indexOf(chosen), chosen.in());
    }

    private Optional<LocalDate> newest(int notice) {
        return arrivals.stream()
                .filter(arrival -> arrival.isIn() && arrival.notice() == notice)
                .max(Comparator.comparing(Arrival::time).thenComparing(Arrival::order))
                .map(arrival -> FIRST_DAY.plusDays(arrival.said()));
    }

    /** The day that the current record of that notice tells; fails if there are two. */
    private Optional<LocalDate> current(long seed, int notice) {
        List<LocalDate> days = hub.database()
                .sql("""
                select r.occurred_on from statements.version v join statements.record r on r.version_id = v.id
                where v.is_current and v.feed = 'police-ppn' and v.source_ref like ? and r.type = 'MISSING_EPISODE'""")
                .param("%" + reference(seed, notice) + "%")
                .query(LocalDate.class)
                .list();
        assertThat(days).hasSizeLessThan(2);
        return days.stream().findFirst();
    }

    private static String reference(long seed, int notice) {
        return "PPN-LOT-S" + seed + "N" + notice + "E";
    }

    private static String content(long seed, Arrival arrival) {
        Instant time = arrival.time();
        String reference = reference(seed, arrival.notice());
        return Notices.about(reference, "missing", time, "PX-" + reference, "Lotta", "Drawn", "1990-01-02")
                .replace(
                        "\"occurredAt\": \"" + time.minusSeconds(3600),
                        "\"occurredAt\": \"" + FIRST_DAY.plusDays(arrival.said()) + "T12:00:00Z");
    }
}
