package kinbridge.push;

import java.util.Comparator;
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

    /** A child, as the agency is told of it. */
    record Child(@Nullable String name, boolean isUnborn, Addressee addressee) {}

    /**
     * Under whose number a plan is sent.
     *
     * @param patient the agency's own record of the child, or of the mother of an unborn child
     * @param subject of the plan, who is the child
     */
    record Addressee(UUID patient, String nhsNumber, UUID subject) {}

    Optional<Child> of(DisclosedView view, Disclosed plan, Agency recipient) {
        List<UUID> subjects =
                plan.subjects().stream().map(Undecided.About::identity).sorted().toList();
        Set<UUID> child = people.sameAs(subjects);
        List<Disclosed> known = identities(view, child);
        boolean isUnborn = !known.isEmpty()
                && known.stream().allMatch(identity -> identity.text(Identity.DATE_OF_BIRTH) == null)
                && known.stream().anyMatch(identity -> identity.text(Identity.EXPECTED_DATE) != null);
        if (!isUnborn) {
            return patient(known, recipient).map(patient -> {
                UUID subject = oneWith(List.of(patient.id()), subjects);
                return new Child(name(known, subject, patient), false, addressee(patient, subject));
            });
        }
        List<Disclosed> ties = mothers(view, child);
        List<UUID> mothers = ties.stream().map(PlanSubjects::mother).toList();
        return patient(identities(view, people.sameAs(mothers)), recipient)
                .map(mother -> new Child(null, true, addressee(mother, carriedBy(mother, ties, subjects))));
    }

    private UUID carriedBy(Disclosed mother, List<Disclosed> ties, List<UUID> subjects) {
        Set<UUID> herself = people.sameAs(List.of(mother.id()));
        List<UUID> children = ties.stream()
                .filter(tie -> herself.contains(mother(tie)))
                .map(tie -> tie.subjects().get(1).identity())
                .toList();
        return oneWith(children, subjects);
    }

    private static Addressee addressee(Disclosed patient, UUID subject) {
        return new Addressee(patient.id(), Objects.requireNonNull(patient.text(Identity.NHS_NUMBER)), subject);
    }

    /** The first of these who is the same person; there is one, unless who is who has changed meanwhile. */
    private UUID oneWith(List<UUID> identities, List<UUID> others) {
        Set<UUID> same = people.sameAs(identities);
        return others.stream()
                .filter(same::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("who is who has changed meanwhile"));
    }

    private static UUID mother(Disclosed tie) {
        return tie.subjects().get(0).identity();
    }

    private static List<Disclosed> mothers(DisclosedView view, Set<UUID> child) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RELATIONSHIP
                        && item.type().equals("MOTHER"))
                .filter(tie -> child.contains(tie.subjects().get(1).identity()))
                .toList();
    }

    private static List<Disclosed> identities(DisclosedView view, Set<UUID> ids) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY && ids.contains(item.id()))
                .toList();
    }

    /** Two different numbers for one child are a doubt, and a doubt sends nothing. */
    private static Optional<Disclosed> patient(List<Disclosed> known, Agency recipient) {
        List<Disclosed> numbered = known.stream()
                .filter(identity -> identity.agency() == recipient)
                .filter(identity -> Optional.ofNullable(identity.text(Identity.NHS_NUMBER))
                        .flatMap(NhsNumber::read)
                        .isPresent())
                .sorted(Comparator.comparing(Disclosed::id))
                .toList();
        boolean isOneNumber = numbered.stream()
                        .map(identity -> identity.text(Identity.NHS_NUMBER))
                        .distinct()
                        .count()
                == 1;
        return isOneNumber ? numbered.stream().findFirst() : Optional.empty();
    }

    /** As the plan's own agency has it, or else the recipient: no third may be somebody else after all. */
    private static @Nullable String name(List<Disclosed> known, UUID subject, Disclosed patient) {
        return Stream.concat(known.stream().filter(identity -> identity.id().equals(subject)), Stream.of(patient))
                .map(identity -> Stream.of(identity.text(Identity.GIVEN_NAME), identity.text(Identity.FAMILY_NAME))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(null);
    }
}
