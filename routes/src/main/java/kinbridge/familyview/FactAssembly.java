package kinbridge.familyview;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.familyview.FamilyFacts.Fact;
import kinbridge.familyview.FamilyFacts.Name;
import kinbridge.familyview.FamilyFacts.Person;
import kinbridge.familyview.FamilyFacts.Relation;
import kinbridge.familyview.FamilyFacts.Source;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.familyview.ReleasedPeople.Tie;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the facts of a family together from what was released, with what the page of the look leaves out left out. */
@Component
class FactAssembly implements FamilyLooks {

    private final FamilyViews views;
    private final PageAssembly pages;
    private final ReleasedPeople people;
    private final InstantSource clock;

    FactAssembly(FamilyViews views, PageAssembly pages, ReleasedPeople people, InstantSource clock) {
        this.views = views;
        this.pages = pages;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Optional<FamilyFacts> open(Requester requester, UUID family, String purpose) {
        return views.opened(requester, family, purpose).map(this::facts);
    }

    private FamilyFacts facts(FamilyViews.Opened opened) {
        DisclosedView view = opened.view();
        List<ReleasedPerson> released = people.of(view, opened.childrenInFocus());
        return new FamilyFacts(pages.page(opened, clock.instant()), persons(view, released), records(view, released));
    }

    private List<Person> persons(DisclosedView view, List<ReleasedPerson> released) {
        List<ReleasedPerson> children =
                released.stream().filter(person -> person.row().inFocus()).toList();
        List<Tie> ties = people.ties(view);
        Set<Agency> named = NamedAgencies.of(view);
        return released.stream()
                .map(person -> person(person, identities(view, person), relations(person, children, ties), named))
                .toList();
    }

    private static List<Disclosed> identities(DisclosedView view, ReleasedPerson person) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY)
                .filter(item -> person.identities().contains(item.id()))
                .toList();
    }

    private static Person person(
            ReleasedPerson person, List<Disclosed> known, List<Relation> relations, Set<Agency> named) {
        LocalDate born = day(known, Identity.DATE_OF_BIRTH);
        return new Person(
                ReleasedFamily.handle(person),
                names(known),
                born,
                day(known, Identity.DATE_OF_DEATH),
                born == null && texts(known, Identity.EXPECTED_DATE).findAny().isPresent(),
                texts(known, Identity.SEX).findFirst().orElse(null),
                texts(known, Identity.NHS_NUMBER).distinct().toList(),
                person.row().livingWith(),
                person.row().inFocus(),
                relations,
                person.contested().isEmpty() ? null : String.join("; ", person.contested()),
                known.stream()
                        .map(Disclosed::level)
                        .max(Comparator.naturalOrder())
                        .orElse(DetailLevel.EXISTENCE),
                known.stream()
                        .filter(item -> named.contains(item.agency()))
                        .map(item -> new Source(item.agency(), item.rule()))
                        .distinct()
                        .sorted(Comparator.comparing(Source::agency).thenComparing(Source::rule))
                        .toList());
    }

    private static List<Name> names(List<Disclosed> known) {
        Map<String, Name> names = new LinkedHashMap<>();
        for (Disclosed identity : known) {
            Name name = new Name(identity.text(Identity.GIVEN_NAME), identity.text(Identity.FAMILY_NAME));
            if (name.given() != null || name.family() != null) {
                names.putIfAbsent((name.given() + " " + name.family()).toLowerCase(Locale.UK), name);
            }
        }
        return List.copyOf(names.values());
    }

    private static @Nullable LocalDate day(List<Disclosed> known, String field) {
        return texts(known, field).findFirst().map(LocalDate::parse).orElse(null);
    }

    private static Stream<String> texts(List<Disclosed> known, String field) {
        return known.stream().map(item -> item.text(field)).filter(Objects::nonNull);
    }

    /** To each child alone: a half-brother of one may be a stranger to another. */
    private static List<Relation> relations(ReleasedPerson person, List<ReleasedPerson> children, List<Tie> ties) {
        List<Relation> relations = new ArrayList<>();
        for (ReleasedPerson child : children) {
            String words = Relations.toChildren(person.person(), ties, List.of(child.person()));
            if (!child.person().equals(person.person()) && !words.equals(Relations.NO_TIE)) {
                relations.add(new Relation(ReleasedFamily.handle(child), words));
            }
        }
        return relations;
    }

    private static List<Fact> records(DisclosedView view, List<ReleasedPerson> released) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RECORD && Words.isOfTheTimeline(item.type()))
                .sorted(Comparator.comparing(FactAssembly::firstDay).reversed().thenComparing(Disclosed::id))
                .map(item -> fact(item, released))
                .toList();
    }

    private static Fact fact(Disclosed item, List<ReleasedPerson> released) {
        Map<String, String> fields = new TreeMap<>();
        item.fields().forEach((field, value) -> {
            if (Words.isForReading(field)) {
                fields.put(field, value.text());
            }
        });
        return new Fact(
                item.id(),
                item.type(),
                Words.title(item),
                item.agency(),
                item.category().code(),
                ReleasedPeople.concerned(released, item).stream()
                        .map(ReleasedFamily::handle)
                        .toList(),
                item.occurred(),
                item.until(),
                fields,
                item.level(),
                item.rule());
    }

    private static LocalDate firstDay(Disclosed item) {
        return item.occurred() == null
                ? item.receivedAt().atZone(Occurred.LONDON).toLocalDate()
                : item.occurred().firstDay();
    }
}
