package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.LogFilter;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A program that speaks FHIR gets what a practitioner may see, and nothing that the console would not show. */
@Story
class FhirStoryTest {

    private static final String SOCIAL_WORKER = "amara-nwosu";
    private static final String HOUSING_OFFICER = "gary-rudge";
    private static final String STRANGER = "priya-raman";
    private static final int PADDED_TO = 4096;

    @Autowired
    Hub hub;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    private static String everything(UUID family) {
        return "/fhir/Group/" + family + "/$everything?purpose=CP_PLAN";
    }

    private String search(String type) {
        return "/fhir/" + type + "?family=" + family + "&purpose=CP_PLAN";
    }

    private HttpResponse<String> get(String practitioner, String address) {
        return Program.of(hub, practitioner).get(address);
    }

    private Bundle bundle(String practitioner, String address) {
        HttpResponse<String> answer = get(practitioner, address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return strict(FhirContext.forR4Cached().newJsonParser()).parseResource(Bundle.class, answer.body());
    }

    private static IParser strict(IParser parser) {
        return parser.setParserErrorHandler(new StrictErrorHandler());
    }

    private static <T extends Resource> List<T> of(Class<T> type, Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> names(Bundle bundle) {
        return of(Patient.class, bundle).stream()
                .flatMap(patient -> patient.getName().stream())
                .map(name -> name.getNameAsSingleString())
                .toList();
    }

    private static String words(HttpResponse<String> refused) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(OperationOutcome.class, refused.body())
                .getIssueFirstRep()
                .getDetails()
                .getText();
    }

    @Test
    void the_social_worker_gets_the_whole_family_in_one_look() {
        Bundle bundle = bundle(SOCIAL_WORKER, everything(family));

        assertThat(names(bundle)).anyMatch(name -> name.contains("Chloe") && name.contains("Hartley"));
        assertThat(of(CarePlan.class, bundle)).anyMatch(plan -> plan.getTitle().equals("Child protection plan"));
        assertThat(of(Appointment.class, bundle))
                .anyMatch(appointment -> appointment.getStatus() == Appointment.AppointmentStatus.NOSHOW);
        assertThat(of(RelatedPerson.class, bundle))
                .anyMatch(person -> person.getRelationshipFirstRep().getText().equals("Mother"));
        assertThat(of(CareTeam.class, bundle)).hasSize(1);
    }

    @Test
    void the_people_are_those_of_the_page() {
        assertThat(of(Patient.class, bundle(SOCIAL_WORKER, search("Patient"))))
                .hasSameSizeAs(
                        hub.open(SOCIAL_WORKER, family, "CP_PLAN").orElseThrow().people());
    }

    @Test
    void the_total_counts_what_is_shown() {
        Bundle bundle = bundle(SOCIAL_WORKER, everything(family));

        assertThat(bundle.getTotal()).isEqualTo((int) bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.MATCH)
                .count());
    }

    @Test
    void the_housing_officer_gets_no_appointment_and_no_health_flag() {
        assertThat(of(Appointment.class, bundle(SOCIAL_WORKER, search("Appointment"))))
                .isNotEmpty();

        Bundle bundle = bundle(HOUSING_OFFICER, everything(family));

        assertThat(of(Appointment.class, bundle)).isEmpty();
        assertThat(get(HOUSING_OFFICER, everything(family)).body()).doesNotContain("HE.MH", "NOSHOW", "Mood");
        assertThat(of(Patient.class, bundle)).isNotEmpty();
    }

    @Test
    void what_is_withheld_is_said_as_on_the_page() {
        Bundle bundle = bundle(HOUSING_OFFICER, search("Appointment"));

        assertThat(of(OperationOutcome.class, bundle).get(0).getIssue())
                .anyMatch(issue -> issue.getCode() == OperationOutcome.IssueType.SUPPRESSED);
    }

    @Test
    void nobody_gets_the_child_who_was_adopted_away() {
        assertThat(get(SOCIAL_WORKER, everything(family)).body()).doesNotContain("Ruby");
    }

    @Test
    void a_stranger_gets_the_same_answer_as_for_a_family_that_does_not_exist() {
        HttpResponse<String> real = get(STRANGER, everything(family));
        HttpResponse<String> none = get(STRANGER, everything(UUID.randomUUID()));

        assertThat(List.of(real.statusCode(), none.statusCode())).containsOnly(404);
        assertThat(real.body()).isEqualTo(none.body());
        assertThat(words(real)).contains("can be shown to you");
    }

    @Test
    void a_strangers_try_is_logged() {
        get(STRANGER, search("Patient"));

        hub.until(
                "the try to be found in the log",
                () -> hub.log().list(LogFilter.ofPractitioner(STRANGER), null, 500).lines().stream()
                        .anyMatch(line -> family.equals(line.familyId())));
    }

    @Test
    void each_call_is_a_look_with_an_entry_of_its_own_in_the_log() {
        UUID first = entry(bundle(SOCIAL_WORKER, search("Patient")));
        UUID second = entry(bundle(SOCIAL_WORKER, search("Patient")));

        assertThat(first).isNotEqualTo(second);
        hub.until(
                "the look to be found in the log", () -> hub.log().entry(first).isPresent());
    }

    private static UUID entry(Bundle bundle) {
        return UUID.fromString(of(Provenance.class, bundle)
                .get(0)
                .getEntityFirstRep()
                .getWhat()
                .getIdentifier()
                .getValue());
    }

    @Test
    void xml_says_the_same_as_json() {
        HttpResponse<String> answer = get(SOCIAL_WORKER, search("Patient") + "&_format=xml");

        Bundle xml = strict(FhirContext.forR4Cached().newXmlParser())
                .parseResource(Bundle.class, answer.body().strip());

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+xml");
        assertThat(names(xml)).isEqualTo(names(bundle(SOCIAL_WORKER, search("Patient"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&_format=xml", "&_format=json"})
    void an_answer_is_filled_up_and_never_compressed(String format) {
        Program program = Program.of(hub, SOCIAL_WORKER);

        HttpResponse<String> answer =
                program.send(program.request(search("Patient") + format).header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow() % PADDED_TO)
                .isZero();
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void the_interface_describes_itself_without_a_token() {
        HttpResponse<String> answer = Program.withoutToken(hub).get("/fhir/metadata");

        CapabilityStatement statement =
                FhirContext.forR4Cached().newJsonParser().parseResource(CapabilityStatement.class, answer.body());

        assertThat(statement.getRestFirstRep().getResource())
                .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
                .contains(
                        "Patient",
                        "RelatedPerson",
                        "CareTeam",
                        "CarePlan",
                        "Flag",
                        "Appointment",
                        "Group",
                        "AuditEvent");
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("Patient"))
                .flatExtracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getSearchParam)
                .extracting(CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent::getName)
                .containsExactlyInAnyOrder("family", "purpose");
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("AuditEvent"))
                .flatExtracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getSearchParam)
                .extracting(CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent::getName)
                .containsExactlyInAnyOrder("date", "altid", "entity", "subtype");
        assertThat(statement.getRestFirstRep().getDocumentation()).contains("Consent is not served");
    }
}
