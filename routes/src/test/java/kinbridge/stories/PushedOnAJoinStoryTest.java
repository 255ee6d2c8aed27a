package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import kinbridge.linkage.People;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.Identity;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What maternity was sent of somebody whom the hub took for its patient, and what it is sent at a birth. */
@Story
class PushedOnAJoinStoryTest {

    private static final String MIDWIFE = "orla-keane";
    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    private static final String WRONG = "9998600170";
    private static final String OTHER_WRONG = "9998601029";
    private static final String RIGHT = "9998600340";
    private static final String SISTER = "9998600510";
    private static final String MOTHER = "9998600685";
    private static final String BABY = "9998600855";

    private static final String LATE = "9998601193";
    private static final String UNSENT = "9998601363";
    private static final String REFUSED = "9998610176";
    private static final String AFTER_REFUSAL = "9998610346";
    private static final String NOT_HERS = "9998610516";

    private static final String ENDED = "9998620007";
    private static final String MISTYPED = "9998620171";
    private static final String CORRECTED = "9998620341";
    private static final String CARRIER = "9998620511";

    private static final LocalDate PLAN_STARTED = LocalDate.now().minusDays(2);

    private final List<UUID> opened = new ArrayList<>();

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    People people;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    @Autowired
    JmsTemplate queues;

    @Autowired
    TransactionTemplate transactions;

    /** Nobody's any more, so that the midwife's other stories find her own families. */
    @AfterEach
    void leave() {
        opened.forEach(hub::close);
    }

    @Test
    void a_plan_that_was_sent_of_the_wrong_patient_is_taken_back_and_sent_again_when_they_are_one_again() {
        child("PJ1", "Perpetua", LocalDate.of(2021, 4, 5), WRONG);
        child("PJ2", "Clementia", LocalDate.of(2019, 6, 7), SISTER);
        mother("PJ3", "Leocadia", "PJ1", "PJ2");
        plan("PJ1");
        plan("PJ2");
        hub.until("both flags", () -> isActive(WRONG) && isActive(SISTER));

        decide("PJ1", patient("PJ1"), false);

        hub.until("it to be taken back", () -> statuses(WRONG).equals(List.of(FlagStatus.ENTEREDINERROR)));
        hub.settle();
        assertThat(statuses(SISTER)).containsExactly(FlagStatus.ACTIVE);
        assertThat(hub.count("select count(*) from push.message where retracts and family_id = ?", family("PJ1")))
                .isOne();

        decide("PJ1", patient("PJ1"), true);

        hub.until("it to be sent again", () -> statuses(WRONG).equals(List.of(FlagStatus.ACTIVE)));
        hub.settle();
        assertThat(messages("PJ2")).isOne();
    }

    @Test
    void the_plan_goes_to_the_right_patient_once_the_wrong_one_is_known() {
        child("PK1", "Eulalia", LocalDate.of(2020, 5, 6), OTHER_WRONG);
        mother("PK3", "Philomena", "PK1");
        plan("PK1");
        hub.until("the flag", () -> isActive(OTHER_WRONG));
        patient("PK1-right", "Eulalia", LocalDate.of(2020, 5, 6), RIGHT);

        decide("PK1", patient("PK1"), false);
        decide("PK1", "PK1-right", true);

        hub.until("the right flag", () -> isActive(RIGHT));
        hub.until("the wrong one to be gone", () -> statuses(OTHER_WRONG).equals(List.of(FlagStatus.ENTEREDINERROR)));
    }

