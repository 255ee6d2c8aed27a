package kinbridge.familyview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.familyview.ReleasedPeople.Tie;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/** Why somebody is in a family: what is said of them and the others there, and who says it, from released ties alone. */
final class TieWords {

    private TieWords() {}

    /** What a tie makes of the one to whom it leads: the other way round, in words. */
    private static final Map<String, String> BACK = Map.ofEntries(
            Map.entry("MOTHER", "child of"),
            Map.entry("FATHER", "child of"),
            Map.entry("PARENT", "child of"),
            Map.entry("GUARDIAN", "under the guardianship of"),
            Map.entry("FOSTER_CARER", "fostered by"),
            Map.entry("GRANDPARENT", "grandchild of"),
            Map.entry("HOUSEHOLD", "has in the household"));

    private static final Map<String, String> THERE = Map.ofEntries(
            Map.entry("MOTHER", "mother of"),
            Map.entry("FATHER", "father of"),
            Map.entry("PARENT", "parent of"),
            Map.entry("GUARDIAN", "guardian of"),
            Map.entry("FOSTER_CARER", "foster carer of"),
            Map.entry("GRANDPARENT", "grandparent of"),
            Map.entry("SIBLING", "brother or sister of"),
            Map.entry("HALF_SIBLING", "half-brother or half-sister of"),
            Map.entry("PARTNER", "partner of"),
            Map.entry("FORMER_PARTNER", "former partner of"),
            Map.entry("RELATIVE", "relative of"),
            Map.entry("FAMILY_GROUP", "in one family group with"),
            Map.entry("HOUSEHOLD", "in the household of"));

    /** @param until in words; empty while it lasts */
    private record Said(String words, UUID other, String until) {}

    /** @param names of those who were released: nobody else is named */
    static List<String> of(UUID person, List<Tie> ties, Map<UUID, String> names) {
        Map<Said, Set<Agency>> said = new LinkedHashMap<>();
        for (Tie tie : ties) {
            boolean isFrom = tie.from().equals(person);
            UUID other = isFrom ? tie.to() : tie.from();
            String words = words(tie.type(), isFrom);
            if ((isFrom || tie.to().equals(person))
                    && !other.equals(person)
                    && names.containsKey(other)
                    && words != null) {
                Set<Agency> agencies =
                        said.computeIfAbsent(new Said(words, other, until(tie)), any -> new LinkedHashSet<>());
                if (tie.agency() != null) {
                    agencies.add(tie.agency());
                }
            }
        }
        Map<String, List<String>> others = new LinkedHashMap<>();
        said.forEach((each, agencies) -> others.computeIfAbsent(
                        who(agencies) + ": " + each.words() + " %s" + each.until(), any -> new ArrayList<>())
                .add(names.getOrDefault(each.other(), "")));
        return others.entrySet().stream()
                .map(each -> each.getKey().replace("%s", Words.listed(each.getValue())))
                .toList();
    }

    private static @Nullable String words(String type, boolean isFrom) {
        String there = THERE.get(type);
        return isFrom ? there : BACK.getOrDefault(type, there == null ? "" : there);
    }

    private static String until(Tie tie) {
        if (!tie.isOver()) {
            return "";
        }
        return tie.until() == null ? ", formerly" : ", until " + Words.when(tie.until());
    }

    private static String who(Set<Agency> agencies) {
        return agencies.isEmpty()
                ? "An agency"
                : Words.listed(agencies.stream().map(Agency::title).sorted().collect(Collectors.toList()));
    }
}
