package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.console.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole hub makes its list by itself, and governance alone sees it. */
@Story
class RetentionStoryTest {

    @Autowired
    Hub hub;

    @Test
    void the_months_list_is_made_by_itself_and_nothing_of_a_young_log_is_due() {
        Visitor ian = hub.visitor("ian-wetherby");
        hub.until(
                "the month's list", () -> ian.get("/oversight/retention").body().contains("Made by Kinbridge itself"));

        assertThat(ian.get("/oversight").body()).contains("/oversight/retention");
        assertThat(ian.get("/oversight/retention").body())
                .contains("Nothing is due", "Looked-after child", "Nothing is held")
                .doesNotContain("Waits for");
        assertThat(hub.visitor("martin-okell").get("/oversight/retention").statusCode())
                .isEqualTo(403);
    }
}
