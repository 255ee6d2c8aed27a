package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.fhir.R4Validator;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogFilter;
import kinbridge.sharinglog.LogLine;
import kinbridge.sharinglog.LoggedDecision;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Governance reads the sharing log with a program of its own; nobody else does, and reading it is an entry. */
@Story
class AuditEventStoryTest {

    private static final String OFFICER = "ian-wetherby";
    private static final String SOCIAL_WORKER = "amara-nwosu";
    private static final String IT_OFFICER = "lena-foss";
    private static final String EVENTS = "/fhir/AuditEvent";

    @Autowired
    Hub hub;

    private UUID family;
    private UUID look;

    @BeforeEach
    void look() {
        family = hub.family("NM0103");
        look = hub.open(SOCIAL_WORKER, family, "CP_PLAN").orElseThrow().logReference();
        hub.until(
                "the look to be found in the log",
                () -> !lines(LogFilter.ofReference(look.toString())).isEmpty());
    }

    private List<LogLine> lines(LogFilter filter) {
        return hub.log().list(filter, null, 500).lines();
    }

    private HttpResponse<String> get(String practitioner, String address) {
        return Program.of(hub, practitioner).get(address);
    }

    private Bundle search(String query) {
        HttpResponse<String> answer = get(OFFICER, EVENTS + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static List<AuditEvent> events(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }

    private static List<String> ids(Bundle bundle) {
        return events(bundle).stream()
                .map(event -> event.getIdElement().getIdPart())
                .toList();
    }

    @Test
    void a_look_at_a_family_is_found_by_family_practitioner_kind_and_day() {
        String day = hub.log().entry(look).orElseThrow().line().recordedAt().toString();

        Bundle found = search("?entity=Group/" + family + "&altid=" + SOCIAL_WORKER + "&subtype=LOOK&date=ge" + day);

        assertThat(ids(found)).contains(look.toString());
        assertThat(ids(search("?entity=Group/" + UUID.randomUUID()))).isEmpty();
        assertThat(ids(search("?entity=" + family + "&altid=nobody"))).isEmpty();
        assertThat(ids(search("?entity=" + family + "&date=lt1999"))).isEmpty();
    }

    @Test
    void what_is_served_is_valid_and_newest_first() {
        List<AuditEvent> events = events(search("?_count=40"));

        assertThat(events)
                .hasSize(40)
                .allSatisfy(event -> assertThat(R4Validator.errors(event)).isEmpty());
        assertThat(events)
                .isSortedAccordingTo((one, other) -> other.getRecorded().compareTo(one.getRecorded()));
    }

    @Test
    void the_link_leads_through_all_that_matches() {
        String filter = "?altid=" + SOCIAL_WORKER + "&entity=Group/" + family + "&subtype=LOOK";
        hub.open(SOCIAL_WORKER, family, "CP_PLAN");
        Bundle page = search(filter + "&_count=1");
        List<String> found = new ArrayList<>(ids(page));
        while (page.getLink("next") != null && found.size() < 5) {
            page = search(page.getLink("next").getUrl().replaceFirst(".*/fhir/AuditEvent", ""));
            found.addAll(ids(page));
        }

        assertThat(found).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    @Test
    void one_entry_is_read_by_its_id_with_the_hash_of_the_chain() {
        HttpResponse<String> answer = get(OFFICER, EVENTS + "/" + look);

        LogEntryView entry = hub.log().entry(look).orElseThrow();
        AuditEvent event = FhirContext.forR4Cached().newJsonParser().parseResource(AuditEvent.class, answer.body());
        assertThat(event.getIdElement().getIdPart()).isEqualTo(look.toString());
        assertThat(answer.body()).contains(entry.integrity().hash()).contains(entry.policyVersion());
    }

    @Test
    void nothing_is_told_of_what_was_decided_and_why() {
        HttpResponse<String> answer = get(OFFICER, EVENTS + "/" + look);

        LogEntryView entry = hub.log().entry(look).orElseThrow();
        // Who somebody is, is a record of the same id: the child in focus is named on purpose.
        List<String> records = entry.decisions().stream()
                .map(LoggedDecision::recordId)
                .filter(record -> !record.equals(entry.line().childInFocus()))
                .map(UUID::toString)
                .toList();
        assertThat(records)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(answer.body()).doesNotContain(record));
        assertThat(answer.body()).doesNotContain("Hartley", "WITHHOLD_HIDE", "hidden", "HE.MATERNITY", "givenName");
    }

    @Test
    void each_reading_is_an_entry_before_it_is_answered() {
        String before =
                search("?altid=" + OFFICER + "&subtype=LOG_READ&_count=1").getId();
        get(OFFICER, EVENTS + "/" + look);

        assertThat(before).isNotNull();
        hub.until(
                "the reading to be found in the log",
                () -> lines(LogFilter.ofPractitioner(OFFICER)).stream()
                        .filter(line -> line.kind() == EntryKind.LOG_READ)
                        .map(line -> hub.log().entry(line.entryId()).orElseThrow())
                        .anyMatch(entry -> ("Read entry " + look + " as an AuditEvent").equals(entry.reason())));
    }

    @ParameterizedTest
    @ValueSource(strings = {SOCIAL_WORKER, IT_OFFICER})
    void nobody_outside_governance_reads_it(String practitioner) {
        for (String address : List.of(EVENTS, EVENTS + "/", EVENTS + "?altid=" + SOCIAL_WORKER, EVENTS + "/" + look)) {
            HttpResponse<String> answer = get(practitioner, address);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("not for your role").doesNotContain(family.toString());
        }
    }

    @Test
    void without_a_token_it_is_not_there() {
        assertThat(Program.withoutToken(hub).get(EVENTS).statusCode()).isEqualTo(401);
    }

    @Test
    void an_entry_that_there_is_not_has_the_answer_of_what_is_no_id() {
        HttpResponse<String> none = get(OFFICER, EVENTS + "/" + UUID.randomUUID());
        HttpResponse<String> noId = get(OFFICER, EVENTS + "/chloe");

        assertThat(List.of(none.statusCode(), noId.statusCode())).containsOnly(404);
        assertThat(none.body()).isEqualTo(noId.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?patient=Chloe",
                "?altid:missing=true",
                "?altid=a&altid=b",
                "?_count=0",
                "?after=Chloe",
                "?subtype=CURIOSITY",
                "?entity=Patient/1",
                "?date=ne2026",
                "?_sort=date"
            })
    void a_filter_that_is_not_known_is_refused_rather_than_ignored(String query) {
        HttpResponse<String> answer = get(OFFICER, EVENTS + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("Chloe", "CURIOSITY", "HAPI");
    }
}
