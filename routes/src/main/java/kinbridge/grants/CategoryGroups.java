package kinbridge.grants;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;

/** Categories in the groups in which people ask for them. */
final class CategoryGroups {

    private static final Map<String, String> TITLES = titles();

    private CategoryGroups() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("ID", "Who they are, where they live, who belongs together");
        titles.put("TAF", "Services involved and the support plan");
        titles.put("SC", "Social care");
        titles.put("HE", "Health");
        titles.put("DA", "Domestic abuse");
        titles.put("CJ", "Police, courts and probation");
        titles.put("HO", "Housing");
        titles.put("ED", "School and early years");
        titles.put("FI", "Money");
        titles.put("LE", "Court orders");
        titles.put("VS", "Safety of visits");
        return titles;
    }

    static String title(String group) {
        return TITLES.getOrDefault(group, group);
    }

    static String titles(Iterable<String> groups) {
        List<String> known = new java.util.ArrayList<>();
        groups.forEach(known::add);
        return TITLES.keySet().stream()
                .filter(known::contains)
                .map(CategoryGroups::title)
                .collect(Collectors.joining("; "));
    }

    /** Those of which somebody in this role may be shown anything for this purpose: from the tables alone. */
    static List<String> within(SharingTables tables, String role, String purpose) {
        Optional<Profile> profile = tables.profileOf(role);
        Optional<Purpose> named = Purpose.of(purpose);
        if (profile.isEmpty() || named.isEmpty()) {
            return List.of();
        }
        return TITLES.keySet().stream()
                .filter(group -> Arrays.stream(Category.values())
                        .filter(category -> category.group().equals(group))
                        .anyMatch(category -> reaches(tables, profile.get(), named.get(), category)))
                .toList();
    }

    private static boolean reaches(SharingTables tables, Profile profile, Purpose purpose, Category category) {
        return tables.purposeCeiling(purpose, category).isPresent()
                && tables.matrixCeiling(profile, category, purpose).compareTo(DetailLevel.EXISTENCE) >= 0;
    }
}
