package kinbridge.push;

import java.util.Comparator;
import java.util.HashSet;
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

    /** @param reliesOn who must be one person for the plan to be this patient's */
    record Child(String nhsNumber, @Nullable String name, boolean isUnborn, Set<OnePerson> reliesOn) {}

    /** Two different identities that the hub takes for one person. */
    record OnePerson(UUID identity, UUID other) {}

    Optional<Child> of(DisclosedView view, Disclosed plan, Agency recipient) {
        List<UUID> subjects =
                plan.subjects().stream().map(Undecided.About::identity).toList();
        Set<UUID> child = people.sameAs(subjects);
        List<Disclosed> known = identities(view, child);
        boolean isUnborn = !known.isEmpty()
                && known.stream().allMatch(identity -> identity.text(Identity.DATE_OF_BIRTH) == null)
                && known.stream().anyMatch(identity -> identity.text(Identity.EXPECTED_DATE) != null);
        if (!isUnborn) {
            return patient(known, recipient)
                    .map(patient ->
                            new Child(patient.number(), name(known), false, together(patient.identity(), subjects)));
        }
        List<Tie> ties = mothers(view, child);
        List<UUID> mothers = ties.stream().map(Tie::mother).toList();
        return patient(identities(view, people.sameAs(mothers)), recipient)
                .map(patient -> new Child(patient.number(), null, true, ofTheUnborn(patient, ties, subjects)));
    }

    private Set<OnePerson> ofTheUnborn(Patient patient, List<Tie> ties, List<UUID> subjects) {
        Set<UUID> herself = people.sameAs(List.of(patient.identity()));
        Tie tie = ties.stream()
                .filter(one -> herself.contains(one.mother()))
                .min(Comparator.comparing(Tie::mother).thenComparing(Tie::child))
                .orElseThrow();
        Set<OnePerson> joins = new HashSet<>(together(patient.identity(), List.of(tie.mother())));
        joins.addAll(together(tie.child(), subjects));
        return joins;
    }

    /** Which of the others, if not the identity itself, it has to be one person with. */
    private Set<OnePerson> together(UUID identity, List<UUID> others) {
        Set<UUID> same = people.sameAs(List.of(identity));
        return others.stream()
                .filter(same::contains)
                .min(Comparator.comparing((UUID other) -> !other.equals(identity))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(other -> !other.equals(identity))
                .map(other -> Set.of(new OnePerson(identity, other)))
                .orElse(Set.of());
    }

    private record Tie(UUID mother, UUID child) {}

    private static List<Tie> mothers(DisclosedView view, Set<UUID> child) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RELATIONSHIP
                        && item.type().equals("MOTHER"))
                .map(tie -> new Tie(
                        tie.subjects().get(0).identity(), tie.subjects().get(1).identity()))
                .filter(tie -> child.contains(tie.child()))
                .toList();
    }

    private static List<Disclosed> identities(DisclosedView view, Set<UUID> ids) {
        return view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY && ids.contains(item.id()))
                .toList();
    }

    private record Patient(UUID identity, String number) {}

    /** Two different numbers for one child are a doubt, and a doubt sends nothing. */
    private static Optional<Patient> patient(List<Disclosed> known, Agency recipient) {
        List<Patient> patients = known.stream()
                .filter(identity -> identity.agency() == recipient)
                .flatMap(identity -> Stream.ofNullable(identity.text(Identity.NHS_NUMBER))
                        .filter(number -> NhsNumber.read(number).isPresent())
                        .map(number -> new Patient(identity.id(), number)))
                .sorted(Comparator.comparing(Patient::identity))
                .toList();
        boolean isOneNumber = patients.stream().map(Patient::number).distinct().count() == 1;
        return isOneNumber ? patients.stream().findFirst() : Optional.empty();
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
