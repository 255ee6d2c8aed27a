package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import kinbridge.familyview.FamilyPage;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Logged, or not shown. */
@Story
class LogStoryTest {

    @Autowired
    Hub hub;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    @Test
    void when_a_page_is_there_its_decisions_are_in_the_log() {
        FamilyPage page = hub.open("amara-nwosu", family).orElseThrow();

        LogEntryView entry = hub.log().entry(page.logReference()).orElseThrow();

        assertThat(entry.line().personId()).isEqualTo("amara-nwosu");
        assertThat(entry.line().familyId()).isEqualTo(family);
        assertThat(entry.line().purpose()).isEqualTo(page.purpose());
        assertThat(entry.decisions())
                .hasSizeGreaterThanOrEqualTo(
                        page.timeline().size() + page.people().size());
    }

    @Test
    void each_level_that_the_page_shows_is_one_that_was_logged() {
        FamilyPage page = hub.open("gary-rudge", family).orElseThrow();

        LogEntryView entry = hub.log().entry(page.logReference()).orElseThrow();

        for (DetailLevel level : List.of(DetailLevel.EXISTENCE, DetailLevel.SUMMARY, DetailLevel.FULL)) {
            long shown = page.timeline().stream()
                    .filter(line -> line.level() == level)
                    .count();
            assertThat(entry.decisions().stream()
                            .filter(decision -> decision.level() == level)
                            .count())
                    .as(level.name())
                    .isGreaterThanOrEqualTo(shown);
        }
    }

    @Test
    void every_look_is_another_entry() {
        UUID first = hub.open("amara-nwosu", family).orElseThrow().logReference();
        UUID second = hub.open("amara-nwosu", family).orElseThrow().logReference();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void when_the_log_cannot_be_written_nothing_is_shown_and_afterwards_it_is_again() {
        var visitor = hub.visitor("amara-nwosu");
        long before = looks();
        hub.asOwner("revoke insert on sharing_log.entry from kinbridge_app");
        try {
            assertThatThrownBy(() -> hub.open("amara-nwosu", family)).isInstanceOf(LogUnavailable.class);
            var answer = visitor.get("/families/" + family + "?purpose=TAF_SUPPORT");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("Chloe").doesNotContain("Hartley");
            assertThat(looks()).isEqualTo(before);
        } finally {
            hub.asOwner("grant insert on sharing_log.entry to kinbridge_app");
        }
        hub.until("the log to be written again", () -> {
            try {
                return hub.open("amara-nwosu", family).isPresent();
            } catch (LogUnavailable notYet) {
                return false;
            }
        });
        assertThat(visitor.get("/families/" + family + "?purpose=TAF_SUPPORT").statusCode())
                .isEqualTo(200);
    }

    private long looks() {
        return hub.count("select count(*) from sharing_log.entry where kind = 'LOOK'");
    }
}