    @Test
    void at_birth_the_plan_goes_from_the_mothers_number_to_the_childs() {
        said().identity(
                        Sayings.SOCIALCARE,
                        "PL1",
                        Map.of(
                                Identity.FAMILY_NAME,
                                "Pushedly",
                                Identity.EXPECTED_DATE,
                                LocalDate.now().plusDays(20).toString()));
        mother("PL3", "Apollonia", "PL1");
        said().identity(
                        Sayings.SOCIALCARE,
                        "PL3",
                        named("Apollonia", LocalDate.of(1993, 8, 9), MOTHER),
                        Instant.EPOCH.plusSeconds(1));
        patient(patient("PL3"), "Apollonia", LocalDate.of(1993, 8, 9), MOTHER);
        plan("PL1");
        hub.until("the mother's flag", () -> isActive(MOTHER));

        LocalDate born = LocalDate.now().minusDays(1);
        patient(patient("PL1"), "Dorothea", born, BABY);
        said().identity(Sayings.SOCIALCARE, "PL1", named("Dorothea", born, BABY), Instant.EPOCH.plusSeconds(1));

        hub.until("the child's flag", () -> isActive(BABY));
        hub.until("the mother's to end", () -> statuses(MOTHER).equals(List.of(FlagStatus.INACTIVE)));
        hub.settle();
        assertThat(statuses(BABY)).containsExactly(FlagStatus.ACTIVE);
    }

    @Test
    void what_could_not_be_delivered_yet_does_not_arrive_after_it_was_taken_back() {
        child("PM1", "Hildegard", LocalDate.of(2018, 9, 10), LATE);
        mother("PM3", "Walburga", "PM1");
        plan("PM1");
        hub.until("the flag", () -> isActive(LATE));
        UUID message = message("PM1");
        hub.asOwner("update push.message set delivered_at = null, failure = 'nothing answers' where id = '" + message
                + "'");

        decide("PM1", patient("PM1"), false);
        hub.until("it to be taken back", () -> statuses(LATE).equals(List.of(FlagStatus.ENTEREDINERROR)));
        queues.convertAndSend("delivery.midwifery-cpis", message.toString());
        hub.settle();

        assertThat(statuses(LATE)).containsExactly(FlagStatus.ENTEREDINERROR);
    }

    @Test
    void what_was_in_force_no_longer_is_marked_as_wrong_all_the_same_once_the_patient_is_somebody_else() {
        child("PR1", "Kunigunde", LocalDate.of(2015, 12, 13), ENDED);
        mother("PR3", "Mathilda", "PR1");
        plan("PR1");
        hub.until("the flag", () -> isActive(ENDED));
        hub.asOwner("update statements.version set is_current = false, removed_at = now(),"
                + " removed_why = 'no longer said' where id = (select version_id from push.message where id = '"
                + message("PR1") + "')");
        hub.until("it to be no longer in force", () -> statuses(ENDED).equals(List.of(FlagStatus.INACTIVE)));

        decide("PR1", patient("PR1"), false);

        hub.until("it to be marked as wrong", () -> statuses(ENDED).equals(List.of(FlagStatus.ENTEREDINERROR)));
    }

    @Test
    void what_has_not_left_yet_is_taken_back_without_a_message() {
        child("PN1", "Mechthild", LocalDate.of(2017, 10, 11), UNSENT);
        mother("PN3", "Gertrude", "PN1");
        plan("PN1");
        hub.until("the flag", () -> isActive(UNSENT));
        UUID message = message("PN1");
        hub.asOwner("update push.message set delivered_at = null, attempts = 0 where id = '" + message + "'");

        decide("PN1", patient("PN1"), false);

        hub.until(
                "it to be taken back",
                () -> hub.count("select count(*) from push.message where id = ? and overtaken_at is not null", message)
                        == 1);
        assertThat(hub.count("select count(*) from push.message where retracts and family_id = ?", family("PN1")))
                .isZero();
    }

    @Test
    void what_the_agency_refused_of_the_wrong_patient_keeps_nothing_from_the_right_one() {
        child("PO1", "Radegund", LocalDate.of(2016, 11, 12), REFUSED);
        mother("PO3", "Edeltraud", "PO1");
        plan("PO1");
        hub.until("the flag", () -> isActive(REFUSED));
        hub.asOwner("update push.message set delivered_at = null, refused_at = now(), refused_why = 'no such patient'"
                + " where id = '" + message("PO1") + "'");
        patient("PO1-right", "Radegund", LocalDate.of(2016, 11, 12), AFTER_REFUSAL);

        decide("PO1", patient("PO1"), false);
        decide("PO1", "PO1-right", true);

        hub.until("the right flag", () -> isActive(AFTER_REFUSAL));
    }

