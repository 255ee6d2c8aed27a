package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.alerts.Alerts;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.AnswerVersion;
import kinbridge.consent.Answers;
import kinbridge.consent.ConsentRegister;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.Recording.Recorded;
import kinbridge.family.Families;
import kinbridge.family.FamilyMembers;
import kinbridge.family.FamilyMembers.Change;
import kinbridge.family.Practitioners;
import kinbridge.family.Sought;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilySafety;
import kinbridge.intake.Intake;
import kinbridge.linkage.People;
import kinbridge.mappings.Category;
import kinbridge.mappings.Identity;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A family knows its mother as social care does; housing knows her too, or somebody who was taken for her. What is
 * recorded of the member stays with the member.
 */
@Story
class MemberIdentityStoryTest {

    private static final String LEAD = "kezia-blake";
    private static final String HOUSING = "housing-tenure";

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    FamilyMembers members;

    @Autowired
    FamilySafety safety;

    @Autowired
    FamilyConsent consents;

    @Autowired
    Answers answers;

    @Autowired
    ConsentRegister register;

    @Autowired
    Alerts alerts;

    @Autowired
    People people;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    @Autowired
    TransactionTemplate transactions;

    private UUID family;
    private String story;

    @BeforeEach
    void open(TestInfo test) {
        story = "M" + Integer.toHexString(test.getDisplayName().hashCode());
        said().person(story + "child", "Gwendolen", "Memberly", LocalDate.of(2020, 5, 6));
        said().identity(Sayings.SOCIALCARE, story + "mother", mother());
        said().tie(story + "mother", Relationship.Type.MOTHER, story + "child", null);
        said().identity(HOUSING, story + "tenant", mother());
        hub.settle();
        UUID child = personOf(Sayings.SOCIALCARE, story + "child");
        families.openFor(child, "opened for a story");
        family = families.openFamiliesOf(child).get(0);
        teams.addByHand(family, practitioners.find(LEAD).orElseThrow(), LocalDate.of(2026, 1, 5));
    }

    @AfterEach
    void close() {
        hub.close(family);
    }

    @Test
    void a_protected_address_stays_protected_when_the_record_it_was_named_by_is_somebody_elses() {
        assertThat(mothersPerson()).isEqualTo(personOf(HOUSING, story + "tenant"));
        String purpose = "TAF_SUPPORT";

        assertThat(safety.change(
                        hub.requester(LEAD),
                        family,
                        purpose,
                        new FlagRequest.Set(
                                "protected_address",
                                hub.identity(HOUSING, story + "tenant"),
                                null,
                                null,
                                "she has fled from him",
                                null)))
                .get()
                .isInstanceOf(Recorded.class);
        decide(story + "mother", story + "tenant", false);

        assertThat(mothersPerson()).isNotEqualTo(personOf(HOUSING, story + "tenant"));
        assertThat(hub.count(
                        "select count(*) from consent.near_protected_address where person_id = ?", mothersPerson()))
                .isOne();
    }

    @Test
    void what_she_withdrew_is_in_force_for_neither_when_the_record_it_was_withdrawn_by_is_somebody_elses() {
        answer(Sayings.SOCIALCARE, "mother", ConsentState.GIVEN);
        answer(HOUSING, "tenant", ConsentState.WITHDRAWN);

        decide(story + "mother", story + "tenant", false);

        assertThat(answersOf(mothersPerson())).containsExactly(ConsentState.WITHDRAWN);
        assertThat(answersOf(personOf(HOUSING, story + "tenant"))).isEmpty();
    }

    @Test
    void what_she_agreed_to_by_somebody_elses_record_is_hers_and_not_theirs() {
        answer(HOUSING, "tenant", ConsentState.GIVEN);

        decide(story + "mother", story + "tenant", false);

        assertThat(answersOf(mothersPerson())).containsExactly(ConsentState.GIVEN);
        assertThat(answersOf(personOf(HOUSING, story + "tenant"))).isEmpty();
    }

    @Test
    void what_a_stranger_refused_stands_again_when_she_who_agreed_is_somebody_else() {
        elsewhere(ConsentState.REFUSED);
        answer(Sayings.SOCIALCARE, "mother", ConsentState.GIVEN);
        assertThat(answersOf(mothersPerson())).containsExactly(ConsentState.GIVEN);

        decide(story + "mother", story + "tenant", false);

        assertThat(answersOf(mothersPerson())).containsExactly(ConsentState.GIVEN);
        assertThat(answersOf(personOf(HOUSING, story + "tenant"))).containsExactly(ConsentState.REFUSED);
    }

