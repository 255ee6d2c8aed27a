package kinbridge.familyview;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A family opened to record something about its people: one look like any other. Somebody whom it did
 * not release cannot be named, chosen or changed, and is told from nobody.
 */
@Component
class ReleasedFamily {

    private final FamilyViews views;
    private final ReleasedPeople people;
    private final PolicyInForce policy;

    ReleasedFamily(FamilyViews views, ReleasedPeople people, PolicyInForce policy) {
        this.views = views;
        this.people = people;
        this.policy = policy;
    }

    Optional<Open> open(Requester requester, UUID family, String purpose) {
        return views.opened(requester, family, purpose).map(opened -> {
            List<ReleasedPerson> released = people.of(opened.view(), opened.childrenInFocus());
            DisclosedView view = opened.view();
            FamilyHead head = new FamilyHead(
                    family,
                    opened.reference(),
                    FamilyNames.of(released),
                    view.look().purpose(),
                    Words.purpose(policy.tables(), view.look().purpose()),
                    view.logEntry());
            return new Open(head, released, view);
        });
    }

    /** @param people as released, in the order of the family's page */
    record Open(FamilyHead head, List<ReleasedPerson> people, DisclosedView view) {

        /** The released person whom this identity is one of. */
        Optional<ReleasedPerson> person(@Nullable UUID identity) {
            return people.stream()
                    .filter(person -> identity != null && person.identities().contains(identity))
                    .findFirst();
        }

        Optional<ReleasedPerson> byPerson(UUID person) {
            return people.stream().filter(each -> each.person().equals(person)).findFirst();
        }

        List<UUID> persons() {
            return people.stream().map(ReleasedPerson::person).toList();
        }

        /** Released records about this person, for a flag on one of them. */
        List<Disclosed> recordsAbout(ReleasedPerson person) {
            return view.items().stream()
                    .filter(item -> item.kind() == Undecided.Kind.RECORD)
                    .filter(item -> isAbout(item, person.identities()))
                    .sorted(Comparator.comparing(Open::day).reversed())
                    .toList();
        }

        private static LocalDate day(Disclosed item) {
            return item.occurred() == null
                    ? item.receivedAt().atZone(Occurred.LONDON).toLocalDate()
                    : item.occurred().firstDay();
        }

        private static boolean isAbout(Disclosed item, Set<UUID> identities) {
            return item.subjects().stream().anyMatch(about -> identities.contains(about.identity()));
        }

        /** The next scheduled review of a plan that was released, from that day on. */
        @Nullable
        LocalDate nextReview(LocalDate today) {
            return view.items().stream()
                    .map(item -> item.text("nextReview"))
                    .filter(Objects::nonNull)
                    .map(Open::date)
                    .flatMap(Optional::stream)
                    .filter(day -> !day.isBefore(today))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        private static Optional<LocalDate> date(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException lessPrecise) {
                return Optional.empty();
            }
        }
    }

    /** A stable name for a person within this family's addresses: one of the identities released. */
    static UUID handle(ReleasedPerson person) {
        return person.identities().stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
