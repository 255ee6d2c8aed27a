package kinbridge.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyFacts.Name;
import kinbridge.familyview.FamilyFacts.Person;
import kinbridge.familyview.FamilyFacts.Relation;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * The people shown: each a Patient, and a RelatedPerson for each child in focus to whom a released tie
 * leads. An expected date of delivery has no element in R4's Patient and is not said here.
 */
final class People {

    private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    /** HL7 v3 RoleCode of those relations that it has a code for; the words go with each. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("Mother", "MTH"),
            Map.entry("Father", "FTH"),
            Map.entry("Parent", "PRN"),
            Map.entry("Guardian", "GUARD"),
            Map.entry("Foster carer", "PRNFOST"),
            Map.entry("Brother or sister", "SIB"),
            Map.entry("Brother or sister by the mother", "SIB"),
            Map.entry("Brother or sister by the father", "SIB"),
            Map.entry("Brother or sister by one parent", "SIB"),
            Map.entry("Half-brother or half-sister", "HSIB"),
            Map.entry("Grandparent", "GRPRN"),
            Map.entry("Relative", "FAMMEMB"));

    private People() {}

    static List<Released> patients(FamilyFacts facts) {
        return facts.people().stream()
                .map(person -> Released.of(patient(person), person.sources()))
                .toList();
    }

    static List<Released> relatedPersons(FamilyFacts facts) {
        List<Released> related = new ArrayList<>();
        for (Person person : facts.people()) {
            for (Relation relation : person.relations()) {
                related.add(Released.of(relatedPerson(person, relation), person.sources()));
            }
        }
        return related;
    }

    private static Patient patient(Person person) {
        Patient patient = new Patient();
        patient.setId(person.id().toString());
        patient.setMeta(Codes.meta(person.level()));
        Codes.contested(patient, person.contested());
        person.nhsNumbers()
                .forEach(number ->
                        patient.addIdentifier().setSystem(Codes.NHS_NUMBER).setValue(number));
        patient.setName(names(person));
        if (person.sex() != null) {
            patient.setGender(gender(person.sex()));
        }
        if (person.born() != null) {
            patient.setBirthDateElement(Dates.date(person.born()));
        }
        if (person.died() != null) {
            patient.setDeceased(new DateTimeType(person.died().toString()));
        }
        if (person.livingWith() != null) {
            patient.addAddress(new Address().setText(person.livingWith()));
        }
        person.relations()
                .forEach(relation -> patient.addLink()
                        .setOther(new Reference("RelatedPerson/" + id(person, relation)))
                        .setType(LinkType.SEEALSO));
        return patient;
    }

    private static RelatedPerson relatedPerson(Person person, Relation relation) {
        RelatedPerson related = new RelatedPerson();
        related.setId(id(person, relation).toString());
        related.setMeta(Codes.meta(person.level()));
        Codes.contested(related, person.contested());
        related.setPatient(Codes.patient(relation.child()));
        CodeableConcept words = new CodeableConcept().setText(relation.words());
        if (ROLES.containsKey(relation.words())) {
            words.addCoding(new Coding(ROLE_CODE, ROLES.get(relation.words()), null));
        }
        related.addRelationship(words);
        related.setName(names(person));
        if (person.born() != null) {
            related.setBirthDateElement(Dates.date(person.born()));
        }
        return related;
    }

    private static UUID id(Person person, Relation relation) {
        return Codes.madeOf(person.id(), relation.child());
    }

    /** The first is the name that the page shows; somebody unborn may have none, everybody else has one. */
    private static List<HumanName> names(Person person) {
        if (person.names().isEmpty()) {
            return person.isUnborn() ? List.of() : List.of(Codes.masked(new HumanName()));
        }
        return person.names().stream().map(People::name).toList();
    }

    private static HumanName name(Name released) {
        HumanName name = new HumanName().setFamily(released.family());
        if (released.given() != null) {
            name.addGiven(released.given());
        }
        return name;
    }

    private static AdministrativeGender gender(String sex) {
        return switch (sex) {
            case "male" -> AdministrativeGender.MALE;
            case "female" -> AdministrativeGender.FEMALE;
            case "indeterminate" -> AdministrativeGender.OTHER;
            default -> AdministrativeGender.UNKNOWN;
        };
    }
}
