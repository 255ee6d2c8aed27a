package kinbridge.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Subject;

/**
 * Two families of a housing officer that are alike to the letter, save that the mother of one has health
 * records of which a housing officer may not even know that they exist.
 */
final class TwinFamilies {

    static final String HOUSING_OFFICER = "gary-rudge";

    private static final String SYSTEM = "socialcare-ssd";
    private static final int TENANCY_RECORDS = 12;

    private final Hub hub;
    private final Intake intake;
    private final Families families;
    private final Teams teams;
    private final Practitioners practitioners;

    TwinFamilies(Hub hub, Intake intake, Families families, Teams teams, Practitioners practitioners) {
        this.hub = hub;
        this.intake = intake;
        this.families = families;
        this.teams = teams;
        this.practitioners = practitioners;
    }

    /**
     * A family with this many hidden records.
     *
     * @param surname of as many letters as its twin's, so that the pages are equally long
     */
    UUID with(int hiddenRecords, String surname, LocalDate childBorn) {
        String child = "TW" + surname + "1";
        String mother = "TW" + surname + "2";
        record(identity(child, "Robin", surname, childBorn));
        record(identity(mother, "Wren", surname, childBorn.minusYears(27)));
        record(new Relationship(
                SYSTEM,
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                "twin-" + mother,
                Instant.EPOCH,
                Category.ID_FAMILY,
                Subject.person(SYSTEM, mother),
                Relationship.Type.MOTHER,
                Subject.person(SYSTEM, child),
                null,
                null,
                Map.of()));
        for (int number = 0; number < TENANCY_RECORDS; number++) {
            record(tenancy(mother, number));
        }
        for (int number = 0; number < hiddenRecords; number++) {
            record(mood(mother, number));
        }
        hub.settle();
        UUID person = hub.database()
                .sql("select person_id from people.identity where system = ? and local_id = ?")
                .params(SYSTEM, child)
                .query(UUID.class)
                .single();
        families.openFor(person, "opened for a test of hiding");
        UUID family = families.openFamiliesOf(person).get(0);
        teams.addByHand(family, practitioners.find(HOUSING_OFFICER).orElseThrow(), LocalDate.of(2026, 1, 5));
        return family;
    }

    /** Nobody's any more, so that the officer's other stories find the officer's own families. */
    void endTeams(UUID family) {
        hub.database()
                .sql("delete from families.team_member where family_id = ?")
                .param(family)
                .update();
        hub.database()
                .sql("update families.family set closed_at = now() where id = ?")
                .param(family)
                .update();
    }

    private void record(Statement statement) {
        intake.record(statement);
    }

    private static Identity identity(String localId, String given, String family, LocalDate born) {
        return new Identity(
                SYSTEM,
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                "twin-" + localId,
                Instant.EPOCH,
                SYSTEM,
                localId,
                Category.ID_CORE,
                Map.of(
                        Identity.GIVEN_NAME, summary(given),
                        Identity.FAMILY_NAME, summary(family),
                        Identity.DATE_OF_BIRTH, summary(born.toString())));
    }

    private static AgencyRecord tenancy(String person, int number) {
        return new AgencyRecord(
                "housing-tenure",
                Agency.HOUSING,
                Agency.HOUSING.holder(),
                "twin-" + person + "-" + number,
                Instant.EPOCH,
                RecordType.TENANCY,
                Category.HO_TENANCY,
                List.of(Subject.person(SYSTEM, person)),
                null,
                Occurred.on(LocalDate.of(2026, 3, 1).plusDays(number)),
                null,
                Map.of("tenureType", summary("Secure")));
    }

    private static AgencyRecord mood(String person, int number) {
        return new AgencyRecord(
                "midwifery-fhir",
                Agency.MIDWIFERY,
                Agency.MIDWIFERY.holder(),
                "twin-" + person + "-" + number,
                Instant.EPOCH,
                RecordType.MOOD_SCREENING,
                Category.HE_MH,
                List.of(Subject.person(SYSTEM, person)),
                null,
                Occurred.on(LocalDate.of(2026, 4, 1).plusDays(number)),
                null,
                Map.of("outcome", summary("Further support offered by the perinatal team")));
    }

    private static FieldValue summary(String value) {
        return new FieldValue(value, DetailLevel.SUMMARY);
    }
}
