package kinbridge.familyview;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.family.SamePerson;
import kinbridge.familyview.FamilyPage.Marker;
import kinbridge.familyview.FamilyPage.PersonRow;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.ContestFields;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * People as released: somebody appears only if one of their identities does, with the names and facts of
 * released identities alone. A tie that was not released is not drawn.
 */
@Component
class ReleasedPeople {

    private static final Set<Subject.Role> WHOM_IT_IS_ABOUT = Set.of(Subject.Role.SUBJECT, Subject.Role.CHILD);

    private final SamePerson samePerson;
    private final InstantSource clock;

    ReleasedPeople(SamePerson samePerson, InstantSource clock) {
        this.samePerson = samePerson;
        this.clock = clock;
    }

    /**
     * @param identities the released identities that are this person
     * @param familyName the released family name, or an empty text
     * @param contested what is contested of what has no entry on the timeline that could say so, in words
     */
    record ReleasedPerson(UUID person, Set<UUID> identities, String familyName, PersonRow row, List<String> contested) {
        ReleasedPerson {
            contested = List.copyOf(contested);
        }
    }

    List<ReleasedPerson> of(DisclosedView view, List<UUID> childrenInFocus) {
        Map<UUID, UUID> persons = persons(view);
        Map<UUID, List<Disclosed>> identities = view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY)
                // Who is called what must not hang on which agency was heard first: social care's word, if any.
                .sorted(Comparator.comparing(Disclosed::agency).thenComparing(Disclosed::receivedAt))
                .collect(Collectors.groupingBy(
                        item -> Objects.requireNonNull(persons.get(item.id())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Tie> ties = ties(view, persons);
        List<ReleasedPerson> people = new ArrayList<>();
        identities.forEach((person, known) -> {
            List<Disclosed> about = about(person, known, view, persons);
            List<String> contested = contested(about, besideRecords(person, known, view, persons));
            people.add(new ReleasedPerson(
                    person,
                    known.stream().map(Disclosed::id).collect(Collectors.toSet()),
                    text(known, Identity.FAMILY_NAME).orElse(""),
                    row(person, known, about, contested, view, ties, childrenInFocus, persons),
                    contested));
        });
        people.sort(
                Comparator.comparing((ReleasedPerson person) -> !person.row().inFocus())
                        .thenComparing(person -> order(person.row().relation()))
                        .thenComparing(person -> person.row().name()));
        return people;
    }

    /**
     * The released names of those whom an item concerns. A witness is not named: it may be who rang
     * (section 1.4, SC.REFERRER). Where only the existence is shown, only whom it is about is named.
     */
    static List<String> names(List<ReleasedPerson> people, Disclosed item) {
        return concerned(people, item).stream()
                .map(person -> person.row().name())
                .toList();
    }

    /** Likewise the people themselves. */
    static List<ReleasedPerson> concerned(List<ReleasedPerson> people, Disclosed item) {
        boolean isExistence = item.level() == DetailLevel.EXISTENCE;
        Set<UUID> about = item.subjects().stream()
                .filter(subject -> subject.role() != Subject.Role.WITNESS)
                .filter(subject -> !isExistence || WHOM_IT_IS_ABOUT.contains(subject.role()))
                .map(Undecided.About::identity)
                .collect(Collectors.toSet());
        return people.stream()
                .filter(person -> person.identities().stream().anyMatch(about::contains))
                .toList();
    }

    private PersonRow row(
            UUID person,
            List<Disclosed> known,
            List<Disclosed> about,
            List<String> contested,
            DisclosedView view,
            List<Tie> ties,
            List<UUID> childrenInFocus,
            Map<UUID, UUID> persons) {
        List<String> names = names(known);
        return new PersonRow(
                UUID.randomUUID().toString(),
                names.isEmpty() ? unnamed(known) : names.get(0),
                names.stream().skip(1).toList(),
                relation(person, ties, childrenInFocus),
                dates(known),
                address(about),
                markers(person, about, contested, persons),
                knownTo(known, view),
                childrenInFocus.contains(person));
    }

    private static List<Disclosed> about(
            UUID person, List<Disclosed> known, DisclosedView view, Map<UUID, UUID> persons) {
        Set<UUID> identities = known.stream().map(Disclosed::id).collect(Collectors.toSet());
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RECORD)
                .filter(item -> item.subjects().stream()
                        .anyMatch(subject -> person.equals(persons.get(subject.identity()))
                                || identities.contains(subject.identity())))
                .toList();
    }

    private static List<String> names(List<Disclosed> known) {
        Set<String> names = new LinkedHashSet<>();
        for (Disclosed identity : known) {
            String name = Stream.of(identity.text(Identity.GIVEN_NAME), identity.text(Identity.FAMILY_NAME))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            if (!name.isBlank() && names.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** An agency is named for a person only where it is named anyway, by more than knowing the name. */
    private static List<String> knownTo(List<Disclosed> known, DisclosedView view) {
        Set<Agency> named = NamedAgencies.of(view);
        return known.stream()
                .map(Disclosed::agency)
                .filter(named::contains)
                .map(Agency::title)
                .distinct()
                .sorted()
                .toList();
    }

    /** Which agency knows the person may itself tell too much. */
    private static String unnamed(List<Disclosed> known) {
        return known.stream().anyMatch(item -> item.text(Identity.EXPECTED_DATE) != null)
                ? "Unborn baby"
                : "A person whose name is withheld";
    }

    private String dates(List<Disclosed> known) {
        Optional<String> died = text(known, Identity.DATE_OF_DEATH);
        Optional<String> born = text(known, Identity.DATE_OF_BIRTH);
        Optional<String> due = text(known, Identity.EXPECTED_DATE);
        if (born.isPresent()) {
            LocalDate day = LocalDate.parse(born.get());
            String words = "Born " + Words.date(born.get());
            return died.isPresent() ? words + ", died " + Words.date(died.get()) : words + " (" + age(day) + ")";
        }
        return due.map(date -> "Due " + Words.date(date)).orElse("");
    }

    private String age(LocalDate born) {
        Period age = Period.between(born, today());
        if (age.getYears() < 1) {
            return age.getMonths() + (age.getMonths() == 1 ? " month" : " months");
        }
        return Integer.toString(age.getYears());
    }

    private @Nullable String address(List<Disclosed> about) {
        return about.stream()
                .filter(item -> item.type().equals(RecordType.ADDRESS.name()))
                .filter(item -> item.until() == null || item.until().firstDay().isAfter(today()))
                .max(Comparator.comparing(item -> item.occurred() == null
                        ? LocalDate.MIN
                        : item.occurred().firstDay()))
                .map(item -> Stream.of(item.text("address"), item.text("town"), item.text("postcode"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "),
                                text -> text.isBlank() ? text : text + Words.contested(item))))
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** What is known of a person beside records: who they are, and whose relative. */
    private static List<Disclosed> besideRecords(
            UUID person, List<Disclosed> known, DisclosedView view, Map<UUID, UUID> persons) {
        return Stream.concat(
                        known.stream(),
                        view.items().stream()
                                .filter(item -> item.kind() == Undecided.Kind.RELATIONSHIP)
                                .filter(item -> item.subjects().stream()
                                        .anyMatch(subject -> person.equals(persons.get(subject.identity())))))
                .toList();
    }

    private List<Marker> markers(UUID person, List<Disclosed> about, List<String> contested, Map<UUID, UUID> persons) {
        Set<Marker> markers = new LinkedHashSet<>();
        contested.forEach(words -> markers.add(new Marker(words, "neutral")));
        for (Disclosed item : about) {
            boolean isOver = item.until() != null && item.until().firstDay().isBefore(today());
            String status = item.text("status");
            if (item.type().equals(RecordType.SOCIAL_CARE_STATUS.name()) && !isOver && status != null) {
                markers.add(new Marker(status + Words.contested(item), "plan"));
            }
            boolean isPerpetrator = item.subjects().stream()
                    .anyMatch(subject -> person.equals(persons.get(subject.identity()))
                            && subject.role() == Subject.Role.ALLEGED_PERPETRATOR);
            if (isPerpetrator
                    && item.category().group().equals("DA")
                    && !item.fields().isEmpty()) {
                markers.add(new Marker("Poses a risk: domestic abuse" + Words.contested(item), "risk"));
            }
            if (item.type().equals(RecordType.PROBATION_SUPERVISION.name()) && !isOver) {
                markers.add(new Marker("Known to probation" + Words.contested(item), "neutral"));
            }
        }
        return List.copyOf(markers);
    }

    /** Of what has no entry on the timeline that could say so. */
    private static List<String> contested(List<Disclosed> about, List<Disclosed> beside) {
        return Stream.concat(beside.stream(), about.stream().filter(item -> !Words.isOfTheTimeline(item.type())))
                .filter(item -> item.text(ContestFields.MARK) != null)
                .map(item -> switch (item.kind()) {
                            case IDENTITY -> "Name, dates or numbers contested: ";
                            case RELATIONSHIP -> "A tie to a relative contested: ";
                            case RECORD -> Words.typeTitle(item.type()) + " contested: ";
                        }
                        + Stream.of(ContestFields.MARK, ContestFields.STATEMENT, ContestFields.ANSWER)
                                .map(item::text)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(". ")))
                .distinct()
                .toList();
    }

    private static String relation(UUID person, List<Tie> ties, List<UUID> childrenInFocus) {
        if (childrenInFocus.contains(person)) {
            return "Child in focus";
        }
        return Relations.toChildren(person, ties, childrenInFocus);
    }

    private static int order(String relation) {
        int place = Relations.ORDER.indexOf(relation);
        return place < 0 ? Relations.ORDER.size() : place;
    }

    /**
     * One released relationship between two released people.
     *
     * @param agency which says so, where it may be named; or null
     * @param isOver whether it ended before today
     */
    record Tie(
            UUID from,
            String type,
            UUID to,
            @Nullable Agency agency,
            @Nullable Occurred until,
            boolean isOver) {}

    List<Tie> ties(DisclosedView view) {
        return ties(view, persons(view));
    }

    private List<Tie> ties(DisclosedView view, Map<UUID, UUID> persons) {
        Set<Agency> named = NamedAgencies.of(view);
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RELATIONSHIP)
                .map(item -> new Tie(
                        Objects.requireNonNull(
                                persons.get(item.subjects().get(0).identity())),
                        item.type(),
                        Objects.requireNonNull(
                                persons.get(item.subjects().get(1).identity())),
                        named.contains(item.agency()) ? item.agency() : null,
                        item.until(),
                        item.until() != null && item.until().firstDay().isBefore(today())))
                .toList();
    }

    private Map<UUID, UUID> persons(DisclosedView view) {
        return samePerson.personsOf(view.items().stream()
                .flatMap(item -> item.subjects().stream())
                .map(Undecided.About::identity)
                .collect(Collectors.toSet()));
    }

    private static Optional<String> text(List<Disclosed> known, String field) {
        return known.stream()
                .map(item -> item.text(field))
                .filter(Objects::nonNull)
                .findFirst();
    }

    LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
