package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.FamilyMembers;
import kinbridge.family.FamilyMembers.Change;
import kinbridge.family.Practitioners;
import kinbridge.family.Sought;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyStatePage;
import kinbridge.familyview.FamilyStatePages;
import kinbridge.intake.Intake;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom the hub proposes as a child's family, why, and whom not. */
@Story
class ProposedFamilyStoryTest {

    private static final String SYSTEM = Sayings.SOCIALCARE;
    private static final String LEAD = "kezia-blake";

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    FamilyMembers members;

    @Autowired
    FamilyStatePages pages;

    @Autowired
    Teams teams;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Practitioners practitioners;

    @Test
    void a_proposed_family_says_of_each_member_why_and_tells_former_from_present_and_half_from_full() {
        person("PF1", "Juniper", LocalDate.of(2022, 3, 4));
        person("PF2", "Ottilie", LocalDate.of(1994, 5, 6));
        person("PF3", "Barnaby", LocalDate.of(2016, 7, 8));
        person("PF4", "Lysander", LocalDate.of(1990, 9, 10));
        person("PF5", "Cornelius", LocalDate.of(1988, 11, 12));
        person("PF6", "Philippa", LocalDate.of(1971, 1, 14));
        tie("PF2", Relationship.Type.MOTHER, "PF1", null);
        tie("PF2", Relationship.Type.MOTHER, "PF3", null);
        tie("PF4", Relationship.Type.FATHER, "PF1", null);
        tie("PF5", Relationship.Type.FATHER, "PF3", null);
        tie("PF4", Relationship.Type.HOUSEHOLD, "PF2", null);
        tie("PF5", Relationship.Type.PARTNER, "PF2", null);
        address("PF2");
        address("PF6");
        hub.settle();
        UUID family = opened("PF1");
        // He was one of the family when it was opened; since then the tie is over.
        tie("PF5", Relationship.Type.PARTNER, "PF2", LocalDate.of(2019, 2, 3));
        hub.settle();

        FamilyStatePage page = page(family);

        assertThat(relation(page, "Ottilie")).isEqualTo("Mother");
        assertThat(relation(page, "Lysander")).isEqualTo("Father");
        assertThat(relation(page, "Barnaby")).isEqualTo("Half-brother or half-sister");
        assertThat(relation(page, "Cornelius")).isEqualTo("Former partner of a parent");
        assertThat(of(page, "Lysander").why())
                .anyMatch(why -> why.endsWith("father of Juniper Proposedly"))
                .anyMatch(why -> why.endsWith("in the household of Ottilie Proposedly"));
        assertThat(of(page, "Cornelius").why())
                .anyMatch(why -> why.endsWith("partner of Ottilie Proposedly, until 3 February 2019"));
        assertThat(page.people()).noneMatch(person -> person.name().startsWith("Philippa"));
        leadConfirmsRemovesAndAdds(family);
        hub.close(family);
    }

    private void leadConfirmsRemovesAndAdds(UUID family) {
        UUID father = hub.identity(SYSTEM, "PF4");
        UUID former = hub.identity(SYSTEM, "PF5");

        members.confirm(hub.requester(LEAD), family, new Change(father, "met him at home"));
        assertThat(of(page(family), "Lysander").state()).isEqualTo("Confirmed");

        members.remove(hub.requester(LEAD), family, new Change(former, "lives abroad"));
        hub.settle();
        assertThat(page(family).people()).noneMatch(person -> person.name().startsWith("Cornelius"));

        members.add(
                hub.requester(LEAD),
                family,
                new Sought("", "Philippa", "Proposedly", LocalDate.of(1971, 1, 14)),
                "a neighbour who looks after them");
        hub.settle();
        assertThat(of(page(family), "Philippa").why()).containsExactly("Added by a practitioner");
    }

    @Test
    void whoever_nobody_ties_to_the_child_any_more_is_proposed_no_more() {
        person("PG1", "Rosalba", LocalDate.of(2021, 2, 3));
        person("PG2", "Ingeborg", LocalDate.of(1992, 4, 5));
        person("PG3", "Thaddeus", LocalDate.of(1991, 6, 7));
        tie("PG2", Relationship.Type.MOTHER, "PG1", null);
        tie("PG3", Relationship.Type.PARTNER, "PG2", null);
        hub.settle();
        UUID family = opened("PG1");
        assertThat(relation(page(family), "Thaddeus")).isEqualTo("Partner of a parent");

        hub.database()
                .sql("update statements.version set is_current = false where source_ref = 'proposed-PARTNER-PG3-PG2'")
                .update();
        untilASplitIsToldMembersAreAsTheyWere(family);
        families.refreshAround(personOf("PG1"));

        assertThat(page(family).people()).noneMatch(person -> person.name().startsWith("Thaddeus"));
        assertThat(relation(page(family), "Ingeborg")).isEqualTo("Mother");
        hub.close(family);
    }

    /** Who was shown a stranger's people is found by the members that the family had. */
    private void untilASplitIsToldMembersAreAsTheyWere(UUID family) {
        transactions.executeWithoutResult(status -> {
            hub.database()
                    .sql("insert into people.split (id, one_person, other_person, split_at) values (?, ?, ?, now())")
                    .params(UUID.randomUUID(), personOf("PG2"), personOf("PG3"))
                    .update();
            families.refreshAround(personOf("PG1"));
            assertThat(families.members(family)).contains(personOf("PG3"));
            status.setRollbackOnly();
        });
    }

    private UUID opened(String child) {
        families.openFor(personOf(child), "opened for a story");
        UUID family = families.openFamiliesOf(personOf(child)).get(0);
        teams.addByHand(family, practitioners.find(LEAD).orElseThrow(), LocalDate.of(2026, 1, 5));
        return family;
    }

    private UUID personOf(String localId) {
        return hub.database()
                .sql("select person_id from people.identity where system = ? and local_id = ?")
                .params(SYSTEM, localId)
                .query(UUID.class)
                .single();
    }

    private FamilyStatePage page(UUID family) {
        return pages.open(hub.requester(LEAD), family, "CIN_ASSESSMENT", null).orElseThrow();
    }

    private static FamilyStatePage.Person of(FamilyStatePage page, String given) {
        return page.people().stream()
                .filter(person -> person.name().startsWith(given))
                .findFirst()
                .orElseThrow(() -> new AssertionError(given + " is not on the page"));
    }

    private static String relation(FamilyStatePage page, String given) {
        return of(page, given).relation();
    }

    private void person(String localId, String given, LocalDate born) {
        said().person(localId, given, "Proposedly", born);
    }

    private void tie(String from, Relationship.Type type, String to, @Nullable LocalDate until) {
        said().tie(from, type, to, until);
    }

    /** One property for whoever is given. */
    private void address(String person) {
        said().housing(
                        RecordType.ADDRESS,
                        Category.ID_ADDRESS,
                        person,
                        LocalDate.of(2026, 3, 1),
                        Map.of("uprn", "990000004711", "postcode", "ZX7 7XZ"));
    }

    private Sayings said() {
        return new Sayings(intake, "proposed");
    }
}
