package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kinbridge.connectors.Borough.Family;
import kinbridge.connectors.Borough.Practitioner;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** What one file names, another has: people, workers, plans, tenures, cases. */
class ReferencesTest {

    private static final Set<String> FLAGS =
            Set.of("protected_address", "unsafe_to_notify", "police_hold", "location_sensitive", "marac_high_risk");
    private static final Set<String> STATES =
            Set.of("GIVEN", "GIVEN_OUT_OF_SCOPE", "NOT_SOUGHT", "NOT_SOUGHT_UNSAFE", "EXPIRED", "REFUSED", "WITHDRAWN");

    /** The social-care columns that name a row of another table, by their ending. */
    private static final Map<String, String> NAMED_TABLES = Map.of(
            "_person_id", "ssd_person.pers_person_id",
            "_professional_id", "ssd_professionals.prof_professional_id",
            "_worker_id", "ssd_professionals.prof_professional_id",
            "_team", "ssd_department.dept_team_id",
            "_professional_department", "ssd_department.dept_team_id",
            "_referral_id", "ssd_cin_episodes.cine_referral_id",
            "_s47_enquiry_id", "ssd_s47_enquiry.s47e_s47_enquiry_id",
            "_assessment_id", "ssd_cin_assessments.cina_assessment_id",
            "_cp_plan_id", "ssd_cp_plans.cppl_cp_plan_id",
            "_cla_id", "ssd_cla_episodes.clae_cla_id");

    private static final JsonNode SOCIAL_CARE = BoroughTest.BOROUGH.merged("socialcare");

    @Test
    void social_care_rows_name_only_rows_that_exist() {
        List<String> dangling = new ArrayList<>();
        SOCIAL_CARE
                .properties()
                .forEach(table -> table.getValue()
                        .forEach(row -> row.properties()
                                .forEach(cell -> NAMED_TABLES.forEach((ending, target) -> {
                                    if (cell.getKey().endsWith(ending)
                                            && !column(target)
                                                    .contains(cell.getValue().asText())) {
                                        dangling.add(table.getKey() + "." + cell.getKey());
                                    }
                                }))));
        assertThat(dangling).isEmpty();
    }

    @Test
    void social_care_rows_have_columns_of_their_own_table_only() {
        SOCIAL_CARE
                .properties()
                .forEach(table -> assertThat(table.getValue())
                        .allSatisfy(row ->
                                assertThat(prefixes(row)).as(table.getKey()).hasSize(1)));
    }

