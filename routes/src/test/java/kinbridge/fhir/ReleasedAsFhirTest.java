package kinbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyFacts.Fact;
import kinbridge.familyview.FamilyFacts.Name;
import kinbridge.familyview.FamilyFacts.Person;
import kinbridge.familyview.FamilyFacts.Relation;
import kinbridge.familyview.FamilyFacts.Source;
import kinbridge.familyview.FamilyPage;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A resource says what was released, at each level of detail, and no more. */
class ReleasedAsFhirTest {

    private static final UUID FAMILY = UUID.fromString("7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f");
    private static final UUID MOTHER = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final UUID CHILD = UUID.fromString("33333333-2222-4333-8444-555555555555");
    private static final UUID RECORD = UUID.fromString("3b9a1f60-58f4-4f0e-8a11-6a2c9d3e4b5c");
    private static final UUID ENTRY = UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ab");
    private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
    private static final Occurred MORNING = Occurred.at(Instant.parse("2026-11-21T09:30:00Z"));

    private static FamilyFacts family(List<Person> people, Fact... records) {
        FamilyPage page = new FamilyPage(
                FAMILY,
                "FAM-7Q2K9",
                "Hartley family",
                "Unborn baby",
                null,
                null,
                "CP_PLAN",
                "Delivering a child protection plan",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new FamilyPage.SourceAnswer(
                        Agency.POLICE, FamilyPage.Answer.NONE_FOUND, "Nothing that can be shown to you was found")),
                List.of(),
                ENTRY,
                NOW,
                new FamilyPage.State(List.of(), null, null, List.of()));
        return new FamilyFacts(page, people, List.of(records));
    }

    private static Fact record(
            RecordType type,
            DetailLevel level,
            @Nullable Occurred occurred,
            Map<String, String> fields,
            UUID... about) {
        return new Fact(
                RECORD,
                type.name(),
                type.title(),
                Agency.MIDWIFERY,
                "HE.APPT",
                List.of(about),
                occurred,
                null,
                fields,
                level,
                "2.6c");
    }

    private static Person mother(DetailLevel level, List<Name> names, List<String> nhsNumbers) {
        return mother(level, names, nhsNumbers, null);
    }

    private static Person mother(
            DetailLevel level, List<Name> names, List<String> nhsNumbers, @Nullable String contested) {
        return new Person(
                MOTHER,
                names,
                level == DetailLevel.EXISTENCE ? null : LocalDate.of(1999, 3, 14),
                null,
                false,
                null,
                nhsNumbers,
                null,
                false,
                List.of(new Relation(CHILD, "Mother")),
                contested,
                level,
                List.of(new Source(Agency.MIDWIFERY, "2.6c")));
    }

    private static Resource only(List<Released> released) {
        assertThat(released).hasSize(1);
        return released.get(0).resource();
    }

    private static String json(Resource resource) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .encodeResourceToString(resource);
    }

    @Test
    void a_missed_appointment_is_one_at_its_time_to_which_nobody_came() {
        Appointment appointment = (Appointment) only(Appointments.of(family(
                List.of(),
                record(
                        RecordType.MISSED_MATERNITY_APPOINTMENT,
                        DetailLevel.SUMMARY,
                        MORNING,
                        Map.of("status", "noshow"),
                        MOTHER))));

        assertThat(appointment.getStatus()).isEqualTo(Appointment.AppointmentStatus.NOSHOW);
        assertThat(appointment.getStart()).isEqualTo(Instant.parse("2026-11-21T09:30:00Z"));
        assertThat(appointment.getParticipantFirstRep().getActor().getReference())
                .isEqualTo("Patient/" + MOTHER);
        assertThat(appointment.getMeta().getTagFirstRep().getCode()).isEqualTo("SUMMARY");
    }

    @Test
    void of_an_appointment_whose_existence_alone_is_known_nothing_else_is_told() {
        Appointment appointment = (Appointment) only(Appointments.of(family(
                List.of(),
                record(
                        RecordType.MISSED_MATERNITY_APPOINTMENT,
                        DetailLevel.EXISTENCE,
                        new Occurred.InMonth(YearMonth.of(2026, 11)),
                        Map.of(),
                        MOTHER))));

        assertThat(json(appointment)).doesNotContain("noshow", "2026", "start");
        assertThat(appointment.getStatusElement().getExtensionFirstRep().getValue())
                .hasToString("masked");
        assertThat(appointment.getMeta().getTagFirstRep().getCode()).isEqualTo("EXISTENCE");
    }

    @Test
    void a_day_without_a_time_stays_a_day() {
        Appointment appointment = (Appointment) only(Appointments.of(family(
                List.of(),
                record(
                        RecordType.MATERNITY_APPOINTMENT,
                        DetailLevel.SUMMARY,
                        Occurred.on(LocalDate.of(2026, 12, 1)),
                        Map.of("status", "planned"),
                        MOTHER))));

        assertThat(appointment.getStart()).isNull();
        assertThat(appointment.getRequestedPeriodFirstRep().getStartElement().getValueAsString())
                .isEqualTo("2026-12-01");
    }

    @Test
    void a_status_that_nobody_knows_is_not_guessed() {
        Appointment appointment = (Appointment) only(Appointments.of(family(
                List.of(),
                record(
                        RecordType.MATERNITY_APPOINTMENT,
                        DetailLevel.SUMMARY,
                        MORNING,
                        Map.of("status", "perhaps"),
                        MOTHER))));

        assertThat(appointment.getStatus()).isNull();
        assertThat(json(appointment)).doesNotContain("perhaps");
    }

    @Test
    void a_plan_in_force_is_active() {
        CarePlan plan = (CarePlan) only(Plans.carePlans(family(
                List.of(), record(RecordType.CHILD_PROTECTION_PLAN, DetailLevel.FULL, MORNING, Map.of(), CHILD))));

        assertThat(plan.getStatus()).isEqualTo(CarePlan.CarePlanStatus.ACTIVE);
        assertThat(plan.getSubject().getReference()).isEqualTo("Patient/" + CHILD);
    }

    @Test
    void a_plan_for_two_children_is_one_for_each() {
        List<Released> plans = Plans.carePlans(family(
                List.of(),
                record(RecordType.CHILD_PROTECTION_PLAN, DetailLevel.FULL, MORNING, Map.of(), CHILD, MOTHER)));

        assertThat(plans).extracting(plan -> plan.resource().getId()).doesNotHaveDuplicates();
        assertThat(plans)
                .extracting(plan -> ((CarePlan) plan.resource()).getSubject().getReference())
                .containsExactly("Patient/" + CHILD, "Patient/" + MOTHER);
    }

    @Test
    void a_flag_says_its_words_where_they_were_released() {
        Flag flag = (Flag) only(Plans.flags(family(
                List.of(),
                record(
                        RecordType.HEALTH_FLAG,
                        DetailLevel.SUMMARY,
                        MORNING,
                        Map.of("flag", "reasonable adjustments needed"),
                        MOTHER))));

        assertThat(flag.getCode().getText()).isEqualTo("reasonable adjustments needed");
    }

    @Test
    void a_flag_whose_existence_alone_is_known_says_neither_words_nor_date() {
        Flag flag = (Flag) only(Plans.flags(
                family(List.of(), record(RecordType.HEALTH_FLAG, DetailLevel.EXISTENCE, MORNING, Map.of(), MOTHER))));

        assertThat(flag.hasPeriod()).isFalse();
        assertThat(flag.getCode().getText()).isNull();
    }

    @Test
    void a_record_of_another_kind_has_no_place_here() {
        FamilyFacts family = family(
                List.of(),
                record(RecordType.MOOD_SCREENING, DetailLevel.FULL, MORNING, Map.of("outcome", "x"), MOTHER));

        assertThat(FamilyBundle.everything(family))
                .extracting(released -> released.resource().fhirType())
                .containsExactly("Group");
    }

    @Test
    void a_person_has_the_number_that_was_released() {
        Patient patient = (Patient) only(People.patients(family(
                List.of(mother(DetailLevel.FULL, List.of(new Name("Chloe", "Hartley")), List.of("9990001375"))))));

        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("9990001375");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1999-03-14");
        assertThat(patient.getIdElement().getIdPart()).isEqualTo(MOTHER.toString());
    }

    @Test
    void that_a_name_or_a_tie_is_contested_is_said_of_the_person_and_of_each_relation() {
        FamilyFacts family = family(List.of(mother(
                DetailLevel.FULL,
                List.of(new Name("Chloe", "Hartley")),
                List.of(),
                "Name, dates or numbers contested: since May 2026, by the person")));
        Patient patient = (Patient) only(People.patients(family));
        RelatedPerson related = (RelatedPerson) only(People.relatedPersons(family));

        assertThat(patient.getExtensionString(Codes.CONTESTED)).contains("numbers contested");
        assertThat(related.getExtensionString(Codes.CONTESTED)).contains("numbers contested");
        assertThat(R4Validator.errors(patient)).isEmpty();
        assertThat(R4Validator.errors(related)).isEmpty();
    }

    @Test
    void of_whom_nothing_is_contested_nothing_is_said_of_it() {
        FamilyFacts family =
                family(List.of(mother(DetailLevel.FULL, List.of(new Name("Chloe", "Hartley")), List.of())));

        assertThat(only(People.patients(family))).matches(patient -> !((Patient) patient).hasExtension());
        assertThat(only(People.relatedPersons(family))).matches(related -> !((RelatedPerson) related).hasExtension());
    }

    @Test
    void a_person_whose_number_was_not_released_has_none() {
        Patient patient = (Patient) only(People.patients(
                family(List.of(mother(DetailLevel.SUMMARY, List.of(new Name("Chloe", "Hartley")), List.of())))));

        assertThat(patient.hasIdentifier()).isFalse();
    }

    @Test
    void a_person_whose_existence_alone_is_known_has_a_masked_name() {
        Patient patient =
                (Patient) only(People.patients(family(List.of(mother(DetailLevel.EXISTENCE, List.of(), List.of())))));

        assertThat(patient.getNameFirstRep().getExtensionFirstRep().getValue()).hasToString("masked");
        assertThat(patient.hasBirthDate()).isFalse();
    }

    @Test
    void a_relation_leads_to_the_child_that_it_is_to() {
        RelatedPerson related = (RelatedPerson) only(People.relatedPersons(
                family(List.of(mother(DetailLevel.FULL, List.of(new Name("Chloe", "Hartley")), List.of())))));

        assertThat(related.getPatient().getReference()).isEqualTo("Patient/" + CHILD);
        assertThat(related.getRelationshipFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("MTH");
    }

    @Test
    void each_resource_comes_with_its_agency_its_rule_and_its_entry_in_the_log() {
        FamilyFacts family =
                family(List.of(), record(RecordType.CHILD_PROTECTION_PLAN, DetailLevel.FULL, MORNING, Map.of(), CHILD));

        Bundle bundle = FamilyBundle.of(family, Plans.carePlans(family), "http://localhost/fhir");

        Provenance provenance = (Provenance) bundle.getEntry().get(1).getResource();
        assertThat(provenance.getTargetFirstRep().getReference()).isEqualTo("CarePlan/" + RECORD);
        assertThat(provenance.getAgentFirstRep().getWho().getDisplay()).isEqualTo("Midwifery");
        assertThat(provenance.getPolicy().get(0).getValue()).endsWith("/rule/2.6c");
        assertThat(provenance.getEntityFirstRep().getWhat().getIdentifier().getValue())
                .isEqualTo(ENTRY.toString());
        assertThat(bundle.getTotal()).isEqualTo(1);
    }
}
