package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class SavedSearchPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    InventedSearches searches;

    @BeforeEach
    void start() {
        searches.reset();
    }

    @Test
    void a_saved_search_leads_to_its_filters() {
        assertThat(Visitor.signedIn(port, "ig-ward").get("/sharing-log").body())
                .contains("Your saved searches", "href=\"/sharing-log?agency=POLICE&amp;outcome=FULL\"")
                .doesNotContain("Save this search as");
    }

    @Test
    void the_filters_that_are_set_are_saved_under_a_name_and_neither_words_nor_the_place_in_the_list() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");
        assertThat(officer.get("/sharing-log?rule=2.9").body()).contains("Save this search as");

        HttpResponse<String> answer = officer.post(
                "/sharing-log/saved",
                officer.token(),
                "name",
                "Withheld",
                "rule",
                "2.9",
                "words",
                "12345678",
                "after",
                "further");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(searches.asked).containsExactly("ig-ward saves Withheld /sharing-log?rule=2.9");
        assertThat(officer.get("/sharing-log?rule=2.9&words=12345678").body())
                .contains("The search is saved without its words");
    }

    @Test
    void a_search_by_words_alone_is_not_saved_as_one_for_the_whole_log() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        officer.post("/sharing-log/saved", officer.token(), "name", "With words", "words", "12345678");

        assertThat(searches.asked).isEmpty();
        assertThat(officer.get("/sharing-log?words=12345678").body())
                .contains("A search by words alone cannot be saved");
    }

    @Test
    void a_search_without_a_name_is_not_saved_and_the_page_says_why() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        officer.post("/sharing-log/saved", officer.token(), "name", " ", "rule", "2.9");

        assertThat(officer.get("/sharing-log?rule=2.9").body())
                .contains("href=\"#name\"", "id=\"name-error\"")
                .doesNotContain("The search is saved.");
    }

    @Test
    void a_search_is_forgotten() {
        Visitor officer = Visitor.signedIn(port, "ig-ward");

        officer.post("/sharing-log/saved/" + InventedSearches.SEARCH + "/forget", officer.token());

        assertThat(searches.asked).containsExactly("ig-ward forgets " + InventedSearches.SEARCH);
    }

    @Test
    void whoever_does_not_read_the_log_saves_and_forgets_nothing() {
        for (String person : new String[] {"sw-nair", "it-osei"}) {
            Visitor other = Visitor.signedIn(port, person);
            assertThat(other.post("/sharing-log/saved", other.token(), "name", "Mine", "rule", "2.9")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/sharing-log/saved/" + InventedSearches.SEARCH + "/forget", other.token())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(searches.asked).isEmpty();
    }

    @Test
    void a_hostile_name_stays_a_name() {
        searches.suffix = "<script>alert(1)</script>";

        assertThat(Visitor.signedIn(port, "ig-ward").get("/sharing-log").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }
}
