package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kinbridge.console.Visitor;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.feeds.QuarantinePages.Tried;
import kinbridge.needtoknow.Requester;
import kinbridge.storage.HubFolders;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What could not be understood waits, is tried again as what it was, or is given up; and the sum holds. */
@Story
class QuarantineStoryTest {

    private static final String FEED = "police-ppn";
    private static final String WHY = "the reference looks cut off";

    @Autowired
    Hub hub;

    @Autowired
    Waiting waiting;

    @Autowired
    QuarantinePages quarantine;

    @Autowired
    CamelContext camel;

    @Autowired
    HubFolders folders;

    @AfterEach
    void every_sum_holds_and_what_is_quarantined_waits_or_was_discarded() {
        hub.settle();
        assertThat(hub.feeds().feeds()).allMatch(FeedState::addsUp);
        assertThat(waiting.items(FEED))
                .isEqualTo(hub.feed(FEED).quarantined() - hub.feed(FEED).discarded());
    }

    @Test
    void of_two_notices_the_sound_one_is_stored_at_once_and_the_other_when_its_mapping_has_learnt() {
        FeedState before = hub.feed(FEED);
        Row row = waiting.notice("PPN-QS-TWO.json", "[" + notice("PPN-QS-SOUND") + "," + misspelt("PPN-QS-BAD") + "]");
        assertThat(stored("PPN-QS-SOUND")).isOne();
        assertThat(stored("PPN-QS-BAD")).isZero();

        waiting.learn(row.id(), "ppnReff", "ppnRef");
        assertThat(release(row.id())).isEqualTo(Outcome.STORED);

        hub.settle();
        assertThat(stored("PPN-QS-BAD")).isOne();
        assertThat(hub.feed(FEED).stored()).isEqualTo(before.stored() + 2);
        assertThat(hub.feed(FEED).quarantined()).isEqualTo(before.quarantined());
        assertThat(waiting.hasContent(row.id())).isFalse();
    }

    @Test
    void what_is_still_not_understood_waits_on_with_the_try() {
        Row row = waiting.notice("PPN-QS-STILL.json", misspelt("PPN-QS-STILL"));

        assertThat(release(row.id())).isEqualTo(Outcome.STILL_NOT_UNDERSTOOD);

        QuarantinePages.Detail detail = quarantine.find(row.id(), false).orElseThrow();
        assertThat(detail.row().state()).isEqualTo(State.WAITING);
        assertThat(detail.tries()).hasSize(1);
        assertThat(detail.tries().get(0).who()).isEqualTo("oskar-lindgren");
        assertThat(detail.refusedUnder()).isEqualTo(detail.today()).contains("settings ");
    }

    /** While something waits, what is said again is noted: each thing once, however often it is said. */
    @Test
    void what_is_said_again_several_times_in_one_file_is_unchanged_each_time() {
        waiting.notice("PPN-QS-AGAIN-1.json", misspelt("PPN-QS-AGAIN-1"));
        FeedState before = hub.feed(FEED);
        String same = notice("PPN-QS-AGAIN-2");

        waiting.receive("PPN-QS-AGAIN-2.json", "[" + same + "," + same + "," + same + "]");

        assertThat(hub.feed(FEED).stored()).isEqualTo(before.stored() + 1);
        assertThat(hub.feed(FEED).unchanged()).isEqualTo(before.unchanged() + 2);
    }

    @Test
    void a_notice_about_a_crowd_waits_and_keeps_nobody_else_waiting() {
        String one = """
                {"id": "PX-CROWD-%d", "role": "victim", "givenName": "Inventa", "familyName": "Imagined",
                 "dateOfBirth": "1993-05-06"}""";
        String crowd = IntStream.rangeClosed(1, 101).mapToObj(one::formatted).collect(Collectors.joining(","));

        Row row = waiting.notice(
                "PPN-QS-CROWD.json",
                notice("PPN-QS-CROWD").replaceFirst("(?s)\"persons\": \\[.*?\\]", "\"persons\": [" + crowd + "]"));

        assertThat(row.reason()).isEqualTo("101 people in one item");
        assertThat(release(row.id())).isEqualTo(Outcome.STILL_NOT_UNDERSTOOD);
    }

