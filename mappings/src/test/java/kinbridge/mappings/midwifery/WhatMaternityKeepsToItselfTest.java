package kinbridge.mappings.midwifery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import org.junit.jupiter.api.Test;

class WhatMaternityKeepsToItselfTest {

    private static final String SUBJECT = "\"subject\":{\"reference\":\"Patient/rosa\"}";
    private static final String EPDS =
            "\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"450320001\"}]}";

    @Test
    void free_text_is_never_mapped() throws IOException {
        for (Path file : givenFiles()) {
            assertThat(Outcomes.of(new MidwiferyFhirMapping(), Files.readString(file))
                            .said())
                    .doesNotContain("never be mapped")
                    .doesNotContain("never be shown");
        }
    }

    @Test
    void a_score_is_told_as_a_band_and_an_answer_not_at_all() {
        Outcomes outcomes = map(observation(
                EPDS + ",\"valueInteger\":17,\"component\":[{\"code\":{\"text\":\"I have felt sad or miserable\"},"
                        + "\"valueInteger\":3}]"));
        assertThat(outcomes.records(RecordType.MOOD_SCREENING)).hasSize(1);
        assertThat(outcomes.said()).contains("probable").doesNotContain("17").doesNotContain("miserable");
    }

    @Test
    void a_question_about_harm_answered_never_raises_no_flag() {
        Outcomes outcomes = map(observation(EPDS + ",\"valueInteger\":17,\"component\":[{\"code\":{\"text\":"
                + "\"The thought of harming myself has occurred to me\"},\"valueInteger\":0}]"));
        assertThat(outcomes.said()).doesNotContain(MoodScreening.SAFETY_FLAG).doesNotContain("harming");
    }

    @Test
    void a_question_about_harm_answered_otherwise_raises_a_flag_without_the_answer() {
        Outcomes outcomes = map(observation(EPDS + ",\"valueInteger\":4,\"component\":[{\"code\":{\"text\":"
                + "\"The thought of harming myself has occurred to me\"},\"valueInteger\":1}]"));
        assertThat(outcomes.records(RecordType.MOOD_SCREENING).get(0).fields().get(MoodScreening.SAFETY_FLAG))
                .isEqualTo(new FieldValue(true, DetailLevel.SUMMARY));
        assertThat(outcomes.said()).doesNotContain("harming");
    }

    @Test
    void assisted_conception_never_appears() throws IOException {
        String booking =
                Files.readString(Path.of("src/test/resources/midwifery/midwifery-fhir/booking/given/bundle.json"));
        assertThat(booking).contains("720451000000102");
        assertThat(Outcomes.of(new MidwiferyFhirMapping(), booking).said())
                .doesNotContain("720451000000102")
                .doesNotContain("conception");
    }

    @Test
    void the_unborn_child_is_known_as_maternity_and_nothing_less() {
        Outcomes outcomes =
                map(observation("\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"11778-8\"}]},"
                        + "\"valueDateTime\":\"2027-03-01\""));
        assertThat(outcomes.of(Identity.class)).extracting(Identity::category).containsExactly(Category.HE_MATERNITY);
        assertThat(outcomes.of(Relationship.class))
                .extracting(Relationship::category)
                .containsExactly(Category.HE_MATERNITY);
    }

    @Test
    void a_corrected_date_is_of_the_same_unborn_child() {
        assertThat(unborn("2027-03-01")).isEqualTo(unborn("2026-12-28"));
    }

    @Test
    void a_diagnosis_shows_at_full_only() {
        Outcomes outcomes = map("{\"resourceType\":\"Condition\",\"id\":\"c\"," + SUBJECT
                + ",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"35489007\","
                + "\"display\":\"Depressive disorder\"}]}}");
        assertThat(outcomes.records(RecordType.HEALTH_CONDITION).get(0).category())
                .isEqualTo(Category.HE_MH);
        assertThat(outcomes.records(RecordType.HEALTH_CONDITION).get(0).fields().values())
                .extracting(FieldValue::level)
                .containsOnly(DetailLevel.FULL);
    }

    @Test
    void where_an_appointment_is_shows_at_full_only() {
        Outcomes outcomes = map("{\"resourceType\":\"Appointment\",\"id\":\"a\",\"status\":\"booked\",\"participant\":["
                + "{\"actor\":{\"reference\":\"Patient/rosa\"},\"status\":\"accepted\"},"
                + "{\"actor\":{\"reference\":\"Location/l\",\"display\":\"Birch Clinic\"},\"status\":\"accepted\"}]}");
        assertThat(outcomes.records(RecordType.MATERNITY_APPOINTMENT)
                        .get(0)
                        .fields()
                        .get("place")
                        .level())
                .isEqualTo(DetailLevel.FULL);
    }

    @Test
    void a_restricted_persons_address_is_protected_and_the_telephone_not_mapped() {
        String said = map(patient("\"meta\":{\"security\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}]},"))
                .said();
        assertThat(said)
                .contains("ID.ADDRESS_PROTECTED")
                .doesNotContain("\"ID.ADDRESS\"")
                .doesNotContain("07700");
    }

    @Test
    void an_unrestricted_persons_address_and_telephone_are_mapped() {
        assertThat(map(patient("")).said()).contains("\"ID.ADDRESS\"").contains("07700 900799");
    }

    @Test
    void a_number_without_status_01_is_not_called_verified() {
        assertThat(map("{\"resourceType\":\"Patient\",\"id\":\"p\",\"identifier\":[{\"system\":"
                                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"9990710007\"}]}")
                        .of(Identity.class)
                        .get(0)
                        .fields()
                        .get(Identity.NHS_NUMBER_VERIFIED)
                        .value())
                .isEqualTo(false);
    }

    private static String unborn(String expected) {
        return map(observation("\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"11778-8\"}]},"
                        + "\"valueDateTime\":\"" + expected + "\""))
                .of(Identity.class)
                .get(0)
                .localId();
    }

    private static String patient(String meta) {
        return "{\"resourceType\":\"Patient\",\"id\":\"p\"," + meta + "\"telecom\":[{\"system\":\"phone\",\"value\":"
                + "\"07700 900799\"}],\"address\":[{\"use\":\"home\",\"line\":[\"1 Larch Close\"]}]}";
    }

    private static String observation(String rest) {
        return "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\"," + SUBJECT + "," + rest + "}";
    }

    private static Outcomes map(String content) {
        return Outcomes.of(new MidwiferyFhirMapping(), content);
    }

    private static List<Path> givenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/midwifery/midwifery-fhir"))) {
            return files.filter(file -> file.getParent().endsWith("given")).toList();
        }
    }
}
