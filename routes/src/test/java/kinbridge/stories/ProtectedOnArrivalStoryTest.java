package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.consent.ArrivedStatements;
import kinbridge.consent.EndangeredAddresses;
import kinbridge.intake.Intake;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A woman moves away from whoever hurt her: the address is protected before anybody can see it. */
@Story
class ProtectedOnArrivalStoryTest {

    private static final String SYSTEM = "kinbridge";
    private static final Instant THEN = Instant.parse("2026-02-10T10:00:00Z");
    private static final String OLD_HOME = "ZX5 1AA";
    private static final String NEW_HOME = "ZX5 2BB";

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    ArrivedStatements arrived;

    @Autowired
    EndangeredAddresses endangered;

    @Test
    void a_new_address_of_a_victim_is_protected_and_never_matched_on() {
        Pair pair = pair("moves");
        address(pair.perpetrator, OLD_HOME, 1);
        incident(pair);
        hoursPass("moves");

        address(pair.victim, NEW_HOME, 2);

        assertThat(isProtected(pair.victim)).isTrue();
        assertThat(matchedOn(pair.victim)).isZero();
    }

    @Test
    void the_address_where_he_lives_too_is_no_secret_from_him() {
        Pair pair = pair("stays");
        address(pair.perpetrator, OLD_HOME, 1);
        incident(pair);
        hoursPass("stays");

        address(pair.victim, OLD_HOME, 2);

        assertThat(isProtected(pair.victim)).isFalse();
        assertThat(isDecidedAsProtected(pair.victim)).isFalse();
        assertThat(matchedOn(pair.victim)).isEqualTo(1);
    }

    @Test
    void an_incident_that_arrives_after_the_address_protects_it_in_the_next_decision() {
        Pair pair = pair("late");
        address(pair.perpetrator, OLD_HOME, 1);
        address(pair.victim, NEW_HOME, 2);
        assertThat(isDecidedAsProtected(pair.victim)).isFalse();

        incident(pair);

        assertThat(isDecidedAsProtected(pair.victim)).isTrue();
    }

    @Test
    void its_flag_waits_until_it_is_clear_who_is_who() {
        Pair pair = pair("settles");
        address(pair.perpetrator, OLD_HOME, 1);
        address(pair.victim, NEW_HOME, 2);
        incident(pair);
        arrived.settled();
        assertThat(isProtected(pair.victim)).isFalse();

        hoursPass("settles");
        arrived.settled();

        assertThat(isProtected(pair.victim)).isTrue();
        assertThat(matchedOn(pair.victim)).isZero();
    }

    @Test
    void that_he_lives_there_too_may_turn_out_before_the_flag_is_set() {
        Pair pair = pair("turns-out");
        address(pair.victim, NEW_HOME, 2);
        incident(pair);
        assertThat(isDecidedAsProtected(pair.victim)).isTrue();

        address(pair.perpetrator, NEW_HOME, 1);
        hoursPass("turns-out");
        arrived.settled();

        assertThat(isProtected(pair.victim)).isFalse();
    }

    @Test
    void where_he_lives_being_unknown_hers_is_protected() {
        Pair pair = pair("unknown");
        incident(pair);
        hoursPass("unknown");

        address(pair.victim, NEW_HOME, 1);

        assertThat(isProtected(pair.victim)).isTrue();
    }

    @Test
    void her_child_is_protected_with_its_own_new_address() {
        Pair pair = pair("child");
        address(pair.perpetrator, OLD_HOME, 1);
        incident(pair);
        hoursPass("child");
        Subject child = person("child-of-child");
        intake.record(new Relationship(
                SYSTEM,
                Agency.POLICE,
                "POLICE",
                "rel/child-of-child",
                THEN,
                Category.ID_FAMILY,
                pair.victim,
                Relationship.Type.MOTHER,
                child,
                null,
                null,
                Map.of()));

        address(child, NEW_HOME, 3);

        assertThat(isProtected(child)).isTrue();
    }