    @Test
    void what_was_released_once_is_not_released_twice() {
        Row row = waiting.notice("PPN-QS-TWICE.json", misspelt("PPN-QS-TWICE"));
        waiting.learn(row.id(), "ppnReff", "ppnRef");
        release(row.id());

        assertThat(quarantine.release(replayer(), row.id())).isEqualTo(new Tried.EndedBefore(State.RELEASED));
        assertThat(stored("PPN-QS-TWICE")).isOne();
    }

    @Test
    void what_comes_out_late_never_overwrites_what_came_since() {
        Row row = waiting.notice("PPN-QS-LATE-1.json", misspelt("PPN-QS-LATE").replace("missing", "other"));
        waiting.receive("PPN-QS-LATE-2.json", notice("PPN-QS-LATE"));
        waiting.learn(row.id(), "ppnReff", "ppnRef");

        release(row.id());

        assertThat(hub.count(
                        "select count(*) from statements.version v join statements.record r on r.version_id = v.id"
                                + " where v.is_current and v.source_ref like ? and r.type = 'MISSING_EPISODE'",
                        "%PPN-QS-LATE%"))
                .isOne();
    }

    /** The newer list did not know her any more, so there was nothing to take back when it came. */
    @Test
    void what_comes_out_late_brings_nobody_back_whom_a_newer_whole_no_longer_names() {
        String her = """
                , {"id": "qs-m2", "type": "Person", "fullName": "Inventa Imagined", "isResponsible": false}""";
        waiting.receive(
                "housing-tenure", "qs-tenure-1.json", tenure(her).replace("\"id\": \"qs-t1\"", "\"idd\": \"qs-t1\""));
        Row row = waiting.of("housing-tenure", "qs-tenure-1.json").get(0);
        waiting.receive("housing-tenure", "qs-tenure-2.json", tenure(""));

        waiting.learn(row.id(), "idd", "id");
        assertThat(release(row.id())).isEqualTo(Outcome.STORED);

        hub.settle();
        assertThat(households("qs-m1") + households("qs-m2")).isZero();
        assertThat(hub.count("select count(*) from people.identity where local_id = 'qs-m2'"))
                .as("that she is a person was never taken back")
                .isOne();
        assertThat(hub.count(
                        "select count(*) from statements.version where source_ref like 'tenure/qs-t1/household/%'"))
                .as("kept as what was said then")
                .isOne();
    }

    private long households(String member) {
        return hub.count(
                "select count(*) from statements.version where is_current and source_ref = ?",
                "tenure/qs-t1/household/" + member);
    }

    private static String tenure(String others) {
        return """
                {"results": [{"id": "qs-t1", "householdMembers": [
                  {"id": "qs-m1", "type": "Person", "fullName": "Ficta Imagined", "isResponsible": true}%s],
                  "tenuredAsset": {"id": "qs-a1", "type": "Dwelling", "fullAddress": "1 Nowhere Close ZX1 1AA"},
                  "startOfTenureDate": "2025-01-10T00:00:00Z",
                  "tenureType": {"code": "SEC", "description": "Secure"}}]}""".formatted(others);
    }

