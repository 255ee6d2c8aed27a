package kinbridge.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kinbridge.familyview.FamilyPage.TimelineEntry;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;

/**
 * Events, newest first, numbered from the oldest so that a number stays the same when one filters.
 *
 * @param latest the last that happened, whatever the filter
 * @param all how many there are without the filter
 * @param agencies those with an event, for the filter
 * @param chosen the word of the agency filtered by, or empty
 */
record Timeline(List<Event> events, List<Event> latest, int all, List<Agency> agencies, String chosen) {

    private static final int LATEST = 3;

    record Event(int number, TimelineEntry entry) {

        /** What the level means to the reader. */
        public String levelWords() {
            return entry.level() == DetailLevel.FULL
                    ? "Full record"
                    : entry.level() == DetailLevel.SUMMARY ? "Summary only" : "Shows only that a record exists";
        }
    }

    /** For the overview: what happened last. What is still to come, or has no date, is not news. */
    private static List<Event> latest(List<Event> newestFirst, LocalDate today) {
        return newestFirst.stream()
                .filter(event ->
                        !event.entry().date().isAfter(today) && event.entry().isDated())
                .limit(LATEST)
                .toList();
    }

    static Timeline of(List<TimelineEntry> entries, String agency, LocalDate today) {
        List<TimelineEntry> oldestFirst = entries.stream()
                .sorted(Comparator.comparing(TimelineEntry::date))
                .toList();
        List<Event> events = new ArrayList<>();
        for (int at = oldestFirst.size(); at > 0; at--) {
            events.add(new Event(at, oldestFirst.get(at - 1)));
        }
        List<Agency> agencies =
                entries.stream().map(TimelineEntry::agency).distinct().sorted().toList();
        String chosen = agencies.stream()
                .map(Agency::word)
                .filter(agency::equals)
                .findFirst()
                .orElse("");
        return new Timeline(
                events.stream()
                        .filter(event -> chosen.isEmpty()
                                || event.entry().agency().word().equals(chosen))
                        .toList(),
                latest(events, today),
                entries.size(),
                agencies,
                chosen);
    }
}
