package kinbridge.stories;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;

/**
 * Two families of a housing officer that are alike to the letter, save that the mother of one has health
 * records of which a housing officer may not even know that they exist.
 */
final class TwinFamilies {

    static final String HOUSING_OFFICER = "gary-rudge";

    private static final String SYSTEM = Sayings.SOCIALCARE;
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
        Sayings said = new Sayings(intake, "twin");
        said.person(child, "Robin", surname, childBorn);
        said.person(mother, "Wren", surname, childBorn.minusYears(27));
        said.tie(mother, Relationship.Type.MOTHER, child, null);
        for (int number = 0; number < TENANCY_RECORDS; number++) {
            LocalDate from = LocalDate.of(2026, 3, 1).plusDays(number);
            said.housing(RecordType.TENANCY, Category.HO_TENANCY, mother, from, Map.of("tenureType", "Secure"));
        }
        for (int number = 0; number < hiddenRecords; number++) {
            said.record(
                    Sayings.MATERNITY,
                    RecordType.MOOD_SCREENING,
                    Category.HE_MH,
                    mother,
                    LocalDate.of(2026, 4, 1).plusDays(number),
                    Map.of("outcome", "Further support offered by the perinatal team"));
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
}
