package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kinbridge.consent.Agreements;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Fault;
import kinbridge.feeds.QuarantinePages.Filter;
import kinbridge.feeds.QuarantinePages.Listed;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.feeds.QuarantinePages.Tried;
import kinbridge.needtoknow.Requester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** Many rows of one file, a release that breaks off, and what no agreement covers. */
@Story
class QuarantineReleaseStoryTest {

    private static final String FEED = "police-ppn";
    private static final int ROWS = 25;

    @Autowired
    Hub hub;

    @Autowired
    Waiting waiting;

    @Autowired
    QuarantinePages quarantine;

    @Autowired
    ApplicationContext beans;

    @TempDir
    Path noAgreements;

    @Test
    void the_rows_of_a_file_are_listed_as_they_stand_in_it_over_all_pages() {
        waiting.receive("PPN-QR-ROWS.json", misspelt("PPN-QR-ROWS", ROWS));
        Filter ofTheFile = new Filter(FEED, "PPN-QR-ROWS.json", null, null, State.WAITING);

        List<String> places = new ArrayList<>();
        String after = null;
        do {
            Listed page = quarantine.list(ofTheFile, after, 10);
            assertThat(page.matching()).isEqualTo(ROWS);
            page.rows().forEach(row -> places.add(row.location()));
            after = page.next();
        } while (after != null);

        assertThat(places)
                .isEqualTo(IntStream.rangeClosed(1, ROWS)
                        .mapToObj(number -> "PPN-QR-ROWS.json, object " + number)
                        .toList());
    }

    @Test
    void a_file_is_listed_before_those_that_came_earlier() {
        waiting.notice("PPN-QR-EARLIER.json", misspelt("PPN-QR-EARLIER", 1));
        waiting.notice("PPN-QR-LATER.json", misspelt("PPN-QR-LATER", 1));

        List<String> places =
                quarantine.list(new Filter(FEED, null, null, null, State.WAITING), null, 500).rows().stream()
                        .map(Row::location)
                        .toList();

        assertThat(places.indexOf("PPN-QR-LATER.json, object 1"))
                .isLessThan(places.indexOf("PPN-QR-EARLIER.json, object 1"));
    }

    @Test
    void the_same_fault_of_many_rows_is_one_heap() {
        waiting.receive("PPN-QR-HEAP.json", misspelt("PPN-QR-HEAP", ROWS));

        assertThat(quarantine.heaps(new Filter(FEED, "PPN-QR-HEAP.json", null, null, State.WAITING), 10))
                .singleElement()
                .satisfies(heap -> {
                    assertThat(heap.file()).isEqualTo("PPN-QR-HEAP.json");
                    assertThat(heap.rows()).isEqualTo(ROWS);
                });
    }

    @Test
    void where_a_file_is_named_nothing_of_another_is_tried_again() {
        Row named = waiting.notice("PPN-QR-NAMED.json", misspelt("PPN-QR-NAMED", 1));
        Row other = waiting.notice("PPN-QR-OTHER.json", misspelt("PPN-QR-OTHER", 1));

        long asked = quarantine.releaseAll(replayer(), new Fault(FEED, "PPN-QR-NAMED.json", named.reason()));

        assertThat(asked).isOne();
        hub.until("the try", () -> tries(named.id()) == 1);
        assertThat(tries(other.id())).isZero();
    }

    @Test
    void a_release_that_breaks_off_changes_nothing_and_can_be_made_again() {
        Row row = waiting.notice("PPN-QR-BREAKS.json", misspelt("PPN-QR-BREAKS", 1));
        waiting.learn(row.id(), "ppnReff", "ppnRef");
        FeedState before = hub.feed(FEED);
        hub.asOwner("revoke update on intake.feed_count from kinbridge_app");
        try {
            assertThatThrownBy(() -> quarantine.release(replayer(), row.id())).isInstanceOf(RuntimeException.class);
        } finally {
            hub.asOwner("grant update on intake.feed_count to kinbridge_app");
        }
        assertThat(stored("PPN-QR-BREAKS")).isZero();
        assertThat(waiting.hasContent(row.id())).isTrue();
        assertThat(hub.feed(FEED).stored()).isEqualTo(before.stored());

        assertThat(release(row.id())).isEqualTo(Outcome.STORED);

        hub.settle();
        assertThat(stored("PPN-QR-BREAKS")).isOne();
        assertThat(hub.feed(FEED).quarantined()).isEqualTo(before.quarantined() - 1);
    }

    @Test
    void what_no_agreement_in_force_covers_is_neither_stored_nor_kept() {
        FeedState before = hub.feed(FEED);

        withoutAgreements(() -> waiting.receive(
                "PPN-QR-UNCOVERED.json", misspelt("PPN-QR-UNCOVERED", 1).replace("ppnReff", "ppnRef")));

        assertThat(hub.feed(FEED).notCovered()).isEqualTo(before.notCovered() + 1);
        assertThat(stored("PPN-QR-UNCOVERED")).isZero();
        assertThat(waiting.of("PPN-QR-UNCOVERED.json")).isEmpty();
    }

    @Test
    void what_waits_while_its_agreement_ends_is_deleted_when_it_is_tried_again() {
        Row row = waiting.notice("PPN-QR-ENDED.json", misspelt("PPN-QR-ENDED", 1));
        waiting.learn(row.id(), "ppnReff", "ppnRef");

        withoutAgreements(() -> assertThat(release(row.id())).isEqualTo(Outcome.NOT_COVERED));

        assertThat(stored("PPN-QR-ENDED")).isZero();
        assertThat(waiting.hasContent(row.id())).isFalse();
    }

    private void withoutAgreements(Runnable meanwhile) {
        Agreements none = Agreements.load(noAgreements, InstantSource.system());
        List<Object> users = Stream.of("intake", "release")
                .<Object>map(name -> AopTestUtils.getTargetObject(beans.getBean(name)))
                .toList();
        Object inForce = ReflectionTestUtils.getField(users.get(0), "agreements");
        users.forEach(user -> ReflectionTestUtils.setField(user, "agreements", none));
        try {
            meanwhile.run();
        } finally {
            users.forEach(user -> ReflectionTestUtils.setField(user, "agreements", inForce));
        }
    }

    private Outcome release(UUID id) {
        return ((Tried.Done) quarantine.release(replayer(), id)).outcome();
    }

    private Requester replayer() {
        return hub.requester("oskar-lindgren");
    }

    private int tries(UUID id) {
        return quarantine.find(id, false).orElseThrow().tries().size();
    }

    private long stored(String reference) {
        return hub.count(
                "select count(*) from statements.version v join statements.record r on r.version_id = v.id"
                        + " where v.is_current and v.source_ref like ? and r.type = 'MISSING_EPISODE'",
                "%" + reference + "%");
    }

    private static String misspelt(String reference, int notices) {
        return IntStream.rangeClosed(1, notices)
                .mapToObj(number -> Notices.about(
                                reference + "-" + number,
                                "missing",
                                Instant.parse("2026-01-12T10:00:00Z"),
                                "PX-" + reference + "-" + number,
                                "Quillfeather",
                                "Fictional",
                                "1991-02-03")
                        .replace("ppnRef", "ppnReff"))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
