package kinbridge.stories;

import java.util.List;
import java.util.stream.Stream;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.PersonRow;
import kinbridge.familyview.FamilyPage.TimelineEntry;

/** Finds things on a page as a reader would. */
final class Pages {

    private Pages() {}

    static List<TimelineEntry> titled(FamilyPage page, String title) {
        return page.timeline().stream()
                .filter(entry -> entry.title().equals(title))
                .toList();
    }

    static List<String> titles(FamilyPage page) {
        return page.timeline().stream().map(TimelineEntry::title).toList();
    }

    static List<String> names(FamilyPage page) {
        return page.people().stream()
                .flatMap(person -> Stream.concat(Stream.of(person.name()), person.otherNames().stream()))
                .toList();
    }

    static List<PersonRow> called(FamilyPage page, String name) {
        return page.people().stream()
                .filter(person ->
                        person.name().equals(name) || person.otherNames().contains(name))
                .toList();
    }
}
