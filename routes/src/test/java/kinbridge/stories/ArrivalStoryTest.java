package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kinbridge.connectors.Borough;
import kinbridge.feeds.FeedStates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything arrives, nothing is counted twice or lost, and nobody is taken for somebody else. */
@Story
class ArrivalStoryTest {

    private static final String RESTRICTED_WORD = "zanderbeck";

    /** Opened once: there are some thousands. */
    private static List<String> everyPage = List.of();

    @Autowired
    Hub hub;

    @Autowired
    Borough borough;

    @Test
    void each_item_of_each_feed_ended_as_exactly_one_thing() {
        assertThat(hub.feeds().feeds())
                .isNotEmpty()
                .allSatisfy(feed -> assertThat(feed.received())
                        .as(feed.feed())
                        .isEqualTo(feed.stored() + feed.unchanged() + feed.notCovered() + feed.quarantined()));
    }

    @Test
    void every_agency_sent_something_that_was_stored() {
        assertThat(hub.feeds().feeds().stream()
                        .filter(feed -> feed.stored() > 0)
                        .map(FeedStates.FeedState::agency))
                .contains(kinbridge.mappings.Agency.values());
    }

    @Test
    void no_feed_that_brought_something_is_never_heard() {
        assertThat(hub.feeds().feeds())
                .noneMatch(feed -> feed.received() > 0 && feed.condition() == FeedStates.Condition.NEVER_HEARD);
    }

    /** No foreign key watches over these: each is written with its version, in one transaction. */
    @Test
    void what_belongs_to_a_version_or_an_identity_has_one() {
        assertThat(hub.count("""
                select count(*) from (
                  select version_id from statements.record union all
                  select version_id from statements.record_subject union all
                  select version_id from statements.relationship union all
                  select version_id from statements.subject_identity) part
                where not exists (select from statements.version v where v.id = part.version_id)""")).isZero();
        assertThat(hub.count("""
                select count(*) from statements.subject_identity s
                where not exists (select from people.identity i where i.id = s.identity_id)""")).isZero();
    }

    @Test
    void no_feed_file_has_a_problem() {
        assertThat(hub.feeds().problems()).isEmpty();
    }

    @Test
    void nobody_is_joined_with_somebody_else() {
        Map<String, String> truth = whoIsWho();
        Map<UUID, List<String>> people = new HashMap<>();
        hub.database()
                .sql("select person_id, system || '/' || local_id from people.identity")
                .query((row, number) -> people.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();

        assertThat(people.values())
                .allSatisfy(identities -> assertThat(identities.stream()
                                .filter(truth::containsKey)
                                .map(truth::get)
                                .distinct())
                        .as("the people among %s", identities)
                        .hasSizeLessThanOrEqualTo(1));
    }

    @Test
    void what_belongs_together_without_doubt_is_joined() {
        UUID socialCare = person("socialcare-ssd", "NM0101");

        assertThat(person("midwifery-fhir", "hartley-chloe")).isEqualTo(socialCare);
    }

    @Test
    void two_people_of_one_name_and_day_of_birth_are_not_joined() {
        UUID ours = person("socialcare-ssd", "NM0901");
        List<UUID> housing = hub.database()
                .sql("select person_id from people.identity where system = 'housing-tenure' and given_name = 'Marta'")
                .query(UUID.class)
                .list();

        assertThat(housing).isNotEmpty().doesNotContain(ours);
    }

    @Test
    void nothing_of_a_restricted_case_is_in_any_column_in_clear() {
        assertThat(tablesThatHold(RESTRICTED_WORD)).isEmpty();
    }

    @Test
    void the_search_for_a_word_in_the_tables_finds_what_is_there() {
        assertThat(tablesThatHold("hartley")).contains("people.identity");
    }

    @Test
    void the_same_name_in_two_registers_waits_for_a_person_to_look() {
        assertThat(hub.count("""
                select count(*) from people.review r
                join people.identity a on a.id = r.identity_a join people.identity b on b.id = r.identity_b
                where r.state = 'WAITING' and 'Marta' in (a.given_name, b.given_name)
                  and 'housing-tenure' in (a.system, b.system)""")).isPositive();
    }

    @Test
    void nothing_of_a_restricted_case_is_on_any_page() {
        assertThat(everyPage())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page).doesNotContainIgnoringCase(RESTRICTED_WORD));
    }

    @Test
    void a_child_adopted_away_is_on_nobodys_page() {
        assertThat(everyPage()).isNotEmpty().noneMatch(page -> page.contains("Ruby"));
    }

    /** What anybody who may look sees of any family, for any purpose that person may claim. */
    private List<String> everyPage() {
        if (everyPage.isEmpty()) {
            everyPage = openEveryPage();
        }
        return everyPage;
    }

    /** Several at once: each answer leaves no sooner than all others do. */
    private List<String> openEveryPage() {
        List<UUID> families = hub.database()
                .sql("select id from families.family")
                .query(UUID.class)
                .list();
        List<Callable<List<String>>> looks = new ArrayList<>();
        for (var practitioner : hub.practitioners()) {
            for (UUID family : families) {
                if (hub.isMember(practitioner.id(), family)) {
                    looks.add(() -> pages(practitioner.id(), family));
                }
            }
        }
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try {
            List<String> pages = new ArrayList<>();
            for (Future<List<String>> look : readers.invokeAll(looks)) {
                pages.addAll(look.get());
            }
            return pages;
        } catch (InterruptedException | ExecutionException problem) {
            throw new IllegalStateException(problem);
        } finally {
            readers.shutdownNow();
        }
    }

    private List<String> pages(String practitioner, UUID family) {
        return hub.purposes(practitioner).stream()
                .flatMap(purpose -> hub.open(practitioner, family, purpose.code()).stream())
                .map(Object::toString)
                .toList();
    }

    private List<String> tablesThatHold(String word) {
        return hub.database().sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('intake', 'people', 'statements', 'families', 'consent', 'events', 'alerts',
                  'push', 'sharing_log') and table_type = 'BASE TABLE'""").query(String.class).list().stream()
                .filter(table -> hub.owner()
                                .sql("select count(*) from " + table + " t where lower(t::text) like ?")
                                .param("%" + word + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .toList();
    }

    private UUID person(String system, String localId) {
        return hub.database()
                .sql("select person_id from people.identity where system = ? and local_id = ?")
                .param(system)
                .param(localId)
                .query(UUID.class)
                .single();
    }

    /** Who each identity is, as those who invented the people know. */
    private Map<String, String> whoIsWho() {
        Map<String, String> truth = new HashMap<>();
        for (Borough.Family family : borough.families()) {
            for (JsonNode person : family.files().get(Borough.PEOPLE).path("people")) {
                person.path("identities")
                        .forEach(identity -> truth.put(
                                identity.path("system").asText() + "/"
                                        + identity.path("localId").asText(),
                                person.path("person").asText()));
            }
        }
        return truth;
    }
}
