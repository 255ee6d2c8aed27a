package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import kinbridge.feeds.QuarantinePages.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Quarantine for programs: metadata and its end, never what was in it. */
@Story
class QuarantineApiStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    Waiting waiting;

    private Row misspelt(String reference) {
        String notice = Notices.about(
                reference,
                "missing",
                Instant.parse("2026-01-11T10:00:00Z"),
                "PX-" + reference,
                "Quillfeather",
                "Fictional",
                "1991-02-03");
        return waiting.notice(reference + ".json", notice.replace("ppnRef", "ppnReff"));
    }

    @Test
    void whoever_watches_reads_where_and_why_and_no_content() {
        Row row = misspelt("PPN-QA-READ");
        Program watcher = Program.of(hub, "lena-foss");

        var list = watcher.get("/api/quarantine?feed=police-ppn&limit=200");
        var one = watcher.get("/api/quarantine/" + row.id());

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("PPN-QA-READ.json").doesNotContain("Quillfeather");
        assertThat(one.body()).contains("\"today\"", "\"tries\":[]").doesNotContain("Quillfeather");
    }

    @Test
    void a_social_worker_reads_nothing_and_a_watcher_ends_nothing() {
        Row row = misspelt("PPN-QA-WHO");

        assertThat(Program.of(hub, "amara-nwosu").get("/api/quarantine").statusCode())
                .isEqualTo(403);
        assertThat(Program.of(hub, "lena-foss")
                        .post("/api/quarantine/" + row.id() + "/release", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_release_answers_what_became_of_it_and_the_second_is_a_conflict() {
        Row row = misspelt("PPN-QA-RELEASE");
        waiting.learn(row.id(), "ppnReff", "ppnRef");
        Program officer = Program.of(hub, "oskar-lindgren");

        var first = officer.post("/api/quarantine/" + row.id() + "/release", "");
        var second = officer.post("/api/quarantine/" + row.id() + "/release", "");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"outcome\":\"STORED\"", "\"entry\":\"");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("RELEASED");
    }

    @Test
    void a_discard_needs_a_sentence() {
        Row row = misspelt("PPN-QA-DISCARD");
        Program officer = Program.of(hub, "oskar-lindgren");
        String address = "/api/quarantine/" + row.id() + "/discard";

        assertThat(officer.post(address, "{\"reason\":\"no\"}").statusCode()).isEqualTo(422);
        assertThat(officer.post(address, "{\"reason\":\"it came twice\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void all_of_one_reason_are_asked_for_at_once() {
        Program officer = Program.of(hub, "oskar-lindgren");

        var answer = officer.post("/api/quarantine/release", "{\"feed\":\"police-ppn\",\"reason\":\"never told\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("{\"asked\":0}");
    }

    @Test
    void what_there_is_not_is_not_found() {
        Program officer = Program.of(hub, "oskar-lindgren");

        assertThat(officer.get("/api/quarantine/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(officer.post("/api/quarantine/" + UUID.randomUUID() + "/release", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/api/quarantine?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void a_nul_that_no_text_can_hold_is_a_mistake_of_the_caller_and_no_failure() {
        Program officer = Program.of(hub, "oskar-lindgren");

        assertThat(officer.get("/api/quarantine?feed=%00").statusCode()).isEqualTo(400);
        assertThat(officer.post("/api/quarantine/release", "{\"feed\":\"\\u0000\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.visitor("lena-foss").get("/quarantine?reason=%00").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_document_tells_of_it() {
        assertThat(Program.withoutToken(hub).get("/api/openapi").body())
                .contains("/api/quarantine/{id}/release", "409 if it was ended before");
    }
}
