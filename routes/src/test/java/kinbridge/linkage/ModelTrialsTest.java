package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.InventedIdentities.Row;
import kinbridge.linkage.LinkageModels.Version;
import kinbridge.linkage.ModelTrials.Found;
import kinbridge.linkage.ModelTrials.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model is estimated from the hub's own records, tried, put in use and taken back. */
class ModelTrialsTest {

    private static final String WHO = "ian-wetherby";
    private static final int RECORDS = 1_200;

    private WhoIsWho hub;
    private List<Row> rows;

    @BeforeEach
    void linkPeople() throws IOException {
        hub = new WhoIsWho();
        rows = InventedIdentities.of(RECORDS, 11);
        hub.know(rows);
        hub.linkAll();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private Trial tried(Integer version) {
        UUID id = hub.trials.ask(version, WHO).orElseThrow();
        hub.trials.next();
        return hub.trials.find(id).orElseThrow();
    }

    @Test
    void a_model_of_our_own_is_a_new_version_that_nobody_uses_yet() {
        Trial trial = tried(null);

        assertThat(trial.version()).isEqualTo(2);
        assertThat(hub.models.inUse().version()).isEqualTo(1);
        Version made = hub.models.versions().get(1);
        assertThat(made.records()).isEqualTo(born());
        assertThat(made.hasConverged()).isTrue();
        assertThat(made.inUseSince()).isNull();
        assertThat(made.madeBy()).isEqualTo(WHO);
    }

    @Test
    void to_try_a_model_changes_nobody() {
        Map<UUID, UUID> before = hub.people();
        long events = count("select count(*) from people.link_event");

        tried(null);

        assertThat(hub.people()).isEqualTo(before);
        assertThat(count("select count(*) from people.link_event")).isEqualTo(events);
    }

    @Test
    void what_a_trial_foresees_is_what_happens() {
        Trial trial = tried(null);
        Found found = Objects.requireNonNull(trial.found());
        Map<UUID, UUID> now = hub.people();
        Set<List<UUID>> believedNow = believed();
        Map<List<UUID>, String> foreseen = foreseen(trial.id());
        assertThat(foreseen).isNotEmpty();

        hub.models.use(2, WHO);
        hub.linkAll();

        Map<UUID, UUID> then = hub.people();
        assertThat(new HashSet<>(then.values())).hasSize((int) found.peopleThen());
        assertThat(new HashSet<>(now.values())).hasSize((int) found.peopleNow());
        assertThat(parted(now, then)).isEqualTo(found.comeApart());
        assertThat(parted(then, now)).isEqualTo(found.becomeOne());
        Set<List<UUID>> believedThen = believed();
        Map<List<UUID>, String> happened = new HashMap<>();
        Set<List<UUID>> all = new HashSet<>(believedNow);
        all.addAll(believedThen);
        for (List<UUID> pair : all) {
            String was = relation(pair, now, believedNow);
            String is = relation(pair, then, believedThen);
            if (!was.equals(is)) {
                happened.put(pair, was + " to " + is);
            }
        }
        assertThat(happened).isEqualTo(foreseen);
    }

    @Test
    void to_go_back_makes_everybody_who_they_were() {
        Map<UUID, UUID> before = hub.people();
        tried(null);
        hub.models.use(2, WHO);
        hub.linkAll();
        assertThat(hub.people()).isNotEqualTo(before);

        hub.models.use(1, WHO);
        hub.linkAll();

        assertThat(hub.people()).isEqualTo(before);
    }

    @Test
    void a_model_in_use_changes_nothing() {
        tried(null);
        hub.models.use(2, WHO);
        hub.linkAll();

        Found found = Objects.requireNonNull(tried(2).found());

        assertThat(found.peopleThen()).isEqualTo(found.peopleNow());
        assertThat(count("select count(*) from people.model_change")).isZero();
    }

    @Test
    void what_a_person_decided_is_nothing_that_a_model_changes() {
        tried(null);
        List<UUID> one = hub.sql
                .sql("select unnest(array[identity_a, identity_b]) from people.model_change where now_are = 'DOUBT'"
                        + " and then_are = 'ONE' limit 2")
                .query(UUID.class)
                .list();
        assertThat(one).hasSize(2);
        hub.transactions.executeWithoutResult(status -> {
            hub.people.lock();
            hub.people.decide(one.get(0), one.get(1), new People.Decision(false, WHO, new byte[0]));
        });

        tried(2);

        assertThat(count("select count(*) from people.model_change where identity_a in ('" + one.get(0) + "', '"
                        + one.get(1) + "') and identity_b in ('" + one.get(0) + "', '" + one.get(1) + "')"))
                .isZero();
    }

    @Test
    void only_one_is_tried_at_a_time() {
        hub.trials.ask(null, WHO).orElseThrow();

        assertThat(hub.trials.ask(null, "another")).isEmpty();
    }

    @Test
    void what_was_interrupted_is_taken_up_with_the_model_that_was_estimated() {
        UUID id = hub.trials.ask(null, WHO).orElseThrow();
        hub.trials.next();
        hub.sql
                .sql("update people.model_trial set finished_at = null, against = null where id = ?")
                .param(id)
                .update();

        hub.trials.next();

        Trial trial = hub.trials.find(id).orElseThrow();
        assertThat(trial.version()).isEqualTo(2);
        assertThat(trial.found()).isNotNull();
        assertThat(hub.models.versions()).hasSize(2);
    }

    @Test
    void what_is_interrupted_again_and_again_is_given_up() {
        UUID id = hub.trials.ask(null, WHO).orElseThrow();
        hub.sql.sql("update people.model_trial set attempts = 2").update();

        hub.trials.next();

        assertThat(hub.trials.find(id).orElseThrow().problem()).contains("interrupted");
        assertThat(hub.models.versions()).hasSize(1);
    }

    @Test
    void what_is_stopped_comes_to_nothing() {
        UUID id = hub.trials.ask(null, WHO).orElseThrow();

        assertThat(hub.trials.stop(id)).isTrue();
        hub.trials.next();

        assertThat(hub.models.versions()).hasSize(1);
        assertThat(hub.trials.stop(id)).isFalse();
        assertThat(hub.trials.ask(null, WHO)).isPresent();
    }

    @Test
    void nothing_is_tried_while_some_are_linked_by_another_model() {
        hub.sql
                .sql("update people.identity set linked_by = 0 where id = ?")
                .param(rows.get(0).id())
                .update();
        UUID id = hub.trials.ask(null, WHO).orElseThrow();

        hub.trials.next();
        assertThat(hub.trials.find(id).orElseThrow().finishedAt()).isNull();
        hub.linkAll();
        hub.trials.next();

        assertThat(hub.trials.find(id).orElseThrow().found()).isNotNull();
    }

    @Test
    void a_kept_model_lists_no_place_that_few_records_have() {
        tried(null);

        String document = hub.sql
                .sql("select document from people.linkage_model where version = 2")
                .query(String.class)
                .single();
        List<String> places = hub.sql
                .sql("select postcode from people.identity_address where postcode is not null group by postcode"
                        + " having count(*) between 10 and 49 union select phone from people.identity where phone is not null"
                        + " group by phone having count(*) between 10 and 49")
                .query(String.class)
                .list();
        assertThat(places).isNotEmpty().noneMatch(document::contains);
    }

    @Test
    void linking_anew_that_stops_in_the_middle_goes_on_to_the_same_people() {
        tried(null);
        hub.models.use(2, WHO);
        hub.linkAll();
        Map<UUID, UUID> whole = hub.people();
        hub.models.use(1, WHO);
        hub.linkAll();

        hub.models.use(2, WHO);
        hub.linkSome();
        hub.transactions.executeWithoutResult(status -> {
            hub.people.lock();
            hub.people.linkAnew();
            status.setRollbackOnly();
        });
        hub.linkAll();

        assertThat(hub.people()).isEqualTo(whole);
    }

    @Test
    void a_model_of_our_own_keeps_what_only_the_one_in_use_knows() {
        tried(null);

        // The invented people have no number of a probation register.
        assertThat(hub.models
                        .read(2)
                        .doubts(
                                known("crn", "X999001"),
                                known("crn", "X999001"),
                                kinbridge.linkage.likeness.Likeness.ofAFew(),
                                false))
                .doesNotContain(Doubt.NAME_AND_DATE_ALONE);
    }

    private KnownIdentity known(String field, String value) {
        return hub.models
                .read(2)
                .known(new IdentityRow(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "probation-api",
                        "1",
                        false,
                        false,
                        Map.of("given", "John", "family", "Smith", "born", "1980-02-03", field, value)));
    }

    private long born() {
        return count("select count(*) from people.identity where expected_date is null or date_of_birth is not null");
    }

    private long count(String sql) {
        return hub.sql.sql(sql).query(Long.class).single();
    }

    /** How many people of the one are more than one in the other. */
    private static long parted(Map<UUID, UUID> one, Map<UUID, UUID> other) {
        Map<UUID, Set<UUID>> became = new HashMap<>();
        one.forEach((identity, person) ->
                became.computeIfAbsent(person, any -> new HashSet<>()).add(other.get(identity)));
        return became.values().stream().filter(parts -> parts.size() > 1).count();
    }

    /** Every pair that is joined or in doubt. */
    private Set<List<UUID>> believed() {
        return new HashSet<>(hub.sql
                .sql("select identity_a, identity_b from people.pair")
                .query((row, number) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
    }

    private static String relation(List<UUID> pair, Map<UUID, UUID> people, Set<List<UUID>> believed) {
        boolean areOne = Objects.equals(people.get(pair.get(0)), people.get(pair.get(1)));
        return areOne ? "ONE" : believed.contains(pair) ? "DOUBT" : "TWO";
    }

    private Map<List<UUID>, String> foreseen(UUID trial) {
        Map<List<UUID>, String> foreseen = new HashMap<>();
        hub.sql
                .sql("select identity_a, identity_b, now_are, then_are from people.model_change where trial_id = ?")
                .param(trial)
                .query((row, number) -> foreseen.put(
                        List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        row.getString(3) + " to " + row.getString(4)))
                .list();
        return foreseen;
    }
}
