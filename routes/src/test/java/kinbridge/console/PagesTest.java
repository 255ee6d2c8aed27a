package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import kinbridge.console.ConsoleAlone.Behind;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.LogOrder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class PagesTest {

    private static final String HARTLEY = "/families/" + Invented.HARTLEY;
    private static final String HOSTILE = "<script>alert(1)</script>\"'><b>&amp;${7919*7907}[[${7919*7907}]]";

    /** Named as the sharing log names it: the page for it is found by that name. */
    static class LogUnavailable extends RuntimeException {
        LogUnavailable() {
            super("secret inside");
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    @BeforeEach
    void start() {
        behind.reset();
    }

    private String page(String person, String address) {
        HttpResponse<String> answer = Visitor.signedIn(port, person).get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void the_sign_in_page_lists_the_invented_people_by_agency() {
        assertThat(new Visitor(port).get("/sign-in").body())
                .contains(
                        "Priya Nair", "Midwifery", "Strengthening Families midwife", "Demonstration: invented people");
    }

    @Test
    void the_banner_is_on_every_page_of_the_demonstration() {
        assertThat(page("sw-nair", "/alerts")).contains("Demonstration: invented people");
        assertThat(page("it-osei", "/quarantine")).contains("Demonstration: invented people");
    }

    @Test
    void an_alert_shows_its_urgency_in_words_why_and_by_when() {
        assertThat(page("sw-nair", "/alerts"))
                .contains("P1: Immediate", "rising risk to an unborn child", "Respond by", "today at 12:12")
                .contains("New (2)", "Acknowledged (1)", "Closed (0)");
    }

    @Test
    void an_alert_whose_time_has_passed_says_so() {
        assertThat(page("sw-nair", "/alerts"))
                .contains("Overdue: the answer was due")
                .contains("today at 09:41");
    }

    @Test
    void an_alert_about_a_family_that_cannot_be_opened_has_no_link_to_it() {
        assertThat(page("sw-nair", "/alerts")).contains("you cannot open it").containsOnlyOnce("Open family");
    }

    @Test
    void an_empty_inbox_names_the_feeds_that_cannot_be_heard() {
        behind.empty = true;

        assertThat(page("sw-nair", "/alerts"))
                .contains("No new alerts", "Probation: last heard")
                .doesNotContain("Every agency&#39;s feed is being heard");
    }

    @Test
    void acknowledging_tells_the_hub_and_then_the_reader() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        HttpResponse<String> answer = worker.post("/alerts/" + Invented.NOTICE + "/acknowledge", worker.token());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(behind.asked).contains("acknowledge " + Invented.NOTICE + " by sw-nair");
        assertThat(worker.get("/alerts").body()).contains("The alert is acknowledged");
    }

    @Test
    void an_alert_that_is_not_among_ones_own_is_not_acknowledged_and_not_said_to_be() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        worker.post("/alerts/" + Invented.OF_OTHERS + "/acknowledge", worker.token());

        assertThat(behind.asked).noneMatch(question -> question.startsWith("acknowledge"));
        assertThat(worker.get("/alerts").body()).contains("Nothing was changed").doesNotContain("is acknowledged");
    }

    @Test
    void a_family_without_a_purpose_is_opened_for_the_usual_one_of_the_role() {
        HttpResponse<String> answer = Visitor.signedIn(port, "sw-nair").get(HARTLEY);

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith(HARTLEY + "?purpose=PREBIRTH&tab=overview");
        assertThat(behind.asked).noneMatch(question -> question.startsWith("open"));
    }

    @Test
    void the_overview_shows_people_plans_what_each_agency_answers_and_what_is_withheld() {
        assertThat(page("sw-nair", HARTLEY + "?purpose=PREBIRTH&tab=overview"))
                .contains("Hartley family", "FAM-7Q2K9", "also Chloe Doyle", "Poses a risk: domestic abuse")
                .contains("Review conference on 2 December 2026")
                .contains("Nothing that can be shown to you was found", "Withheld: ask", "Last good today at 06:38")
                .contains("Her agreement to share it has not been asked for", "01632 960144");
    }

    @Test
    void each_look_names_its_entry_in_the_sharing_log() {
        assertThat(page("sw-nair", HARTLEY + "?purpose=PREBIRTH"))
                .contains("This look is in the sharing log", Invented.ENTRY.toString());
        assertThat(page("sw-nair", "/families")).doesNotContain("This look is in the sharing log");
    }

    @Test
    void the_purpose_of_the_address_is_the_purpose_of_the_look() {
        page("sw-nair", HARTLEY + "?purpose=TAF_SUPPORT&tab=team");

        assertThat(behind.asked).contains("open " + Invented.HARTLEY + " for TAF_SUPPORT by sw-nair");
    }

    @Test
    void the_timeline_is_newest_first_and_numbered_from_the_oldest() {
        String page = page("sw-nair", HARTLEY + "?purpose=PREBIRTH&tab=timeline");

        assertThat(page)
                .containsSubsequence(
                        "3. Missed maternity appointment",
                        "2. Domestic abuse incident",
                        "1. Child protection conference");
        assertThat(page).contains("For more, ask", "PC safeguarding desk", "Probation is not available");
    }

    @Test
    void filtering_the_timeline_keeps_the_numbers() {
        assertThat(page("sw-nair", HARTLEY + "?purpose=PREBIRTH&tab=timeline&agency=police"))
                .contains("2. Domestic abuse incident", "(1 of 3)")
                .doesNotContain("Missed maternity appointment");
    }

    @Test
    void the_team_shows_who_leads() {
        assertThat(page("sw-nair", HARTLEY + "?purpose=PREBIRTH&tab=team"))
                .containsSubsequence("Team around the family", "Priya Nair", "Lead", "Ruth Adeyemi");
    }

    @Test
    void the_log_is_searched_by_what_the_address_says() {
        page(
                "ig-ward",
                "/sharing-log?from=2026-11-01&to=2026-11-24&practitioner=sw-nair&family=FAM-7Q2K9&outcome=WITHHOLD&after=x%2By");

        assertThat(behind.filter.from()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(behind.filter.practitioner()).isEqualTo("sw-nair");
        assertThat(behind.filter.outcome()).isEqualTo(DetailLevel.WITHHOLD);
        assertThat(behind.filter.after()).isEqualTo("x+y");
        assertThat(behind.filter.purpose()).isNull();
    }

    @Test
    void the_link_to_older_entries_keeps_the_filter_and_carries_the_cursor_whole() {
        assertThat(page("ig-ward", "/sharing-log?family=FAM-7Q2K9"))
                .contains("href=\"/sharing-log?family=FAM-7Q2K9&amp;after=abc%2B%2F%26%3D\"");
    }

    @Test
    void the_log_is_searched_by_person_basis_and_reference_in_the_order_asked_for() {
        page("ig-ward", "/sharing-log?person=" + Invented.CHILD + "&basis=6(1)(e)&entry=c0ffee00&sort=agency&rule=2.9");

        assertThat(behind.filter.person()).isEqualTo(Invented.CHILD);
        assertThat(behind.filter.basis()).isEqualTo("6(1)(e)");
        assertThat(behind.filter.reference()).isEqualTo("c0ffee00");
        assertThat(behind.filter.order()).isEqualTo(LogOrder.AGENCY);
    }

    @Test
    void each_filter_that_is_set_can_be_taken_away_by_itself() {
        assertThat(page("ig-ward", "/sharing-log?family=FAM-7Q2K9&outcome=FULL&after=x"))
                .contains("Family: FAM-7Q2K9", "With at least one: full", "1,204 entries")
                .contains("href=\"/sharing-log?outcome=FULL\"", "href=\"/sharing-log?family=FAM-7Q2K9\"");
        assertThat(page("ig-ward", "/sharing-log")).doesNotContain("Selected filters");
    }

    @Test
    void when_nothing_matches_the_filter_that_leaves_nothing_is_named() {
        behind.empty = true;

        assertThat(page("ig-ward", "/sharing-log?from=2026-11-01&rule=9.9"))
                .contains("From: 2026-11-01. Without it there would be 1,204 entries", "/sharing-log?rule=9.9");
    }

    @Test
    void the_words_of_a_search_are_in_no_address_and_belong_to_whoever_typed_them() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");
        officer.get("/sharing-log");
        HttpResponse<String> sent =
                officer.post("/sharing-log/words", officer.token(), "said", "Quillfeather rang", "family", "FAM-7Q2K9");
        String address = sent.headers().firstValue("location").orElseThrow();

        assertThat(address).contains("family=FAM-7Q2K9").doesNotContain("Quillfeather");
        String path = address.substring(address.indexOf("/sharing-log"));
        assertThat(officer.get(path).body()).contains("Words of the reason: Quillfeather rang");
        assertThat(behind.filter.words()).isEqualTo("Quillfeather rang");
        assertThat(behind.asked).contains("log by ig-ward: family FAM-7Q2K9; words 'Quillfeather rang'");

        behind.filter = null;
        assertThat(Visitor.signedIn(port, "ig-ward").get(path).body())
                .contains("type them")
                .doesNotContain("Quillfeather");
        assertThat(behind.filter).isNull();
    }

    @Test
    void the_file_of_the_log_holds_every_match_and_runs_nothing() {
        behind.everyTextEndsWith("x");
        behind.invented = new Invented(words -> "=HYPERLINK(\"http://a.example\",\"" + words + "\")");

        HttpResponse<String> file = Visitor.signedIn(port, "ig-ward").get("/sharing-log/entries.csv?outcome=FULL");

        assertThat(file.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.body().split("\r\n")).hasSize(4);
        assertThat(file.body())
                .startsWith("\"Sharing log, 2 entries. Made by ig-ward, ")
                .contains("\"'=HYPERLINK(\"\"http://a.example\"\"", "\"FAM-7Q2K9\",\"14\",\"3\",\"0\",\"1\",\"2\"")
                .doesNotContain(",\"=");
        assertThat(behind.asked).contains("log as a file by ig-ward: outcome FULL");
    }

    @Test
    void a_file_of_a_filter_that_cannot_be_read_is_not_made() {
        HttpResponse<String> answer = Visitor.signedIn(port, "ig-ward").get("/sharing-log/entries.csv?from=never");

        assertThat(answer.body()).doesNotContain("Made by");
        assertThat(behind.asked).noneMatch(question -> question.contains("file"));
    }

    @Test
    void no_log_no_file() {
        behind.failure = new LogUnavailable();

        HttpResponse<String> answer = Visitor.signedIn(port, "ig-ward").get("/sharing-log/entries.csv");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("FAM-7Q2K9");
    }

    @ParameterizedTest
    @CsvSource({
        "from=31-31-2026, real date",
        "from=2026-11-24&to=2026-11-01, on or after",
        "entry=%27%20or%201, first letters",
        "person=Chloe, reference of one",
        "words=1234, type them"
    })
    void what_cannot_be_read_is_named_and_nothing_is_searched(String query, String words) {
        HttpResponse<String> answer = Visitor.signedIn(port, "ig-ward").get("/sharing-log?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", words);
        assertThat(behind.filter).isNull();
    }

    @Test
    void a_log_that_does_not_verify_says_so_in_an_alert() {
        behind.empty = true;

        assertThat(page("ig-ward", "/sharing-log"))
                .contains("The log does not verify", "Entry 7 of chain hub-1 is missing");
    }

    @Test
    void an_entry_shows_rule_basis_obligations_and_the_names_of_the_fields() {
        assertThat(page("ig-ward", "/sharing-log/" + Invented.ENTRY))
                .contains(
                        "Family opened",
                        "HE.APPT",
                        "without agreement",
                        "Children Act 2004 section 11",
                        "TIME_LIMIT:3m",
                        "outcome",
                        "let out at the level summary",
                        "tells where somebody is")
                .contains("5520391 in chain hub-1", "Verified just now");
    }

    @Test
    void an_entry_shows_the_rules_in_order_and_what_became_of_its_duties() {
        assertThat(page("ig-ward", "/sharing-log/" + Invented.ENTRY))
                .containsSubsequence("2.1a", "The requester is known.", "2.6", "The matrix allows at most SUMMARY.")
                .containsSubsequence(
                        "Sign off, or refuse", "25/11/2026 09:42:00", "Signed, Owen Marsh", "/sharing-log/1111111")
                .contains("Followed by: Acknowledged, Priya Nair", "id=\"integrity\"")
                .contains("href=\"/sharing-log?person=" + Invented.CHILD + "\"");
    }

    @Test
    void the_integrity_page_says_what_was_checked_and_asks_what_an_alarm_was() {
        assertThat(page("ig-ward", "/sharing-log/integrity"))
                .contains("The log is intact", "The clock was set back by 60 seconds", "No answer yet", "Answered")
                .contains("5520390", "-----BEGIN PUBLIC KEY-----", "Download the log")
                .containsOnlyOnce("Answer this alarm");
    }

    @Test
    void the_integrity_page_of_a_new_hub_says_what_will_be() {
        behind.empty = true;

        assertThat(page("ig-ward", "/sharing-log/integrity"))
                .contains("It has not been checked yet", "There has been none", "None yet");
    }

    @Test
    void a_practitioner_reads_what_the_log_says_that_they_did() {
        assertThat(page("sw-nair", "/access/mine?show=LOOK"))
                .contains("My access", "FAM-7Q2K9", "14 full, 3 summary", "Families that I opened: 1");
        assertThat(behind.asked).contains("own access of sw-nair: LOOK");
    }

    @Test
    void whoever_did_nothing_reads_that() {
        behind.empty = true;

        assertThat(page("sw-nair", "/access/mine?show=REFUSAL")).contains("Tries that were turned away: none.");
    }

    @Test
    void an_entry_as_a_document_says_the_same() throws java.io.IOException {
        behind.everyTextEndsWith("<b>&");

        byte[] document = Visitor.signedIn(port, "ig-ward").bytes("/sharing-log/" + Invented.ENTRY + "/entry.pdf");

        try (PDDocument pdf = Loader.loadPDF(document)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(Invented.ENTRY.toString(), "HE.APPT", "TIME_LIMIT:3m", "The requester is known.<b>&")
                    .contains("Field place", "tells where somebody is", "Sign off, or refuse", "9f86d081884c7d65")
                    .contains("Printed by ig-ward, 24/11/2026 09:42:00");
        }
        assertThat(behind.asked).contains("document of " + Invented.ENTRY + " by ig-ward");
    }

    @Test
    void no_log_no_document() {
        behind.failure = new LogUnavailable();

        HttpResponse<String> answer =
                Visitor.signedIn(port, "ig-ward").get("/sharing-log/" + Invented.ENTRY + "/entry.pdf");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("%PDF");
    }

    @ParameterizedTest
    @CsvSource({
        "/sharing-log/11111111-2222-4333-8444-555555555555",
        "/sharing-log/11111111-2222-4333-8444-555555555555/entry.pdf",
        "/sharing-log/not-an-id",
        "/sharing-log/not-an-id/entry.pdf"
    })
    void an_entry_that_does_not_exist_is_not_found(String address) {
        assertThat(Visitor.signedIn(port, "ig-ward").get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void the_connectors_page_says_what_does_not_arrive_and_why() {
        assertThat(page("it-osei", "/connectors"))
                .contains("midwifery-cpis", "does not arrive", "2 messages wait", "The server did not answer in time")
                .contains("The agency refused 1: The server refused the message (422)")
                .contains("1,204");
    }

    @Test
    void the_connectors_page_counts_from_its_own_rows_and_checks_each_sum() {
        assertThat(page("it-osei", "/connectors"))
                .contains("2 of 5", "The database refused the sign-in", "Never heard", "police-crime.yaml")
                .containsOnlyOnce("Does not add up")
                .contains("562");
    }

    @Test
    void quarantine_shows_where_and_why() {
        assertThat(page("it-osei", "/quarantine?feed=police-ppn"))
                .contains("notices-20261123.csv, row 12", "incident_date", "is not a date", "a date like 23/11/2026");
        assertThat(behind.asked).contains("quarantine of police-ppn");
    }

    @Test
    void no_log_no_look() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");
        behind.failure = new IllegalStateException("outer secret", new LogUnavailable());

        HttpResponse<String> answer = worker.get(HARTLEY + "?purpose=PREBIRTH");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("the sharing log cannot be written", "01632 960100")
                .doesNotContain("secret", "Hartley");
    }

    @Test
    void a_failure_gives_a_reference_and_no_detail() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");
        behind.failure = new IllegalStateException("secret inside");

        HttpResponse<String> answer = worker.get("/alerts");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).containsPattern("ERR-[0-9a-f]{8}").doesNotContain("secret", "IllegalState");
    }

    @ParameterizedTest
    @CsvSource({
        "sw-nair, /alerts",
        "sw-nair, /alerts?state=acknowledged",
        "sw-nair, /families",
        "sw-nair, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f?purpose=PREBIRTH&tab=overview",
        "sw-nair, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f?purpose=PREBIRTH&tab=timeline",
        "sw-nair, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f?purpose=PREBIRTH&tab=team",
        "ig-ward, /sharing-log?family=%3Cscript%3Ealert(1)%3C/script%3E",
        "ig-ward, /sharing-log/c0ffee00-1234-4abc-8def-0123456789ab",
        "it-osei, /connectors",
        "it-osei, /quarantine",
        "it-vance, /quarantine/55555555-2222-4333-8444-555555555555",
        "sw-okell, /links/66666666-2222-4333-8444-555555555555",
        "it-osei, /sign-in"
    })
    void whatever_an_agency_sends_is_shown_as_text_and_never_run(String person, String address) {
        behind.everyTextEndsWith(HOSTILE);

        String page = page(person, address);

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("${7919*7907}");
        assertThat(page).doesNotContain("<script>alert", "\"'><b>", "62615533");
    }

    @ParameterizedTest
    @CsvSource({"/assets/govuk-frontend.min.css", "/assets/moj-frontend.min.css"})
    void neither_the_government_typeface_nor_the_crown_is_served(String address) {
        HttpResponse<String> answer = new Visitor(port).get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("GDS Transport", "@font-face", "crest", "crown");
    }
}