    @Test
    void what_she_refused_while_two_were_one_is_refused_by_both() {
        elsewhere(ConsentState.GIVEN);
        answer(Sayings.SOCIALCARE, "mother", ConsentState.REFUSED);

        decide(story + "mother", story + "tenant", false);

        assertThat(answersOf(mothersPerson())).containsExactly(ConsentState.REFUSED);
        assertThat(answersOf(personOf(HOUSING, story + "tenant"))).containsExactly(ConsentState.REFUSED);
        assertThat(register.answers(List.of(mothersPerson(), personOf(HOUSING, story + "tenant"))))
                .allSatisfy((person, answers) -> assertThat(answers)
                        .extracting(ConsentRegister.Answer::state)
                        .containsOnly(ConsentState.REFUSED));
    }

    @Test
    void a_member_whom_housing_knew_first_is_known_as_social_care_knows_them() {
        decide(story + "mother", story + "tenant", true);
        hub.database()
                .sql("update families.member set identity_id = ? where family_id = ? and identity_id = ?")
                .params(
                        hub.identity(HOUSING, story + "tenant"),
                        family,
                        hub.identity(Sayings.SOCIALCARE, story + "mother"))
                .update();

        families.refreshAround(personOf(Sayings.SOCIALCARE, story + "child"));
        decide(story + "mother", story + "tenant", false);

        assertThat(families.members(family))
                .contains(mothersPerson())
                .doesNotContain(personOf(HOUSING, story + "tenant"));
    }

    @Test
    void the_alert_of_a_baby_that_was_closed_for_the_familys_is_raised_again_when_she_is_not_of_it() {
        String baby = story + "baby";
        said().person(story + "other", "Rosamund" + story, "Memberly", LocalDate.of(1988, 9, 1));
        said().person(baby, "Ottoline", "Memberly", LocalDate.now().minusMonths(5));
        said().tie(story + "other", Relationship.Type.MOTHER, baby, null);
        abuseAndAMissedAppointment(baby);
        abuseAndAMissedAppointment(story + "child");
        consider(baby);
        consider(story + "child");
        assertThat(alertsOf(baby)).isOne();
        assertThat(alertsOfTheFamily()).isOne();
        UUID one = hub.identity(Sayings.SOCIALCARE, story + "mother");
        UUID other = hub.identity(Sayings.SOCIALCARE, story + "other");
        decide(one, other, true);
        families.refreshAround(personOf(Sayings.SOCIALCARE, story + "child"));
        consider(story + "child");
        assertThat(alertsOf(baby)).as("the family's alert says it all").isZero();
        assertThat(alertsOfTheFamily()).isOne();

        decide(one, other, false);
        hub.until("her own again", () -> alertsOf(baby) == 1);

        assertThat(hub.count(
                        "select count(*) from alerts.notice n join alerts.alert a on a.id = n.alert_id"
                                + " where a.person_id = ? and a.closed_at is null and n.state = 'NEW'",
                        hub.identity(Sayings.SOCIALCARE, baby)))
                .isPositive();
        hub.database()
                .sql(
                        "update alerts.alert set closed_at = now() where closed_at is null and (family_id = ? or person_id = ?)")
                .params(family, hub.identity(Sayings.SOCIALCARE, baby))
                .update();
    }

    private void consider(String child) {
        alerts.consider(personOf(Sayings.SOCIALCARE, child));
    }

    private void abuseAndAMissedAppointment(String child) {
        LocalDate day = LocalDate.now().minusDays(3);
        said().record(
                        Sayings.MATERNITY,
                        RecordType.MISSED_MATERNITY_APPOINTMENT,
                        Category.HE_MATERNITY,
                        child,
                        day,
                        Map.of("kind", "Postnatal appointment"));
        said().record(
                        Sayings.POLICE,
                        RecordType.DOMESTIC_ABUSE_INCIDENT,
                        Category.DA_INCIDENT,
                        child,
                        day,
                        Map.of("kind", "Domestic abuse"));
    }

    private long alertsOf(String child) {
        return hub.count(
                "select count(*) from alerts.alert where rule = 'A1' and closed_at is null and person_id = ?",
                hub.identity(Sayings.SOCIALCARE, child));
    }

    private long alertsOfTheFamily() {
        return hub.count(
                "select count(*) from alerts.alert where rule = 'A1' and closed_at is null and family_id = ?", family);
    }

    /** As another system hands it over, about the woman whom housing knows. */
    private void elsewhere(ConsentState state) {
        register.record(new ConsentRegister.NewAnswer(
                UUID.randomUUID(),
                1,
                hub.identity(HOUSING, story + "tenant"),
                "self",
                null,
                state,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.now(),
                null,
                "by letter",
                "Kezia Blake",
                LEAD));
    }

