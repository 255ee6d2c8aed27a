package kinbridge.needtoknow;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/** Reads {@code categories.csv}: a row for every category there is. */
final class CategoryTable {

    private static final List<String> COLUMNS = List.of(
            "category",
            "title",
            "sensitivity",
            "gdpr",
            "hides existence",
            "default",
            "owners",
            "statutory bar",
            "safety fact",
            "perpetrator block",
            "linked requester block",
            "never in meeting pack",
            "break-glass excluded",
            "never implied health");

    private static final Set<String> GDPR = Set.of("P", "SC", "CO", "SC+CO");

    private CategoryTable() {}

    static Map<Category, CategoryFacts> read(String name, String text, Set<String> sources, Problems problems) {
        TableFile file = TableFile.read(name, text, COLUMNS, problems);
        Map<Category, CategoryFacts> table = new EnumMap<>(Category.class);
        for (TableRow row : file.rows()) {
            Category category = row.category();
            CategoryFacts facts = facts(row, sources);
            if (category != null && facts != null && table.put(category, facts) != null) {
                row.refuse("category", "'" + category + "' is there twice");
            }
        }
        for (Category category : Category.values()) {
            if (!table.containsKey(category)) {
                file.refuse("no sound row for category '" + category + "'");
            }
        }
        return table;
    }

    private static @Nullable CategoryFacts facts(TableRow row, Set<String> sources) {
        String gdpr = row.text("gdpr");
        if (!GDPR.contains(gdpr)) {
            row.refuse("gdpr", "'" + gdpr + "' is none of P, SC, CO, SC+CO");
        }
        DetailLevel defaultLevel = row.level("default", "FSEWH");
        if (defaultLevel == null) {
            return null;
        }
        return new CategoryFacts(
                row.required("title"),
                row.number("sensitivity", 1, 5),
                gdpr.contains("SC"),
                gdpr.contains("CO"),
                row.yes("hides existence"),
                defaultLevel,
                owners(row),
                bar(row, sources),
                row.yes("safety fact"),
                row.yes("perpetrator block"),
                row.yes("linked requester block"),
                row.yes("never in meeting pack"),
                row.yes("break-glass excluded"),
                row.yes("never implied health"));
    }

    private static Set<Profile> owners(TableRow row) {
        Set<Profile> owners = EnumSet.noneOf(Profile.class);
        owners.addAll(row.several("owners", CategoryTable::profile, "profile"));
        return owners;
    }

    private static String bar(TableRow row, Set<String> sources) {
        String bar = row.text("statutory bar");
        if (!bar.isEmpty() && !sources.contains(bar)) {
            row.refuse("statutory bar", "'" + bar + "' is not a source in lawful-bases.yaml");
        }
        return bar;
    }

    static Optional<Profile> profile(String code) {
        for (Profile profile : Profile.values()) {
            if (profile.name().equals(code)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
