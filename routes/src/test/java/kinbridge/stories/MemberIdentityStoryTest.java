package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.AnswerVersion;
import kinbridge.consent.Answers;
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
import kinbridge.mappings.Identity;
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
    private static final LocalDate BORN = LocalDate.of(1992, 3, 4);

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
                        .filter(person -> person.name().contains("Isolde"))
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
                BORN.toString(),
                Identity.PHONE,
                "07700900" + Math.floorMod(story.hashCode(), 1000)));
    }

    private void decide(String ofSocialcare, String ofHousing, boolean areOne) {
        UUID one = hub.identity(Sayings.SOCIALCARE, ofSocialcare);
        UUID other = hub.identity(HOUSING, ofHousing);
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
        return hub.database()
                .sql("select person_id from people.identity where id = ?")
                .param(hub.identity(system, localId))
                .query(UUID.class)
                .single();
    }

    private Sayings said() {
        return new Sayings(intake, story);
    }
}