    @Test
    void the_plan_of_an_unborn_child_leaves_a_woman_who_is_not_its_mother_after_all() {
        said().identity(
                        Sayings.SOCIALCARE,
                        "PQ1",
                        Map.of(
                                Identity.FAMILY_NAME,
                                "Pushedly",
                                Identity.EXPECTED_DATE,
                                LocalDate.now().plusDays(40).toString()));
        said().identity(Sayings.SOCIALCARE, "PQ3", named("Scholastica", LocalDate.of(1995, 2, 3), NOT_HERS));
        said().tie("PQ3", Relationship.Type.MOTHER, "PQ1", null);
        patient(patient("PQ3"), "Scholastica", LocalDate.of(1995, 2, 3), NOT_HERS);
        plan("PQ1");
        hub.until("the flag", () -> isActive(NOT_HERS));

        intake.record(new Removal(
                Sayings.SOCIALCARE,
                Agency.SOCIALCARE,
                said().reference("MOTHER-PQ3-PQ1"),
                Instant.now(),
                "entered in error"));

        hub.until("it to be taken back", () -> statuses(NOT_HERS).equals(List.of(FlagStatus.ENTEREDINERROR)));
    }

    @Test
    void the_plan_follows_a_patient_whose_number_was_mistyped() {
        LocalDate born = LocalDate.of(2014, 1, 14);
        child("PS1", "Adelheid", born, MISTYPED);
        mother("PS3", "Irmgard", "PS1");
        plan("PS1");
        hub.until("the flag", () -> isActive(MISTYPED));

        said().identity(Sayings.SOCIALCARE, "PS1", named("Adelheid", born, CORRECTED), Instant.EPOCH.plusSeconds(1));
        patient(patient("PS1"), "Adelheid", born, CORRECTED);

        hub.until(
                "the flag in the new place, and the old one taken back from the same patient",
                () -> Set.copyOf(statuses(CORRECTED)).equals(Set.of(FlagStatus.ACTIVE, FlagStatus.ENTEREDINERROR)));
        assertThat(statuses(MISTYPED)).isEmpty();
    }

    @Test
    void the_mothers_flag_ends_with_a_plan_that_ends_before_maternity_has_the_child() {
        said().identity(
                        Sayings.SOCIALCARE,
                        "PT1",
                        Map.of(
                                Identity.FAMILY_NAME,
                                "Pushedly",
                                Identity.EXPECTED_DATE,
                                LocalDate.now().plusDays(10).toString()));
        said().identity(Sayings.SOCIALCARE, "PT3", named("Kriemhild", LocalDate.of(1994, 3, 4), CARRIER));
        said().tie("PT3", Relationship.Type.MOTHER, "PT1", null);
        patient(patient("PT3"), "Kriemhild", LocalDate.of(1994, 3, 4), CARRIER);
        plan("PT1");
        hub.until("the flag", () -> isActive(CARRIER));
        said().person("PT1", "Wiltrud", "Pushedly", LocalDate.now().minusDays(1), Instant.EPOCH.plusSeconds(1));
        hub.settle();
        assertThat(statuses(CARRIER)).containsExactly(FlagStatus.ACTIVE);

        said().record(
                        Sayings.SOCIALCARE,
                        RecordType.CHILD_PROTECTION_PLAN,
                        Category.SC_CPPLAN,
                        "PT1",
                        PLAN_STARTED,
                        LocalDate.now(),
                        Map.of("initialCategory", "Neglect"));

        hub.until("the flag to end", () -> statuses(CARRIER).equals(List.of(FlagStatus.INACTIVE)));
    }