    @Test
    void a_part_is_released_with_its_item_mapped_anew_and_the_items_figures_stay() {
        String unreadable = notice("PPN-QS-PART").replace("1991-02-03", "31/31/1991");
        Row row = waiting.notice("PPN-QS-PART.json", unreadable);
        assertThat(row.kind()).isEqualTo(Kind.PART);
        FeedState before = hub.feed(FEED);

        waiting.learn(row.id(), "31/31/1991", "1991-02-03");
        assertThat(release(row.id())).isEqualTo(Outcome.STORED);

        hub.settle();
        FeedState after = hub.feed(FEED);
        assertThat(after.parts()).isEqualTo(before.parts() - 1);
        assertThat(List.of(after.received(), after.stored(), after.unchanged(), after.quarantined()))
                .isEqualTo(List.of(before.received(), before.stored(), before.unchanged(), before.quarantined()));
        assertThat(hub.database()
                        .sql("select date_of_birth::text from people.identity where local_id = 'PX-PPN-QS-PART'")
                        .query(String.class)
                        .single())
                .isEqualTo("1991-02-03");
    }

    @Test
    void a_discarded_part_does_not_come_back_with_the_other_part_of_its_item() {
        String unreadable = notice("PPN-QS-PARTS")
                .replace("1991-02-03", "31/31/1991")
                .replace("\"occurredAt\": \"2026", "\"occurredAt\": \"x2026");
        waiting.receive("PPN-QS-PARTS.json", unreadable);
        List<Row> parts = waiting.of("PPN-QS-PARTS.json");
        assertThat(parts).hasSize(2);
        Row given = parts.get(0);
        Row kept = parts.get(1);
        quarantine.discard(replayer(), given.id(), "the police cannot mend it");

        assertThat(release(kept.id())).isEqualTo(Outcome.STILL_NOT_UNDERSTOOD);

        assertThat(waiting.of("PPN-QS-PARTS.json")).hasSize(1);
    }

    @Test
    void a_discard_is_final_counted_and_says_why() {
        FeedState before = hub.feed(FEED);
        Row row = waiting.notice("PPN-QS-GONE.json", misspelt("PPN-QS-GONE"));
        Visitor officer = hub.visitor("oskar-lindgren");

        HttpResponse<String> answer = officer.post(
                "/quarantine/" + row.id() + "/discard", officer.token(), "reason", "the police sent it again today");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(waiting.hasContent(row.id())).isFalse();
        assertThat(hub.feed(FEED).discarded()).isEqualTo(before.discarded() + 1);
        assertThat(officer.get("/quarantine/" + row.id()).body())
                .contains("Discarded", "Oskar Lindgren", "the police sent it again today");
        assertThat(hub.visitor("lena-foss").get("/quarantine/" + row.id()).body())
                .contains("Oskar Lindgren")
                .doesNotContain("the police sent it again today");
        assertThat(quarantine.release(replayer(), row.id())).isEqualTo(new Tried.EndedBefore(State.DISCARDED));
    }

    @Test
    void content_is_for_whoever_is_granted_it_and_each_look_is_in_the_log() {
        Row row = waiting.notice("PPN-QS-SEEN.json", misspelt("PPN-QS-SEEN").replace("Testina", "Quillfeather"));
        String address = "/quarantine/" + row.id() + "/content";
        for (String other : List.of("lena-foss", "oskar-lindgren", "ian-wetherby", "amara-nwosu")) {
            Visitor visitor = hub.visitor(other);
            HttpResponse<String> refused = visitor.post(address, visitor.token(), "reason", WHY);
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("Quillfeather");
        }
        long before = contentReads();
        Visitor reader = hub.visitor("tamsin-rowe");

        HttpResponse<String> answer = reader.post(address, reader.token(), "reason", WHY);

        assertThat(answer.body()).contains("Quillfeather");
        assertThat(contentReads()).isEqualTo(before + 1);
        Visitor governance = hub.visitor("ian-wetherby");
        assertThat(governance.get("/sharing-log?kind=CONTENT_READ").body())
                .contains("Unfiltered content read", "Tamsin Rowe");
    }

