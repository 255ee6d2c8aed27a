package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.InventedIdentities.Row;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.People.Decision;
import kinbridge.linkage.People.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Father and son of one name at one address, and a record that may be of either: the hub does not guess. */
class RivalsTest {

    private static final String FATHERS_NUMBER = "9998620678";

    private final Row father = row(1, "socialcare", "Quentin", "1961-03-04", "");
    private final Row son = row(2, "socialcare", "Quentin", "1989-10-11", "");
    private final Row either = row(3, "police", "Quentin", "", "");
    private WhoIsWho hub;

    @BeforeEach
    void start() {
        hub = new WhoIsWho();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static Row row(long id, String agency, String given, String born, String number) {
        Map<String, String> said = new HashMap<>();
        for (String column : List.of("sex", "phone", "email")) {
            said.put(column, "");
        }
        said.put("id", "R" + id);
        said.put("agency", agency);
        said.put("given_name", given);
        said.put("family_name", "Quillfeather");
        said.put("date_of_birth", born);
        said.put("nhs_number", number);
        said.put("postcode", "ZX1 2AB");
        said.put("uprn", "990000012345");
        return new Row(new UUID(id, id), said, "truth");
    }

    private void know(Row... rows) {
        hub.know(List.of(rows));
    }

    private void knowAndLink(Row... rows) {
        know(rows);
        hub.linkAll();
    }

    private void pncNumber(Row... rows) {
        for (Row row : rows) {
            hub.sql
                    .sql("update people.identity set pnc_number = '85/200001K' where id = ?")
                    .param(row.id())
                    .update();
        }
    }

    private void decide(Row one, Row other, boolean areOne) {
        hub.transactions.executeWithoutResult(status -> {
            hub.people.lock();
            hub.people.decide(one.id(), other.id(), new Decision(areOne, "somebody", new byte[0]));
        });
    }

    private boolean areOne(Row one, Row other) {
        Map<UUID, UUID> people = hub.people();
        return people.get(one.id()).equals(people.get(other.id()));
    }

    /** How many people these are. */
    private int people(Row... rows) {
        Map<UUID, UUID> people = hub.people();
        return new HashSet<>(
                        Arrays.stream(rows).map(row -> people.get(row.id())).toList())
                .size();
    }

    private Set<Two> waiting() {
        return new HashSet<>(hub.sql
                .sql("select identity_a, identity_b from people.review where state = 'WAITING'")
                .query((row, number) -> new Two(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
    }

    private static Two two(Row one, Row other) {
        return Two.of(one.id(), other.id());
    }

    @Test
    void where_there_is_the_father_alone_it_is_the_father() {
        knowAndLink(father, either);

        assertThat(areOne(father, either)).isTrue();
    }

    @Test
    void who_may_be_father_or_son_is_neither_and_both_are_asked() {
        knowAndLink(father, son, either);

        assertThat(people(father, son, either)).isEqualTo(3);
        assertThat(waiting()).containsExactlyInAnyOrder(two(father, either), two(son, either));
    }

    @Test
    void a_join_ends_when_the_son_becomes_known_as_well() {
        knowAndLink(father, either);

        knowAndLink(son);

        assertThat(people(father, son, either)).isEqualTo(3);
    }

    @Test
    void a_no_to_the_father_makes_nobody_the_son() {
        knowAndLink(father, son, either);

        decide(father, either, false);

        assertThat(people(father, son, either)).isEqualTo(3);
        assertThat(waiting()).containsExactly(two(son, either));
    }

    @Test
    void a_yes_to_the_father_settles_the_son() {
        knowAndLink(father, son, either);

        decide(father, either, true);

        assertThat(areOne(father, either)).isTrue();
        assertThat(areOne(father, son)).isFalse();
    }

    @Test
    void father_and_son_stay_who_they_surely_are() {
        Row ours = john(12, "socialcare", "1966-02-03");
        Row fathers = john(8, "housing", "1966-02-03");
        Row theirs = john(13, "socialcare", "1989-03-02");
        Row sons = john(9, "housing", "1989-03-02");
        Row onProbation = john(10, "probation", "1989-03-02");
        Row known = john(14, "police", "");
        know(ours, fathers, theirs, sons, onProbation, known);
        hub.sql
                .sql("update people.identity set sex = 'M' where system <> 'housing-tenure'")
                .update();
        hub.linkAll();

        assertThat(people(ours, theirs, known)).isEqualTo(3);
        assertThat(people(ours, fathers)).isOne();
        assertThat(people(theirs, sons, onProbation)).isOne();
    }

    /** A common name. */
    private static Row john(long id, String agency, String born) {
        Row row = row(id, agency, "John", born, "");
        Map<String, String> said = new HashMap<>(row.said());
        said.put("family_name", "Quayle");
        return new Row(row.id(), said, row.truth());
    }

    @Test
    void a_verified_number_that_agrees_is_no_guess() {
        Row numbered = row(4, "socialcare", "Quentin", "1961-03-04", FATHERS_NUMBER);
        Row alike = row(5, "police", "Quentin", "", FATHERS_NUMBER);
        know(numbered, son, alike);
        hub.sql.sql("update people.identity set nhs_verified = true").update();
        hub.linkAll();

        assertThat(areOne(numbered, alike)).isTrue();
    }

    @Test
    void two_who_contradict_one_another_are_not_joined_by_way_of_a_third() {
        Row one = row(6, "police", "Quentin", "1966-03-04", "");
        Row other = row(7, "housing", "Quentin", "1989-10-11", "");
        know(one, other, either);
        pncNumber(one, other, either);
        hub.linkAll();

        assertThat(areOne(one, other)).isFalse();
        assertThat(waiting()).contains(two(one, other));
    }

    @Test
    void one_number_with_another_name_and_birthday_waits_for_somebody_to_look() {
        Row one = row(6, "police", "Hector", "1961-03-04", "");
        Row other = row(7, "housing", "Lionel", "1994-10-11", "");
        know(one, other);
        pncNumber(one, other);
        hub.linkAll();

        assertThat(areOne(one, other)).isFalse();
        assertThat(waiting()).containsExactly(two(one, other));
    }

    @Test
    void of_people_who_were_told_apart_nobody_is_asked_again_for_each_of_their_records() {
        Row fathers = row(8, "housing", "Quentin", "1961-03-04", "");
        knowAndLink(father, fathers, son, either);
        assertThat(areOne(father, fathers)).isTrue();
        assertThat(waiting()).contains(two(fathers, either));

        decide(father, either, false);

        assertThat(waiting()).doesNotContain(two(fathers, either));

        decide(father, either, true);
        assertThat(people(father, fathers, either)).isOne();
    }

    @Test
    void a_yes_that_an_earlier_no_stands_against_is_an_obstacle() {
        Row fathers = row(8, "housing", "Quentin", "1961-03-04", "");
        knowAndLink(father, fathers, either);
        decide(father, either, false);

        assertThat(hub.people.obstacle(fathers.id(), either.id(), true)).contains(Obstacle.SOMEBODY_LOST);
        assertThat(hub.people.obstacle(father.id(), either.id(), true)).isEmpty();
        assertThat(hub.people.obstacle(father.id(), son.id(), false)).isEmpty();
    }

    @Test
    void a_no_that_breaks_an_earlier_yes_is_an_obstacle() {
        knowAndLink(father, either);
        Row third = row(9, "housing", "Quentin", "", "");
        knowAndLink(third);
        decide(father, either, true);
        decide(either, third, true);

        assertThat(hub.people.obstacle(father.id(), third.id(), false)).contains(Obstacle.ANOTHER_ANSWER);
        assertThat(hub.people.obstacle(either.id(), third.id(), false)).isEmpty();
    }

    @Test
    void told_apart_from_his_brother_a_record_of_the_brothers_number_goes_to_the_brother() {
        Row one = row(11, "housing", "Quentin", "1961-03-04", "");
        Row brother = row(12, "police", "Quentin", "1961-03-04", "");
        Row ofTheNumber = row(13, "probation", "Quentin", "1961-03-04", "");
        know(one, brother, ofTheNumber);
        pncNumber(brother, ofTheNumber);
        hub.linkAll();
        assertThat(areOne(one, ofTheNumber)).isTrue();

        decide(one, brother, false);

        assertThat(areOne(ofTheNumber, brother)).isTrue();
        assertThat(areOne(one, brother)).isFalse();
    }

    @Test
    void a_record_of_a_number_that_two_have_who_were_told_apart_is_neithers() {
        Row one = row(11, "housing", "Quentin", "1961-03-04", "");
        Row other = row(12, "police", "Quentin", "1961-03-04", "");
        Row third = row(13, "probation", "Quentin", "1961-03-04", "");
        know(one, other, third);
        pncNumber(one, other, third);
        hub.linkAll();

        decide(one, other, false);

        assertThat(people(one, other, third)).isEqualTo(3);
        assertThat(waiting()).containsExactlyInAnyOrder(two(one, third), two(other, third));
    }
}
