package kinbridge.familyview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.familyview.FamilyPage.Detail;
import kinbridge.familyview.FamilyPage.TimelineEntry;

/**
 * The entries of a timeline. What an agency says by two of its feeds, such as a notice that stands with the
 * tenure and in the table of arrears, is one entry for the reader, with all that either says. What one feed says
 * twice happened twice. It only puts together what this reader is shown anyway.
 */
final class TimelineEntries {

    private record Said(TimelineEntry entry, Set<String> feeds) {}

    private final List<Said> all = new ArrayList<>();

    void add(String feed, TimelineEntry entry) {
        for (int place = 0; place < all.size(); place++) {
            Said said = all.get(place);
            if (!said.feeds().contains(feed) && isSame(said.entry(), entry)) {
                Set<String> feeds = new HashSet<>(said.feeds());
                feeds.add(feed);
                all.set(place, new Said(together(said.entry(), entry), feeds));
                return;
            }
        }
        all.add(new Said(entry, Set.of(feed)));
    }

    /** The latest first. */
    List<TimelineEntry> sorted() {
        return all.stream()
                .map(Said::entry)
                .sorted(Comparator.comparing(TimelineEntry::date).reversed().thenComparing(TimelineEntry::title))
                .toList();
    }

    private static boolean isSame(TimelineEntry one, TimelineEntry other) {
        return one.isDated()
                && one.date().equals(other.date())
                && one.occurred().equals(other.occurred())
                && one.title().equals(other.title())
                && one.agency() == other.agency()
                && one.category().equals(other.category())
                && one.level() == other.level()
                && one.rule().equals(other.rule())
                && Set.copyOf(one.people()).equals(Set.copyOf(other.people()))
                && addsOnly(one.details(), other.details());
    }

    /** Whether one says all that the other says, or the other all that it says. */
    private static boolean addsOnly(List<Detail> one, List<Detail> other) {
        return !one.isEmpty() && !other.isEmpty() && (one.containsAll(other) || other.containsAll(one));
    }

    private static TimelineEntry together(TimelineEntry one, TimelineEntry other) {
        Set<Detail> details = new LinkedHashSet<>(one.details());
        details.addAll(other.details());
        return new TimelineEntry(
                one.date(),
                one.occurred(),
                one.received(),
                one.title(),
                one.agency(),
                one.category(),
                List.copyOf(details),
                one.people(),
                one.level(),
                one.rule(),
                one.askWhom(),
                Stream.concat(one.records().stream(), other.records().stream()).toList());
    }
}
