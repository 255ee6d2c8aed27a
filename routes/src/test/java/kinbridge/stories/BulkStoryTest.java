package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import kinbridge.connectors.Receiver;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A whole extract takes its time; nothing else of its agency, and nothing of another, waits behind it. */
@Story
class BulkStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    Receiver receiver;

    @Autowired
    CamelContext camel;

    @ParameterizedTest
    @ValueSource(strings = {"split-bulk", "intake-police-bulk"})
    void a_notice_is_taken_in_while_an_extract_of_the_same_agency_is_on_its_way(String step) throws Exception {
        hub.settle();
        long notices = hub.feed("police-ppn").received();
        camel.getRouteController().suspendRoute(step);
        try {
            receive(receiver.ofWholeExtracts(), "police-crime", step + ".csv", "C-" + step + ",x,y\n");
            receive(receiver, "police-ppn", step + ".json", notice(step));

            hub.until(
                    "the notice",
                    () -> hub.feed("police-ppn").received() == notices + 1
                            && hub.feed("police-ppn").inFlight() == 0);
            assertThat(isDone(step + ".csv")).isFalse();
        } finally {
            camel.getRouteController().resumeRoute(step);
        }
        hub.settle();
        assertThat(isDone(step + ".csv")).isTrue();
    }

    @Test
    void a_payload_of_a_feed_that_is_configured_no_more_waits_and_holds_nothing_up() throws Exception {
        hub.settle();
        receive(receiver, "police-gone", "gone.json", "{}");
        long notices = hub.feed("police-ppn").received();

        receive(receiver, "police-ppn", "after-gone.json", notice("after-gone"));

        hub.until("the notice", () -> hub.feed("police-ppn").received() == notices + 1);
        assertThat(hub.count("select count(*) from intake.payload where name = 'gone.json' and state = 'RECEIVED'"))
                .isOne();
        hub.asOwner("delete from intake.payload where name = 'gone.json'");
        hub.settle();
    }

    private boolean isDone(String file) {
        return hub.count("""
                        select count(*) from intake.payload p where name = ? and (state = 'RECEIVED'
                          or exists (select from intake.batch b where b.payload_id = p.id and b.handled_at is null))""", file) == 0;
    }

    private static String notice(String reference) {
        return Notices.about(
                "PPN-BULK-" + reference,
                "missing",
                java.time.Instant.parse("2026-01-11T10:00:00Z"),
                "PX-BULK-" + reference,
                "Quillfeather",
                "Fictional",
                "1991-02-03");
    }

    private static void receive(Receiver to, String feed, String name, String content) throws Exception {
        to.receive(feed, name, null, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
