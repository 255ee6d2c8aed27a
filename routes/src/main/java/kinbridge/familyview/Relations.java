package kinbridge.familyview;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.familyview.ReleasedPeople.Tie;

/** How somebody stands to a child in focus, in words, from released ties alone. What is over counts as former. */
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
            "Brother or sister by the mother",
            "Brother or sister by the father",
            "Brother or sister by one parent",
            "Half-brother or half-sister",
            "Partner of a parent",
            "Former partner of a parent",
            "Grandparent",
            "Relative",
            "In the same household",
            "In the household of a parent",
            "Former guardian",
            "Former foster carer",
            "Formerly in the same household",
            "Formerly in the household of a parent",
            NO_TIE);

    private static final Set<String> PARENTAL = Set.of("MOTHER", "FATHER", "PARENT");

    /** An agency may stop saying so; it does not come to an end. */
    private static final Set<String> OF_BIRTH =
            Set.of("MOTHER", "FATHER", "PARENT", "GRANDPARENT", "SIBLING", "HALF_SIBLING");

    private final List<Tie> ties;

    private Relations(List<Tie> ties) {
        this.ties = ties;
    }

    /** To the child to whom the person stands nearest. */
    static String toChildren(UUID person, List<Tie> ties, List<UUID> children) {
        Relations all = new Relations(ties);
        Relations current = new Relations(ties.stream()
                .filter(tie -> !tie.isOver() || OF_BIRTH.contains(tie.type()))
                .toList());
        return children.stream()
                .map(child -> {
                    String now = current.now(person, child);
                    return now.equals(NO_TIE) ? all.formerly(person, child, current) : now;
                })
                .min(Comparator.comparingInt(ORDER::indexOf))
                .orElse(NO_TIE);
    }

    private String now(UUID person, UUID child) {
        for (Map.Entry<String, String> each : List.of(
                Map.entry("MOTHER", "Mother"),
                Map.entry("FATHER", "Father"),
                Map.entry("PARENT", "Parent"),
                Map.entry("GUARDIAN", "Guardian"),
                Map.entry("FOSTER_CARER", "Foster carer"))) {
            if (isFrom(person, Set.of(each.getKey()), Set.of(child))) {
                return each.getValue();
            }
        }
        String sibling = sibling(person, child);
        return sibling.equals(NO_TIE) ? further(person, child) : sibling;
    }

    private String sibling(UUID person, UUID child) {
        Set<UUID> ours = parents(child);
        Set<UUID> theirs = parents(person);
        Set<UUID> shared = new HashSet<>(ours);
        shared.retainAll(theirs);
        boolean isSaidHalf = isEither(person, Set.of("HALF_SIBLING"), Set.of(child));
        boolean isSaid = isEither(person, Set.of("SIBLING"), Set.of(child));
        if (shared.size() > 1) {
            return "Brother or sister";
        }
        if (isSaidHalf || (shared.size() == 1 && ours.size() > 1 && theirs.size() > 1)) {
            return "Half-brother or half-sister";
        }
        if (isSaid) {
            return "Brother or sister";
        }
        // One shared parent is all that is known: the other may be the same or not.
        return shared.isEmpty() ? NO_TIE : "Brother or sister by " + which(shared, child);
    }

    private String which(Set<UUID> shared, UUID child) {
        UUID parent = shared.iterator().next();
        return isFrom(parent, Set.of("MOTHER"), Set.of(child))
                ? "the mother"
                : isFrom(parent, Set.of("FATHER"), Set.of(child)) ? "the father" : "one parent";
    }

    private String further(UUID person, UUID child) {
        Set<UUID> parents = parents(child);
        if (isEither(person, Set.of("PARTNER"), parents)) {
            return "Partner of a parent";
        }
        if (isEither(person, Set.of("FORMER_PARTNER"), parents)) {
            return "Former partner of a parent";
        }
        if (isFrom(person, Set.of("GRANDPARENT"), Set.of(child)) || isFrom(person, PARENTAL, parents)) {
            return "Grandparent";
        }
        if (isEither(person, Set.of("RELATIVE", "FAMILY_GROUP"), Set.of(child))) {
            return "Relative";
        }
        if (shareAHome(person, Set.of(child))) {
            return "In the same household";
        }
        return shareAHome(person, parents) ? "In the household of a parent" : NO_TIE;
    }

    /** @param current who is whose parent is what holds today */
    private String formerly(UUID person, UUID child, Relations current) {
        Set<UUID> parents = current.parents(child);
        if (isEither(person, Set.of("PARTNER", "FORMER_PARTNER"), parents)) {
            return "Former partner of a parent";
        }
        if (isFrom(person, Set.of("GUARDIAN"), Set.of(child))) {
            return "Former guardian";
        }
        if (isFrom(person, Set.of("FOSTER_CARER"), Set.of(child))) {
            return "Former foster carer";
        }
        if (shareAHome(person, Set.of(child))) {
            return "Formerly in the same household";
        }
        return shareAHome(person, parents) ? "Formerly in the household of a parent" : NO_TIE;
    }

    private Set<UUID> parents(UUID child) {
        return ties.stream()
                .filter(tie -> PARENTAL.contains(tie.type()) && tie.to().equals(child))
                .map(Tie::from)
                .collect(Collectors.toSet());
    }

    /** A household is named by whom it is of. */
    private boolean shareAHome(UUID person, Collection<UUID> others) {
        Set<UUID> homes = homes(Set.of(person));
        homes.retainAll(homes(others));
        return !homes.isEmpty();
    }

    private Set<UUID> homes(Collection<UUID> people) {
        return ties.stream()
                .filter(tie -> tie.type().equals("HOUSEHOLD"))
                .filter(tie -> people.contains(tie.from()) || people.contains(tie.to()))
                .map(Tie::to)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean isFrom(UUID from, Set<String> types, Collection<UUID> to) {
        return ties.stream()
                .anyMatch(tie -> tie.from().equals(from) && types.contains(tie.type()) && to.contains(tie.to()));
    }

    private boolean isEither(UUID one, Set<String> types, Collection<UUID> others) {
        return ties.stream()
                .filter(tie -> types.contains(tie.type()))
                .anyMatch(tie -> (tie.from().equals(one) && others.contains(tie.to()))
                        || (tie.to().equals(one) && others.contains(tie.from())));
    }
}
