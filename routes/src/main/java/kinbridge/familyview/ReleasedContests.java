package kinbridge.familyview;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.Recording;
import kinbridge.familyview.ReleasedFamily.Open;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers what was released at SUMMARY or FULL, since nobody can say that what they were not told is wrong. */
@Component
class ReleasedContests implements FamilyContests {

    private final ReleasedFamily families;
    private final Contesting contests;

    ReleasedContests(ReleasedFamily families, Contesting contests) {
        this.families = families;
        this.contests = contests;
    }

    @Override
    public Optional<ContestPage> open(Requester who, UUID family, String purpose) {
        return families.open(who, family, purpose)
                .map(open ->
                        new ContestPage(open.head(), records(open), people(open), contests.mayContest(who, family)));
    }

    @Override
    public Optional<Recording> contest(Requester who, UUID family, String purpose, Contested contested) {
        return families.open(who, family, purpose).map(open -> contest(who, family, open, contested));
    }

    private Recording contest(Requester who, UUID family, Open open, Contested contested) {
        if (!contests.mayContest(who, family)) {
            return contests.refused(who, family);
        }
        Optional<Disclosed> item = contestable(open.view())
                .filter(released -> released.id().equals(contested.record()))
                .findFirst();
        if (item.isEmpty()) {
            // The same words whether there is no such record, it is another family's, or hidden.
            return Recording.wrong("record", "Choose a record from the list.");
        }
        return identity(open, item.get(), contested.person())
                .map(identity -> contests.contest(who, family, item.get(), identity, contested.said()))
                .orElseGet(() -> Recording.wrong("person", "Choose somebody whom this record is about."));
    }

    /** As the record names them: the identity that its agency means. */
    private static Optional<UUID> identity(Open open, Disclosed item, @Nullable UUID person) {
        return open.person(person)
                .flatMap(found -> item.subjects().stream()
                        .map(Undecided.About::identity)
                        .filter(identity -> found.identities().contains(identity))
                        .findFirst());
    }

    private static List<Choice> records(Open open) {
        return contestable(open.view())
                .sorted(Comparator.comparing(Disclosed::receivedAt).reversed())
                .map(item -> new Choice(item.id().toString(), title(open, item)))
                .toList();
    }

    private static Stream<Disclosed> contestable(DisclosedView view) {
        return view.items().stream()
                .filter(item -> item.level().compareTo(DetailLevel.SUMMARY) >= 0)
                .filter(item -> !HubItems.isOne(item.type()));
    }

    /** With the agency only where the page names it anyway. */
    private static String title(Open open, Disclosed item) {
        String what = switch (item.kind()) {
            case RECORD -> Words.title(item) + ", " + Words.when(item.occurred());
            case IDENTITY -> "Name, dates and numbers" + Words.contested(item);
            case RELATIONSHIP -> "Tie: " + Words.label(item.type().toLowerCase(Locale.ROOT)) + Words.contested(item);
        };
        String names = ReleasedPeople.names(open.people(), item).stream().collect(Collectors.joining(" and "));
        String agency = NamedAgencies.of(open.view()).contains(item.agency())
                ? " (" + item.agency().title() + ")"
                : "";
        return what + (names.isEmpty() ? "" : ", " + names) + agency;
    }

    private static List<Choice> people(Open open) {
        return open.people().stream()
                .map(person -> new Choice(
                        ReleasedFamily.handle(person).toString(), person.row().name()))
                .toList();
    }
}
