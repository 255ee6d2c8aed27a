package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kinbridge.console.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Governance asks the log of the whole hub; each asking is in the log, and nobody else may ask. */
@Story
class OversightStoryTest {

    private static final List<String> QUESTIONS = List.of(
            "shared-about-a-person",
            "decisions-by-somebody",
            "overrides-and-sign-offs",
            "break-glass",
            "refusals",
            "accesses-from-outside",
            "shares-on-a-lapsed-agreement",
            "special-category-shares",
            "not-yet-told",
            "holders-of-old-versions",
            "shares-under-an-agreement",
            "protected-attempts");

    /** An identity, among what can be chosen in a filter. */
    private static final Pattern PERSON_OFFERED = Pattern.compile("<option value=\"[0-9a-f]{8}-[0-9a-f]{4}-");

    @Autowired
    Hub hub;

    @Autowired
    @Qualifier("questions")
    HikariDataSource questions;

    private long logged(String kind, String person) {
        return hub.count(
                "select count(*) from sharing_log.entry where kind = ?"
                        + " and convert_from(header, 'UTF8') like '%\"personId\":\"' || ? || '\"%'",
                kind, person);
    }

    @Test
    void every_question_answers_from_the_home_page_and_its_asking_is_logged() {
        Visitor ian = hub.visitor("ian-wetherby");
        String home = ian.get("/oversight").body();
        long before = logged("LOG_READ", "ian-wetherby");

        for (String question : QUESTIONS) {
            assertThat(home).contains("/oversight/questions/" + question);
            var answer = ian.get("/oversight/questions/" + question);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(answer.body()).contains("of 12", "What this does not tell");
        }
        assertThat(logged("LOG_READ", "ian-wetherby")).isEqualTo(before + QUESTIONS.size());
    }

    @Test
    void what_was_shown_of_a_family_is_found_and_its_file_is_a_disclosure_in_the_log() {
        UUID family = hub.family("NM0103");
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        String reference = hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
        String address = "/oversight/questions/shared-about-a-person";
        Visitor ian = hub.visitor("ian-wetherby");
        hub.until(
                "the look to be found",
                () -> ian.get(address + "?family=" + reference).body().contains("/sharing-log/" + look));
        long before = logged("EXPORT", "ian-wetherby");

        var file = ian.get(address + "/list.csv?family=" + reference);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains(look.toString(), "Amara Nwosu").doesNotContain("Chloe", "Hartley");
        assertThat(logged("EXPORT", "ian-wetherby")).isEqualTo(before + 1);
        long rows = file.body().lines().count() - 2;
        hub.until(
                "how much left to be found",
                () -> reasonsOf("ACKNOWLEDGEMENT", "ian-wetherby")
                        .contains("question 1 as a CSV file, whole, rows written: " + rows));
    }

    private List<String> reasonsOf(String kind, String person) {
        return hub
                .database()
                .sql("select entry_id from sharing_log.projection_entry where kind = ? and person_id = ?")
                .params(kind, person)
                .query(UUID.class)
                .list()
                .stream()
                .map(entry -> hub.log().entry(entry).orElseThrow().reason())
                .toList();
    }

    @Test
    void a_list_of_ones_families_is_in_the_log_and_is_not_among_those_that_one_opened() {
        UUID family = hub.family("NM0103");
        Visitor claire = hub.visitor("claire-dunmore");
        String listed = "select count(*) from sharing_log.projection_entry where kind = 'LOOK'"
                + " and person_id = 'claire-dunmore' and channel = 'FAMILY_LIST' and family_id = '" + family + "'";
        long before = hub.count(listed);

        assertThat(claire.get("/families").statusCode()).isEqualTo(200);

        hub.until("the list to be found", () -> hub.count(listed) > before);
        UUID latest = hub.database()
                .sql(
                        "select entry_id from sharing_log.projection_entry where kind = 'LOOK'"
                                + " and person_id = 'claire-dunmore' and channel = 'FAMILY_LIST' order by recorded_at desc limit 1")
                .query(UUID.class)
                .single();
        assertThat(claire.get("/access/mine").body())
                .doesNotContain(latest.toString().substring(0, 8));
    }