    @Test
    void his_own_address_is_not_protected() {
        Pair pair = pair("his");
        incident(pair);
        hoursPass("his");

        address(pair.perpetrator, OLD_HOME, 1);

        assertThat(isProtected(pair.perpetrator)).isFalse();
        assertThat(isDecidedAsProtected(pair.perpetrator)).isFalse();
    }

    @Test
    void an_address_that_was_judged_is_not_protected_again_and_the_next_one_is() {
        Pair pair = pair("judged");
        address(pair.perpetrator, OLD_HOME, 1);
        incident(pair);
        hoursPass("judged");
        address(pair.victim, NEW_HOME, 2);
        hub.asOwner("update consent.flag set cleared_at = now() where identity_id = '" + id(pair.victim) + "'");

        address(pair.victim, NEW_HOME, 2);
        arrived.settled();
        assertThat(isProtected(pair.victim)).isFalse();

        address(pair.victim, "ZX5 3CC", 4);
        assertThat(isProtected(pair.victim)).isTrue();
    }

    @Test
    void whoever_is_to_review_it_finds_it_within_ten_working_days() {
        Pair pair = pair("review");
        incident(pair);
        hoursPass("review");
        address(pair.victim, NEW_HOME, 1);

        assertThat(hub.count("""
                select count(*) from consent.flag where identity_id = ? and set_by = 'kinbridge'
                  and review_by between current_date + 10 and current_date + 16 and until is null""", id(pair.victim))).isEqualTo(1);
    }

    /** What arrived about this pair arrived two hours earlier. */
    private void hoursPass(String name) {
        hub.asOwner("update statements.version set received_at = received_at - interval '2 hours'"
                + " where source_ref like '%/" + name + "%' or source_ref like 'address/arrival-" + name + "-%'");
    }

    private boolean isDecidedAsProtected(Subject person) {
        return endangered.isAnyAmong(hub.database()
                .sql("select person_id from people.identity where id = ?")
                .param(id(person))
                .query(UUID.class)
                .list());
    }

    private Pair pair(String name) {
        return new Pair(name, person(name + "-victim"), person(name + "-perpetrator"));
    }

    private Subject person(String name) {
        intake.record(new Identity(
                SYSTEM,
                Agency.POLICE,
                "POLICE",
                "identity/" + name,
                THEN,
                SYSTEM,
                "arrival-" + name,
                Category.ID_CORE,
                new Fields().summary(Identity.GIVEN_NAME, name).map()));
        return Subject.person(SYSTEM, "arrival-" + name);
    }

    private void address(Subject whose, String postcode, int reference) {
        intake.record(new AgencyRecord(
                SYSTEM,
                Agency.POLICE,
                "POLICE",
                "address/" + whose.localId() + "/" + reference,
                THEN,
                RecordType.ADDRESS,
                Category.ID_ADDRESS,
                List.of(whose),
                null,
                Occurred.at(THEN),
                null,
                new Fields()
                        .full("address", "1 Nowhere Row")
                        .full("postcode", postcode)
                        .map()));
    }

    private void incident(Pair pair) {
        intake.record(new AgencyRecord(
                SYSTEM,
                Agency.POLICE,
                "POLICE",
                "incident/" + pair.name,
                THEN,
                RecordType.DOMESTIC_ABUSE_INCIDENT,
                Category.DA_INCIDENT,
                List.of(pair.victim.as(Subject.Role.VICTIM), pair.perpetrator.as(Subject.Role.ALLEGED_PERPETRATOR)),
                null,
                Occurred.at(THEN),
                null,
                Map.of()));
    }

    private boolean isProtected(Subject person) {
        return hub.count("""
                select count(*) from consent.flag where flag = 'protected_address' and identity_id = ?
                  and cleared_at is null""", id(person)) > 0;
    }

    private long matchedOn(Subject person) {
        return hub.count("select count(*) from people.identity_address where identity_id = ?", id(person));
    }

    private UUID id(Subject person) {
        return hub.identity(person.system(), person.localId());
    }

    private record Pair(String name, Subject victim, Subject perpetrator) {}
}
