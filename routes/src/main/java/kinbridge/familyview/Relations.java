package kinbridge.familyview;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.familyview.ReleasedPeople.Tie;

/** How somebody stands to the child in focus, in words, from released ties alone. */
final class Relations {

    /** What is said of somebody of whom no tie was released. */
    static final String NO_TIE = "Known with the family";

    /** The order in which people stand in the table. */
    static final List<String> ORDER = List.of(
            "Child in focus",
            "Mother",
            "Father",
            "Parent",
            "Guardian",
            "Foster carer",
            "Brother or sister",
            "Half-brother or half-sister",
            "Partner of a parent",
            "Former partner of a parent",
            "Grandparent",
            "Relative",
            "In the same household",
            NO_TIE);

    private static final Set<String> PARENTAL = Set.of("MOTHER", "FATHER", "PARENT");

    private Relations() {}

    static String toChildren(UUID person, List<Tie> ties, List<UUID> children) {
        Set<UUID> parents = from(ties, PARENTAL, children);
        Set<UUID> parentsOfPerson = from(ties, PARENTAL, List.of(person));
        if (isFrom(ties, person, Set.of("MOTHER"), children)) {
            return "Mother";
        }
        if (isFrom(ties, person, Set.of("FATHER"), children)) {
            return "Father";
        }
        if (isFrom(ties, person, Set.of("PARENT"), children)) {
            return "Parent";
        }
        if (isFrom(ties, person, Set.of("GUARDIAN"), children)) {
            return "Guardian";
        }
        if (isFrom(ties, person, Set.of("FOSTER_CARER"), children)) {
            return "Foster carer";
        }
        return further(person, ties, children, parents, parentsOfPerson);
    }

    private static String further(
            UUID person, List<Tie> ties, List<UUID> children, Set<UUID> parents, Set<UUID> parentsOfPerson) {
        Set<UUID> shared = new HashSet<>(parents);
        shared.retainAll(parentsOfPerson);
        if (shared.size() > 1) {
            return "Brother or sister";
        }
        if (!shared.isEmpty()) {
            // One shared parent is all that is known: the other parent may be the same or not.
            return parents.size() > 1 && parentsOfPerson.size() > 1
                    ? "Half-brother or half-sister"
                    : "Brother or sister";
        }
        if (isEither(ties, person, Set.of("PARTNER"), parents)) {
            return "Partner of a parent";
        }
        if (isEither(ties, person, Set.of("FORMER_PARTNER"), parents)) {
            return "Former partner of a parent";
        }
        if (isFrom(ties, person, Set.of("GRANDPARENT"), children) || isFrom(ties, person, PARENTAL, parents)) {
            return "Grandparent";
        }
        if (isEither(ties, person, Set.of("SIBLING"), children)) {
            return "Brother or sister";
        }
        if (isEither(ties, person, Set.of("RELATIVE", "FAMILY_GROUP"), children)) {
            return "Relative";
        }
        return ties.stream()
                        .anyMatch(tie -> tie.type().equals("HOUSEHOLD")
                                && (tie.from().equals(person) || tie.to().equals(person)))
                ? "In the same household"
                : NO_TIE;
    }

    private static Set<UUID> from(List<Tie> ties, Set<String> types, List<UUID> to) {
        return ties.stream()
                .filter(tie -> types.contains(tie.type()) && to.contains(tie.to()))
                .map(Tie::from)
                .collect(Collectors.toSet());
    }

    private static boolean isFrom(List<Tie> ties, UUID from, Set<String> types, java.util.Collection<UUID> to) {
        return ties.stream()
                .anyMatch(tie -> tie.from().equals(from) && types.contains(tie.type()) && to.contains(tie.to()));
    }

    private static boolean isEither(List<Tie> ties, UUID one, Set<String> types, java.util.Collection<UUID> others) {
        return ties.stream()
                .filter(tie -> types.contains(tie.type()))
                .anyMatch(tie -> (tie.from().equals(one) && others.contains(tie.to()))
                        || (tie.to().equals(one) && others.contains(tie.from())));
    }
}