    @Test
    void social_care_rows_have_a_key_of_their_own() {
        SOCIAL_CARE.properties().forEach(table -> {
            String key = table.getValue().path(0).fieldNames().next();
            assertThat(table.getValue().findValuesAsText(key))
                    .as(table.getKey())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void a_person_has_been_born_or_is_expected_never_both() {
        assertThat(SOCIAL_CARE.path("ssd_person"))
                .allMatch(person -> person.has("pers_dob") != person.has("pers_expected_dob"));
    }

    @Test
    void every_social_care_worker_is_a_practitioner_and_the_other_way_round() {
        assertThat(staffIds("socialcare-ssd")).isEqualTo(column("ssd_professionals.prof_professional_id"));
    }

    @Test
    void the_midwifery_bundle_is_sound_FHIR() {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        Bundle bundle = parser.parseResource(
                Bundle.class, BoroughTest.BOROUGH.merged("midwifery").toString());
        assertThat(bundle.getEntry())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getResource().getMeta().getLastUpdated())
                        .isNotNull());
    }

    @Test
    void FHIR_references_lead_to_a_resource() {
        JsonNode bundle = BoroughTest.BOROUGH.merged("midwifery");
        assertThat(bundle.findValuesAsText("reference")).isNotEmpty().isSubsetOf(resources());
    }

    @Test
    void every_midwife_in_the_feed_is_a_practitioner() {
        Set<String> midwives = resources().stream()
                .filter(reference -> reference.startsWith("Practitioner/"))
                .map(reference -> reference.substring("Practitioner/".length()))
                .collect(Collectors.toSet());
        assertThat(midwives).isNotEmpty().isSubsetOf(staffIds("midwifery-fhir"));
    }

    @Test
    void housing_events_name_a_tenure_and_officers_are_practitioners() {
        JsonNode housing = BoroughTest.BOROUGH.merged("housing");
        List<String> tenures = stream(housing.path("tenures"))
                .map(tenure -> text(tenure, "id"))
                .toList();
        assertThat(tenures).doesNotHaveDuplicates();
        assertThat(housing.path("events")).isNotEmpty().allMatch(event -> tenures.contains(text(event, "entityId")));
        assertThat(housing.path("tenures"))
                .allMatch(tenure -> staffIds("housing-tenure").contains(text(tenure.path("housingOfficer"), "id")));
    }

    @Test
    void probation_cases_are_named_once_and_events_lead_to_them() {
        JsonNode probation = BoroughTest.BOROUGH.merged("probation");
        List<String> cases = probation.path("persons").findValuesAsText("crn");
        Set<String> known = new TreeSet<>(cases);
        known.addAll(probation.path("persons").findValuesAsText("nomsNumber"));
        assertThat(stream(probation.path("persons")).map(person -> text(person, "crn")))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(crn -> crn.matches("[A-Z]\\d{6}"));
        assertThat(probation.path("events"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(known)
                        .containsAll(event.path("personReference")
                                .path("identifiers")
                                .findValuesAsText("value")));
    }

    @Test
    void responsible_officers_are_practitioners() {
        BoroughTest.BOROUGH
                .merged("probation")
                .path("persons")
                .forEach(person -> assertThat(staffIds("probation-api"))
                        .contains(person.path("resources")
                                .path("person-responsible-officer")
                                .path("communityOffenderManager")
                                .path("email")
                                .asText()));
    }

    @Test
    void who_is_who_names_every_identity_once() {
        List<String> named = new ArrayList<>();
        BoroughTest.families().forEach(family -> identities(family).keySet().forEach(named::add));
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(identitiesInFeeds());
    }

    @Test
    void what_the_hub_knows_is_about_people_and_practitioners_who_exist() {
        BoroughTest.families()
                .filter(family -> family.files().containsKey(Borough.HUB))
                .forEach(ReferencesTest::checkHubFile);
    }

    private static void checkHubFile(Family family) {
        JsonNode hub = family.files().get(Borough.HUB);
        Set<String> identities = identities(family).keySet();
        Stream.of("subject", "from", "to")
                .flatMap(field -> hub.findValues(field).stream())
                .filter(JsonNode::isObject)
                .forEach(subject -> assertThat(identities).contains(identity(subject)));
        hub.path("childrenInFocus").forEach(child -> assertThat(identities).contains(identity(child)));
        Stream.of("practitioner", "explainedBy", "setBy", "by", "confirmedBy")
                .flatMap(field -> hub.findValuesAsText(field).stream())
                .forEach(id -> assertThat(practitionerIds()).contains(id));
        assertThat(hub.path("flags").findValuesAsText("flag")).isSubsetOf(FLAGS);
        assertThat(hub.path("consents").findValuesAsText("state")).isSubsetOf(STATES);
        assertThat(hub.path("consents").findValuesAsText("giver"))
                .allMatch(giver -> Set.of("self", "mother").contains(giver) || identities.contains(giver));
    }

    /** The person whom {@code system:localId} stands for. */
    static String personOf(String identity) {
        return BoroughTest.families()
                .map(family -> identities(family).get(identity))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody in people.json has the identity " + identity));
    }

    private static Map<String, String> identities(Family family) {
        Map<String, String> people = new HashMap<>();
        family.files()
                .get(Borough.PEOPLE)
                .path("people")
                .forEach(person -> person.path("identities")
                        .forEach(identity -> people.put(identity(identity), text(person, "person"))));
        return people;
    }

    private static List<String> identitiesInFeeds() {
        JsonNode police = BoroughTest.BOROUGH.merged("police");
        Stream<String> socialCare = column("ssd_person.pers_person_id").stream().map("socialcare-ssd:"::concat);
        Stream<String> returns = Stream.of("socialcare-dfe:", "socialcare-annexa:", "socialcare-singleview:")
                .flatMap(system -> column("returns.retu_person_id").stream().map(system::concat));
        Stream<String> midwifery = resources().stream()
                .filter(reference -> reference.startsWith("Patient/") || reference.startsWith("RelatedPerson/"))
                .map(reference -> "midwifery-fhir:" + reference.replaceFirst("^Patient/", ""));
        Stream<String> notices = stream(police.path("ppn"))
                .flatMap(notice -> stream(notice.path("persons")))
                .filter(person -> person.has("id"))
                .map(person -> "police-ppn:" + text(person, "id"));
        Stream<String> summaries =
                stream(police.path("summary")).map(person -> "police-summary:" + text(person, "personId"));
        Stream<String> hearings = police.path("hearings").findValues("defendants").stream()
                .flatMap(ReferencesTest::stream)
                .map(defendant -> "police-court:" + text(defendant, "id"));
        Stream<String> singleView = stream(BoroughTest.BOROUGH.merged("housing").path("single_view"))
                .map(row -> "housing-summary:" + text(row, "CMS No"));
        Stream<String> housing = stream(BoroughTest.BOROUGH.merged("housing").path("tenures"))
                .flatMap(tenure -> stream(tenure.path("householdMembers")))
                .map(member -> "housing-tenure:" + text(member, "id"));
        Stream<String> probation = stream(
                        BoroughTest.BOROUGH.merged("probation").path("persons"))
                .map(person -> "probation-api:" + text(person, "crn"));
        return Stream.of(socialCare, returns, midwifery, notices, summaries, hearings, singleView, housing, probation)
                .flatMap(identities -> identities)
                .distinct()
                .toList();
    }

    private static Set<String> resources() {
        return stream(BoroughTest.BOROUGH.merged("midwifery").path("entry"))
                .map(entry -> entry.path("resource"))
                .map(resource -> text(resource, "resourceType") + "/" + text(resource, "id"))
                .collect(Collectors.toSet());
    }

    private static Set<String> column(String tableAndColumn) {
        String[] parts = tableAndColumn.split("\\.");
        return stream(SOCIAL_CARE.path(parts[0]))
                .map(row -> text(row, parts[1]))
                .collect(Collectors.toSet());
    }

    private static Set<String> prefixes(JsonNode row) {
        return row.properties().stream()
                .map(cell -> cell.getKey().substring(0, cell.getKey().indexOf('_')))
                .collect(Collectors.toSet());
    }

    private static Set<String> staffIds(String system) {
        return BoroughTest.BOROUGH.practitioners().stream()
                .map(practitioner -> practitioner.staffIds().get(system))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> practitionerIds() {
        return BoroughTest.BOROUGH.practitioners().stream()
                .map(Practitioner::id)
                .collect(Collectors.toSet());
    }

    private static String identity(JsonNode subject) {
        return text(subject, "system") + ":" + text(subject, "localId");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