    @Test
    void a_whole_file_is_read_again_and_its_items_take_its_place() throws Exception {
        FeedState before = hub.feed(FEED);
        waiting.receive("PPN-QS-FILE.json", "");
        Row row = waiting.of("PPN-QS-FILE.json").get(0);
        assertThat(row.kind()).isEqualTo(Kind.FILE);
        assertThat(quarantine.release(replayer(), row.id())).isInstanceOf(Tried.Begun.class);
        hub.settle();
        assertThat(waiting.of("PPN-QS-FILE.json"))
                .as("not understood the second time")
                .hasSize(1);
        assertThat(quarantine.find(row.id(), false).orElseThrow().tries()).hasSize(1);

        waiting.becomes(row.id(), "[" + notice("PPN-QS-FILE-1") + "," + notice("PPN-QS-FILE-2") + "]", camel, folders);
        assertThat(quarantine.release(replayer(), row.id())).isInstanceOf(Tried.Begun.class);
        hub.settle();

        assertThat(stored("PPN-QS-FILE-1") + stored("PPN-QS-FILE-2")).isEqualTo(2);
        assertThat(hub.feed(FEED).received()).isEqualTo(before.received() + 2);
        assertThat(hub.feed(FEED).quarantined()).isEqualTo(before.quarantined());
        assertThat(waiting.of("PPN-QS-FILE.json")).isEmpty();
        assertThat(waiting.payloads("PPN-QS-FILE.json"))
                .hasSize(3)
                .allSatisfy(
                        payload -> assertThat(folders.data().resolve("spool").resolve(payload))
                                .doesNotExist());
    }

    @Test
    void all_of_one_feed_and_reason_are_tried_behind_the_page() {
        Row one = waiting.notice("PPN-QS-ALL-1.json", misspelt("PPN-QS-ALL-1"));
        Row two = waiting.notice("PPN-QS-ALL-2.json", misspelt("PPN-QS-ALL-2"));
        waiting.learn(one.id(), "ppnReff", "ppnRef");
        waiting.learn(two.id(), "ppnReff", "ppnRef");
        Visitor officer = hub.visitor("oskar-lindgren");

        officer.post("/quarantine/release", officer.token(), "feed", FEED, "reason", one.reason());

        hub.until("all tried", () -> waiting.of("PPN-QS-ALL-").isEmpty());
        assertThat(stored("PPN-QS-ALL-1") + stored("PPN-QS-ALL-2")).isEqualTo(2);
    }

    @Test
    void nothing_goes_by_itself_and_what_waits_too_long_is_told() {
        Row row = waiting.notice("PPN-QS-OLD.json", misspelt("PPN-QS-OLD"));
        long before = hub.feed(FEED).overdue();

        hub.database()
                .sql("update intake.quarantine set since = since - interval '15 days' where id = ?")
                .param(row.id())
                .update();

        assertThat(hub.feed(FEED).overdue()).isEqualTo(before + 1);
        Visitor officer = hub.visitor("lena-foss");
        assertThat(officer.get("/connectors").body()).contains("Too long in quarantine");
        assertThat(officer.get("/quarantine?age=overdue").body()).contains("PPN-QS-OLD.json", "Overdue");
    }

    private Outcome release(UUID id) {
        return ((Tried.Done) quarantine.release(replayer(), id)).outcome();
    }

    private Requester replayer() {
        return hub.requester("oskar-lindgren");
    }

    private long stored(String reference) {
        return hub.count(
                "select count(*) from statements.version v join statements.record r on r.version_id = v.id"
                        + " where v.is_current and v.source_ref like ? and r.type = 'MISSING_EPISODE'",
                "%" + reference + "%");
    }

    private long contentReads() {
        hub.until("the log to be written", () -> hub.count("select count(*) from sharing_log.pending") == 0);
        return hub.count("select count(*) from sharing_log.entry where kind = 'CONTENT_READ'");
    }

    private static String notice(String reference) {
        return Notices.about(
                reference,
                "missing",
                Instant.parse("2026-01-10T10:00:00Z"),
                "PX-" + reference,
                "Testina",
                "Fictional",
                "1991-02-03");
    }

    private static String misspelt(String reference) {
        return notice(reference).replace("ppnRef", "ppnReff");
    }
}