    @Test
    void to_confirm_a_member_makes_nobody_a_member_by_another_agencys_record() {
        members.confirm(
                hub.requester(LEAD), family, new Change(hub.identity(HOUSING, story + "tenant"), "met her at home"));

        decide(story + "mother", story + "tenant", false);
        hub.settle();

        assertThat(members.states(family))
                .containsEntry(mothersPerson(), FamilyMembers.State.CONFIRMED)
                .doesNotContainKey(personOf(HOUSING, story + "tenant"));
    }

    @Test
    void who_was_listed_twice_and_removed_once_is_a_member_when_the_two_are_one() {
        String given = "Listed" + story;
        said().identity(
                        HOUSING,
                        story + "double",
                        Map.of(
                                Identity.GIVEN_NAME,
                                given,
                                Identity.FAMILY_NAME,
                                "Memberly",
                                Identity.DATE_OF_BIRTH,
                                "1991-07-08"));
        hub.settle();
        members.add(
                hub.requester(LEAD),
                family,
                new Sought("", given, "Memberly", LocalDate.of(1991, 7, 8)),
                "lives with them");
        members.remove(
                hub.requester(LEAD), family, new Change(hub.identity(HOUSING, story + "double"), "is listed twice"));
        assertThat(families.members(family)).doesNotContain(personOf(HOUSING, story + "double"));

        decide(story + "mother", story + "double", true);

        assertThat(families.members(family)).contains(personOf(HOUSING, story + "double"));
        assertThat(families.openFamiliesOf(personOf(HOUSING, story + "double"))).containsExactly(family);
    }

    @Test
    void who_was_removed_stays_removed_however_many_agencies_know_them() {
        members.remove(
                hub.requester(LEAD), family, new Change(hub.identity(HOUSING, story + "tenant"), "lives abroad"));
        hub.settle();
        families.refreshAround(personOf(Sayings.SOCIALCARE, story + "child"));

        assertThat(families.members(family)).doesNotContain(mothersPerson());
    }

    /** As Kezia records it, who names whichever record of the mother she has before her. */
    private void answer(String system, String localId, ConsentState state) {
        FamilyConsent.PersonConsent mother =
                consents.open(hub.requester(LEAD), family, "TAF_SUPPORT").orElseThrow().people().stream()
                        .filter(person -> personOf(person.id()).equals(mothersPerson()))
                        .findFirst()
                        .orElseThrow();
        UUID changes =
                mother.answers().isEmpty() ? null : mother.answers().get(0).record();
        assertThat(consents.record(
                        hub.requester(LEAD),
                        family,
                        "TAF_SUPPORT",
                        new AnswerRequest(
                                hub.identity(system, story + localId),
                                changes,
                                mother.seen(),
                                "self",
                                null,
                                state,
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                LocalDate.now(),
                                null,
                                null,
                                "at home",
                                "You may tell them, or not.",
                                "Kezia Blake",
                                "",
                                null,
                                "")))
                .get()
                .isInstanceOf(Recorded.class);
    }

    /** The latest version of each. */
    private List<ConsentState> answersOf(UUID person) {
        return Answers.current(answers.about(List.of(person), false).getOrDefault(person, List.of())).stream()
                .map(AnswerVersion::state)
                .toList();
    }

    private Map<String, Object> mother() {
        return new HashMap<>(Map.of(
                Identity.GIVEN_NAME,
                "Isolde" + story,
                Identity.FAMILY_NAME,
                "Memberly",
                Identity.DATE_OF_BIRTH,
                // Nobody's of another story, whose refusal would count for her until somebody has looked.
                LocalDate.of(1970, 1, 2)
                        .plusDays(37L * Math.floorMod(story.hashCode(), 300))
                        .toString(),
                Identity.PHONE,
                "07700900" + Math.floorMod(story.hashCode(), 1000)));
    }

    private void decide(String ofSocialcare, String ofHousing, boolean areOne) {
        decide(hub.identity(Sayings.SOCIALCARE, ofSocialcare), hub.identity(HOUSING, ofHousing), areOne);
    }

    private void decide(UUID one, UUID other, boolean areOne) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            people.decide(one, other, new People.Decision(areOne, "maya-bright", new byte[0]));
        });
        hub.settle();
    }

    private UUID mothersPerson() {
        return personOf(Sayings.SOCIALCARE, story + "mother");
    }

    private UUID personOf(String system, String localId) {
        return personOf(hub.identity(system, localId));
    }

    private UUID personOf(UUID identity) {
        return hub.database()
                .sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .single();
    }

    private Sayings said() {
        return new Sayings(intake, story);
    }
}