    @Test
    void a_search_with_a_problem_tells_nothing_of_a_family_and_one_without_is_logged_first() {
        UUID family = hub.family("NM0103");
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        String reference = hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
        Visitor ian = hub.visitor("ian-wetherby");
        hub.until(
                "the look to be found",
                () -> ian.get("/sharing-log?family=" + reference).body().contains("/sharing-log/" + look));
        assertThat(ian.get("/sharing-log?family=" + reference).body()).containsPattern(PERSON_OFFERED);
        long before = logged("LOG_READ", "ian-wetherby");

        var wrong = ian.get("/sharing-log?family=" + reference + "&from=x");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).doesNotContainPattern(PERSON_OFFERED);
        assertThat(logged("LOG_READ", "ian-wetherby")).isEqualTo(before);
    }

    @Test
    void while_everything_that_answers_questions_is_taken_practitioners_look_and_who_asks_is_told_and_logged()
            throws SQLException {
        Visitor ian = hub.visitor("ian-wetherby");
        ian.get("/oversight");
        long before = logged("LOG_READ", "ian-wetherby");
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < questions.getMaximumPoolSize()) {
                taken.add(questions.getConnection());
            }

            assertThat(hub.open("amara-nwosu", hub.family("NM0103"))).isPresent();
            for (String address : List.of("/oversight", "/sharing-log/entries.csv")) {
                var answer = ian.get(address);
                assertThat(answer.statusCode()).as(address).isEqualTo(503);
                assertThat(answer.body()).contains("Colleagues are asking");
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(logged("LOG_READ", "ian-wetherby")).isEqualTo(before + 2);
        assertThat(ian.get("/oversight").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_but_governance_may_ask() {
        long before = logged("LOG_READ", "amara-nwosu") + logged("EXPORT", "amara-nwosu");
        Visitor amara = hub.visitor("amara-nwosu");

        assertThat(amara.get("/oversight").statusCode()).isEqualTo(403);
        assertThat(amara.get("/oversight/anomalies").statusCode()).isEqualTo(403);
        for (String question : QUESTIONS) {
            assertThat(amara.get("/oversight/questions/" + question).statusCode())
                    .isEqualTo(403);
            assertThat(amara.get("/oversight/questions/" + question + "/list.csv")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(amara.post(
                                "/oversight/questions/protected-attempts/hidden",
                                amara.token(),
                                "reason",
                                "I would like to know it")
                        .statusCode())
                .isEqualTo(403);
        assertThat(logged("LOG_READ", "amara-nwosu") + logged("EXPORT", "amara-nwosu"))
                .isEqualTo(before);
    }

    @Test
    void somebody_who_is_turned_away_again_and_again_is_noticed_and_governance_settles_it() {
        Visitor gary = hub.visitor("gary-rudge");
        for (int number = 0; number < 6; number++) {
            gary.get("/families/" + UUID.randomUUID() + "?purpose=HOUSING_SUPPORT");
        }
        Visitor ian = hub.visitor("ian-wetherby");
        hub.until(
                "the tries to be noticed",
                () -> ian.get("/oversight/anomalies?rule=repeated-refusals&practitioner=gary-rudge")
                        .body()
                        .contains("Turned away whole"));
        UUID finding = hub.database()
                .sql(
                        "select id from oversight.finding where rule = 'repeated-refusals' and practitioner = 'gary-rudge'")
                .query(UUID.class)
                .single();
        String address = "/oversight/anomalies/" + finding;

        assertThat(ian.get(address).body()).contains("/sharing-log/", "Gary Rudge");
        assertThat(ian.post(address + "/assign", ian.token(), "to", "ian-wetherby")
                        .statusCode())
                .isEqualTo(302);
        assertThat(ian.post(
                                address + "/close",
                                ian.token(),
                                "outcome",
                                "SPOKEN_TO",
                                "reason",
                                "He mistyped the addresses of his own list")
                        .statusCode())
                .isEqualTo(302);
        assertThat(ian.get(address).body()).contains("He mistyped", "Closed").doesNotContain("Close the finding");
    }
}
