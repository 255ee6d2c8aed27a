package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogFilter;
import kinbridge.sharinglog.LogLine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes in of police and probation is in the log in numbers (Data Protection Act 2018, section 62). */
@Story
class CollectionStoryTest {

    @Autowired
    Hub hub;

    private List<String> collected() {
        hub.settle();
        LogFilter collections =
                new LogFilter(EntryKind.COLLECTION, null, null, null, null, null, null, null, null, null, null, null);
        hub.until(
                "collections in the log",
                () -> !hub.log().list(collections, null, 100).lines().isEmpty());
        return hub.log().list(collections, null, 100).lines().stream()
                .map(LogLine::entryId)
                .map(id -> hub.log().entry(id).orElseThrow().reason())
                .toList();
    }

    @Test
    void each_batch_of_police_and_probation_says_what_became_of_it() {
        assertThat(collected())
                .anyMatch(words -> words.startsWith("feed police-"))
                .anyMatch(words -> words.startsWith("feed probation-"))
                .allMatch(words -> words.contains(" collected, ") && words.contains(" said before, "));
    }

    @Test
    void what_social_care_midwives_and_landlords_send_does_not() {
        assertThat(collected())
                .allMatch(words -> words.startsWith("feed police-") || words.startsWith("feed probation-"));
    }

    @Test
    void no_name_and_no_number_of_a_person_is_in_it() {
        assertThat(collected())
                .allMatch(words ->
                        words.matches("feed [a-z-]+, payload [0-9a-f-]{36} from item \\d+: \\d+ collected, .*"))
                .noneMatch(words -> words.contains("Hartley"));
    }
}
