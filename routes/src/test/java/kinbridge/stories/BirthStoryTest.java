package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A child is expected, and then it is born: maternity keeps both, and they are one person. Twins stay two. */
@Story
class BirthStoryTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String FHIR = "midwifery-fhir";

    @Autowired
    Hub hub;

    @Test
    void a_newborn_child_is_the_one_that_its_mother_expected() {
        expecting("birth-one", "Philippa", "Quillfeather", "1994-04-02", TODAY.plusDays(9));

        born("birth-one-child", "Rowan", "birth-one", "Philippa", "Quillfeather", "1994-04-02");

        assertThat(person("birth-one-child")).isEqualTo(unbornOf("birth-one"));
    }

    @Test
    void a_child_born_long_before_any_expected_one_could_be_is_another() {
        expecting("birth-two", "Lucasta", "Thimblethorpe", "1991-10-17", TODAY.plusDays(200));

        born("birth-two-child", "Juniper", "birth-two", "Lucasta", "Thimblethorpe", "1991-10-17");

        assertThat(person("birth-two-child")).isNotEqualTo(unbornOf("birth-two"));
    }

    @Test
    void twins_stay_two_and_neither_is_taken_for_the_one_that_was_expected() {
        expecting("birth-three", "Zenobia", "Marchbanksley", "1988-01-25", TODAY.plusDays(12));

        born("birth-three-a", "Linden", "birth-three", "Zenobia", "Marchbanksley", "1988-01-25");
        born("birth-three-b", "Sorrel", "birth-three", "Zenobia", "Marchbanksley", "1988-01-25");

        assertThat(person("birth-three-a")).isNotEqualTo(person("birth-three-b"));
        assertThat(unbornOf("birth-three")).isNotIn(person("birth-three-a"), person("birth-three-b"));
    }

    private void expecting(String mother, String given, String family, String born, LocalDate due) {
        put(patient(mother, given, family, born), mother);
        Observation expected = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(concept("http://snomed.info/sct", "161714006"))
                .setSubject(new Reference("Patient/" + mother))
                .setEffective(new DateTimeType(date(TODAY)))
                .setValue(new DateTimeType(due.toString()));
        expected.setId(mother + "-edd");
        hub.midwifery().put(expected);
        hub.until("the expected child of " + mother, () -> hub.count(UNBORN, "%" + mother + "%") > 0);
        hub.settle();
    }

    private void born(String child, String called, String mother, String given, String family, String motherBorn) {
        put(patient(child, called, family, TODAY.toString()), child);
        RelatedPerson related = new RelatedPerson()
                .setActive(true)
                .setPatient(new Reference("Patient/" + child))
                .setBirthDateElement(new DateType(motherBorn))
                .addRelationship(concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH"))
                .addAddress(home());
        related.addName().setFamily(family).addGiven(given);
        related.setId(mother + "-mother-of-" + child);
        put(related, "RelatedPerson/" + related.getIdElement().getIdPart());
        assertThat(person("RelatedPerson/" + mother + "-mother-of-" + child)).isEqualTo(person(mother));
    }

    private static Patient patient(String id, String given, String family, String born) {
        Patient patient = new Patient()
                .setActive(true)
                .setBirthDateElement(new DateType(born))
                .addAddress(home());
        patient.addName().setFamily(family).addGiven(given);
        patient.setId(id);
        return patient;
    }

    private static Address home() {
        return new Address().addLine("1 Nowhere").setCity("Northmoor").setPostalCode("ZX1 1AA");
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private void put(Resource resource, String localId) {
        hub.midwifery().put(resource);
        hub.until(
                localId,
                () -> hub.count(
                                "select count(*) from people.identity where system = 'midwifery-fhir' and local_id = ?",
                                localId)
                        > 0);
        hub.settle();
    }

    private UUID person(String localId) {
        return hub.database()
                .sql("select person_id from people.identity where system = ? and local_id = ?")
                .param(FHIR)
                .param(localId)
                .query(UUID.class)
                .single();
    }

    private static final String UNBORN = "select count(*) from people.identity where system = 'midwifery-fhir'"
            + " and expected_date is not null and local_id like ?";

    private UUID unbornOf(String mother) {
        return hub.database()
                .sql("select person_id from people.identity where system = ? and expected_date is not null"
                        + " and local_id like ?")
                .param(FHIR)
                .param("unborn-of/%" + mother + "%")
                .query(UUID.class)
                .single();
    }
}
