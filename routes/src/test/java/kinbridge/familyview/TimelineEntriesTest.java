package kinbridge.familyview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kinbridge.familyview.FamilyPage.Detail;
import kinbridge.familyview.FamilyPage.TimelineEntry;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import org.junit.jupiter.api.Test;

class TimelineEntriesTest {

    private static final Detail TYPE = new Detail("Notice type", "NOSP");
    private static final Detail EFFECTIVE = new Detail("Effective", "24 October 2026");

    private final TimelineEntries entries = new TimelineEntries();

    @Test
    void what_two_feeds_of_an_agency_say_is_one_entry_with_all_that_either_says() {
        entries.add("housing-arrears", notice("Ash Fictional", TYPE));
        entries.add("housing-tenure", notice("Ash Fictional", TYPE, EFFECTIVE));

        assertThat(entries.sorted())
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsExactly(TYPE, EFFECTIVE));
    }

    @Test
    void what_one_feed_says_twice_happened_twice() {
        entries.add("housing-arrears", notice("Ash Fictional", TYPE));
        entries.add("housing-arrears", notice("Ash Fictional", TYPE));
        entries.add("housing-tenure", notice("Ash Fictional", TYPE));
        entries.add("housing-tenure", notice("Ash Fictional", TYPE));

        assertThat(entries.sorted()).hasSize(2);
    }

    @Test
    void what_two_feeds_say_differently_stays_two() {
        entries.add("housing-arrears", notice("Ash Fictional", TYPE));
        entries.add("housing-tenure", notice("Ash Fictional", new Detail("Notice type", "NSP"), EFFECTIVE));

        assertThat(entries.sorted()).hasSize(2);
    }

    @Test
    void what_is_said_of_another_person_stays_two() {
        entries.add("housing-arrears", notice("Ash Fictional", TYPE));
        entries.add("housing-tenure", notice("Elm Fictional", TYPE));

        assertThat(entries.sorted()).hasSize(2);
    }

    private static TimelineEntry notice(String person, Detail... details) {
        return new TimelineEntry(
                LocalDate.of(2026, 9, 26),
                "26 September 2026",
                "28 November 2026, 19:34",
                "Notice seeking possession",
                Agency.HOUSING,
                "Rent arrears",
                List.of(details),
                List.of(person),
                DetailLevel.SUMMARY,
                "2.10",
                "Housing",
                List.of());
    }
}
