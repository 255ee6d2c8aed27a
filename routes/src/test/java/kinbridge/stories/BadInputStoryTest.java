package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Filter;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.feeds.QuarantinePages.State;
import org.hl7.fhir.r4.model.Appointment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot be read is kept aside with place and reason; the sound rest is stored, and all feeds go on. */
@Story
class BadInputStoryTest {

    private static final String CONTACTS =
            "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\n";

    @Autowired
    Hub hub;

    @Autowired
    QuarantinePages quarantine;

    @AfterEach
    void every_sum_holds_and_every_feed_goes_on() {
        hub.settle();
        assertThat(hub.feeds().feeds()).allMatch(FeedState::addsUp);
        assertThat(hub.feeds().feeds())
                .filteredOn(feed -> feed.received() > 0)
                .allMatch(feed -> feed.condition() == Condition.RUNNING);
    }

    @Test
    void a_file_cut_off_in_a_row_gives_the_rows_before_it() {
        FeedState before = hub.feed("socialcare-ssd");
        hub.socialcare()
                .drop(
                        "nightly/ssd_contacts.csv",
                        bytes(CONTACTS + "CO-STORY-1,NM1201,2026-01-05,6\nCO-STORY-2,NM1201,\"2026-0"));

        Row row = quarantined("socialcare-ssd", "ssd_contacts.csv");

        assertThat(row.location()).contains("ssd_contacts.csv");
        settledWith("socialcare-ssd", before, 1);
        assertThat(storedOf("CO-STORY-1")).isPositive();
        assertThat(storedOf("CO-STORY-2")).isZero();
    }

    @Test
    void a_table_with_other_columns_is_told_by_its_columns() {
        hub.socialcare().drop("nightly/ssd_cp_visits.csv", bytes("one,two,three\n1,2,3\n"));

        assertExplained(quarantined("socialcare-ssd", "ssd_cp_visits.csv"));
    }

    @Test
    void a_table_that_nobody_knows_is_quarantined_whole() {
        hub.socialcare().drop("nightly/ssd_pets.csv", bytes("pet_id,pet_name\nP1,Rex\n"));

        Row row = quarantined("socialcare-ssd", "ssd_pets.csv");

        assertThat(row.location()).contains("whole file");
    }

    @Test
    void a_notice_in_another_encoding_is_quarantined_with_the_encoding_as_the_reason() {
        hub.police().drop("ppn/PPN-STORY-UTF16.json", notice("PPN-STORY-UTF16").getBytes(StandardCharsets.UTF_16));

        Row row = quarantined("police-ppn", "PPN-STORY-UTF16.json");

        assertThat(row.reason()).contains("UTF-16");
    }

    @Test
    void a_notice_that_begins_with_a_byte_order_mark_is_stored() {
        FeedState before = hub.feed("police-ppn");
        hub.police().drop("ppn/PPN-STORY-BOM.json", bytes("\uFEFF" + notice("PPN-STORY-BOM")));
        hub.until("the notice", () -> hub.feed("police-ppn").stored() > before.stored());
        hub.settle();

        assertThat(hub.feed("police-ppn").quarantined()).isEqualTo(before.quarantined());
    }

    @Test
    void of_notices_cut_off_in_the_second_the_first_is_stored() {
        FeedState before = hub.feed("police-ppn");
        hub.police()
                .drop("ppn/PPN-STORY-CUT.json", bytes("[" + notice("PPN-STORY-CUT") + ", {\"ppnRef\": \"PPN-STORY-LO"));

        assertExplained(quarantined("police-ppn", "PPN-STORY-CUT.json"));
        settledWith("police-ppn", before, 1);
    }

    @Test
    void an_appointment_without_a_patient_is_told_by_its_field() {
        Appointment nobodys = new Appointment().setStatus(Appointment.AppointmentStatus.NOSHOW);
        nobodys.setId("story-nobody");
        hub.midwifery().put(nobodys);

        Row row = quarantined("midwifery-fhir", "");

        assertExplained(row);
        assertThat(row.field()).contains("participant");
    }

    @Test
    void a_file_that_no_feed_asks_for_is_left_where_it_is() {
        long payloads = hub.count("select count(*) from intake.payload where name like '%README%'");
        hub.police().drop("ppn/README.txt", bytes("Not a notice."));
        hub.police().drop("ppn/PPN-STORY-AFTER.json", bytes(notice("PPN-STORY-AFTER")));
        hub.until(
                "the notice after it",
                () -> hub.count("select count(*) from intake.payload where name = 'PPN-STORY-AFTER.json'") > 0);

        assertThat(hub.count("select count(*) from intake.payload where name like '%README%'"))
                .isEqualTo(payloads);
    }

    @Test
    void the_page_of_quarantine_tells_place_and_reason_and_no_content() {
        hub.police().drop("ppn/PPN-STORY-PAGE.json", bytes("{\"persons\": [{\"givenName\": \"Quillfeather\"}]}"));
        quarantined("police-ppn", "PPN-STORY-PAGE.json");

        var answer = hub.visitor("lena-foss").get("/quarantine");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("PPN-STORY-PAGE.json", "missing").doesNotContain("Quillfeather");
    }

    @Test
    void the_page_of_quarantine_is_not_for_a_social_worker() {
        assertThat(hub.visitor("amara-nwosu").get("/quarantine").statusCode()).isEqualTo(403);
    }

    private Row quarantined(String feed, String file) {
        Predicate<Row> isOfFile = row -> row.location().contains(file);
        hub.until(
                "something of " + feed + " in quarantine",
                () -> rows(feed).stream().anyMatch(isOfFile));
        return rows(feed).stream().filter(isOfFile).findFirst().orElseThrow();
    }

    private List<Row> rows(String feed) {
        return quarantine
                .list(new Filter(feed, null, null, null, State.WAITING), null, 500)
                .rows();
    }

    private static void assertExplained(Row row) {
        assertThat(row.location()).isNotBlank();
        assertThat(row.reason()).isNotBlank();
        assertThat(row.expected()).isNotBlank();
    }

    private void settledWith(String feed, FeedState before, long storedMore) {
        hub.until("the sound part", () -> hub.feed(feed).stored() >= before.stored() + storedMore);
        hub.settle();
        FeedState after = hub.feed(feed);
        assertThat(after.stored()).isEqualTo(before.stored() + storedMore);
        assertThat(after.quarantined()).isGreaterThan(before.quarantined());
    }

    private long storedOf(String contact) {
        return hub.count(
                "select count(*) from statements.version where is_current and kind = 'RECORD' and source_ref like ?",
                "%" + contact + "%");
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