    private UUID message(String child) {
        return hub.database()
                .sql("select m.id from push.message m join statements.subject_identity s on s.version_id = m.version_id"
                        + " where s.identity_id = ?")
                .param(hub.identity(Sayings.SOCIALCARE, child))
                .query(UUID.class)
                .single();
    }

    private void child(String localId, String given, LocalDate born, String number) {
        said().identity(Sayings.SOCIALCARE, localId, named(given, born, number));
        patient(patient(localId), given, born, number);
    }

    private void mother(String localId, String given, String... children) {
        said().person(localId, given, "Pushedly", LocalDate.of(1993, 8, 9));
        for (String child : children) {
            said().tie(localId, Relationship.Type.MOTHER, child, null);
        }
    }

    private void patient(String id, String given, LocalDate born, String number) {
        Patient patient = new Patient().setActive(true).setBirthDateElement(new DateType(born.toString()));
        patient.addName().setFamily("Pushedly").addGiven(given);
        patient.addIdentifier()
                .setSystem("https://fhir.nhs.uk/Id/nhs-number")
                .setValue(number)
                .addExtension(VERIFICATION, new CodeableConcept().addCoding(new Coding().setCode("01")));
        patient.setId(id);
        hub.midwifery().put(patient);
        hub.until(
                id,
                () -> hub.count(
                                "select count(*) from people.identity where system = 'midwifery-fhir' and local_id = ?",
                                id)
                        > 0);
        hub.settle();
    }

    /** What maternity calls them. */
    private static String patient(String localId) {
        return localId + "-patient";
    }

    private static Map<String, Object> named(String given, LocalDate born, String number) {
        return new HashMap<>(Map.of(
                Identity.GIVEN_NAME,
                given,
                Identity.FAMILY_NAME,
                "Pushedly",
                Identity.DATE_OF_BIRTH,
                born.toString(),
                Identity.NHS_NUMBER,
                number,
                Identity.NHS_NUMBER_VERIFIED,
                true));
    }

    /** In a family of its own, with a midwife in its team. */
    private void plan(String child) {
        hub.settle();
        if (families.openFamiliesOf(person(child)).isEmpty()) {
            families.openFor(person(child), "opened for a story");
            opened.add(family(child));
            teams.addByHand(family(child), practitioners.find(MIDWIFE).orElseThrow(), LocalDate.of(2026, 1, 5));
        }
        said().record(
                        Sayings.SOCIALCARE,
                        RecordType.CHILD_PROTECTION_PLAN,
                        Category.SC_CPPLAN,
                        child,
                        PLAN_STARTED,
                        Map.of("initialCategory", "Neglect"));
    }

    private void decide(String child, String patient, boolean areOne) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            people.decide(
                    hub.identity(Sayings.SOCIALCARE, child),
                    hub.identity(Sayings.MATERNITY, patient),
                    new People.Decision(areOne, "maya-bright", new byte[0]));
        });
        hub.asOwner("insert into events.outbox (person_id, created_at) select person_id, now() "
                + "from people.identity where local_id in ('" + child + "', '" + patient + "')");
        hub.settle();
    }

    private UUID person(String child) {
        return hub.database()
                .sql("select person_id from people.identity where id = ?")
                .param(hub.identity(Sayings.SOCIALCARE, child))
                .query(UUID.class)
                .single();
    }

    private UUID family(String child) {
        return families.openFamiliesOf(person(child)).get(0);
    }

    private long messages(String child) {
        return hub.count("""
                select count(*) from push.message m join statements.subject_identity s on s.version_id = m.version_id
                where s.identity_id = ?""", hub.identity(Sayings.SOCIALCARE, child));
    }

    private boolean isActive(String number) {
        return statuses(number).equals(List.of(FlagStatus.ACTIVE));
    }

    private List<FlagStatus> statuses(String number) {
        return hub.midwifery().received(Flag.class).stream()
                .filter(flag -> number.equals(flag.getSubject().getIdentifier().getValue()))
                .map(Flag::getStatus)
                .toList();
    }

    private Sayings said() {
        return new Sayings(intake, "pushed");
    }
}
