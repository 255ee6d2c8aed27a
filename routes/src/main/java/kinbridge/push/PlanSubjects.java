package kinbridge.push;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.family.SamePerson;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Identity;
import kinbridge.mappings.NhsNumber;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Under which NHS number a plan is sent: the child's own, or the mother's while the child is unborn (the
 * way of CP-IS); from released identities and ties alone. Only a number that the receiving agency itself
 * holds is used: it is told of nobody whom it does not look after.
 */
@Component
class PlanSubjects {

    private final SamePerson people;

    PlanSubjects(SamePerson people) {
        this.people = people;
    }

    record Child(String nhsNumber, @Nullable String name, boolean isUnborn) {}

    Optional<Child> of(DisclosedView view, Disclosed plan, Agency recipient) {
        Set<UUID> child = people.sameAs(
                plan.subjects().stream().map(Undecided.About::identity).toList());
        List<Disclosed> known = identities(view, child);
        boolean isUnborn = !known.isEmpty()
                && known.stream().allMatch(identity -> identity.text(Identity.DATE_OF_BIRTH) == null)
                && known.stream().anyMatch(identity -> identity.text(Identity.EXPECTED_DATE) != null);
        if (isUnborn) {
            return number(identities(view, people.sameAs(mothers(view, child))), recipient)
                    .map(number -> new Child(number, null, true));
        }
        return number(known, recipient).map(number -> new Child(number, name(known), false));
    }

    private static List<UUID> mothers(DisclosedView view, Set<UUID> child) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RELATIONSHIP
                        && item.type().equals("MOTHER"))
                .filter(tie -> child.contains(tie.subjects().get(1).identity()))
                .map(tie -> tie.subjects().get(0).identity())
                .toList();
    }

    private static List<Disclosed> identities(DisclosedView view, Set<UUID> ids) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY && ids.contains(item.id()))
                .toList();
    }

    /** Two different numbers for one child are a doubt, and a doubt sends nothing. */
    private static Optional<String> number(List<Disclosed> known, Agency recipient) {
        Set<String> numbers = known.stream()
                .filter(identity -> identity.agency() == recipient)
                .map(identity -> identity.text(Identity.NHS_NUMBER))
                .filter(Objects::nonNull)
                .filter(number -> NhsNumber.read(number).isPresent())
                .collect(Collectors.toSet());
        return numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
    }

    private static @Nullable String name(List<Disclosed> known) {
        return known.stream()
                .map(identity -> Stream.of(identity.text(Identity.GIVEN_NAME), identity.text(Identity.FAMILY_NAME))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(null);
    }
}
