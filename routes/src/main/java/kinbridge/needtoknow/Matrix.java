package kinbridge.needtoknow;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * The need-to-know matrix: what a profile may know at most of a category, with a valid purpose and
 * basis. A ceiling is never a grant.
 */
final class Matrix {

    /** Nobody on the perpetrator's side, and no landlord, learns a protected address (invariant I2). */
    private static final Set<Profile> NEVER_TOLD_PROTECTED_ADDRESS = Set.of(Profile.DPW, Profile.PPO, Profile.HOU);

    private final Map<Category, Map<Profile, DetailLevel>> forVisits = new EnumMap<>(Category.class);
    private final Map<Category, Map<Profile, DetailLevel>> otherwise = new EnumMap<>(Category.class);
    private final Map<Category, String> rowReasons = new EnumMap<>(Category.class);
    private final Map<Category, Map<Profile, String>> cellReasons = new EnumMap<>(Category.class);

    private Matrix() {}

    static Matrix read(String name, String text, Map<Category, CategoryFacts> categories, Problems problems) {
        List<String> columns = Stream.of(
                        Stream.of("category"), Stream.of(Profile.values()).map(Enum::name), Stream.of("reason"))
                .flatMap(column -> column)
                .toList();
        TableFile file = TableFile.read(name, text, columns, problems);
        Matrix matrix = new Matrix();
        for (TableRow row : file.rows()) {
            Category category = row.category();
            if (category != null) {
                matrix.readRow(row, category, categories.get(category));
            }
        }
        for (Category category : Category.values()) {
            if (!matrix.rowReasons.containsKey(category)) {
                file.refuse("no row for category '" + category + "'");
            }
        }
        return matrix;
    }

    private void readRow(TableRow row, Category category, @Nullable CategoryFacts facts) {
        if (rowReasons.put(category, row.required("reason")) != null) {
            row.refuse("category", "'" + category + "' is there twice");
        }
        forVisits.put(category, new EnumMap<>(Profile.class));
        otherwise.put(category, new EnumMap<>(Profile.class));
        for (Profile profile : Profile.values()) {
            DetailLevel level = readCell(row, category, profile);
            if (facts != null) {
                refuseUnsafe(row, category, facts, profile, level);
            }
        }
    }

    private DetailLevel readCell(TableRow row, Category category, Profile profile) {
        boolean visitOnly = row.text(profile.name()).equals("S/E");
        DetailLevel level = visitOnly ? DetailLevel.SUMMARY : row.level(profile.name(), "FSEWH");
        DetailLevel sound = level == null ? DetailLevel.WITHHOLD_HIDE : level;
        cells(forVisits, category).put(profile, sound);
        cells(otherwise, category).put(profile, visitOnly ? DetailLevel.EXISTENCE : sound);
        return sound;
    }

    /** Cells that no council may write, whatever its policy. */
    private static void refuseUnsafe(
            TableRow row, Category category, CategoryFacts facts, Profile profile, DetailLevel level) {
        if (facts.barred() && level != DetailLevel.WITHHOLD_HIDE) {
            row.refuse(profile.name(), "is under a statutory bar (" + facts.statutoryBar() + "), expected H");
        }
        if (facts.hidesExistence() && level == DetailLevel.WITHHOLD) {
            row.refuse(profile.name(), "W would show that there is something, of a category that hides it: H or E");
        }
        if (category == Category.ID_ADDRESS_PROTECTED
                && NEVER_TOLD_PROTECTED_ADDRESS.contains(profile)
                && level != DetailLevel.WITHHOLD_HIDE) {
            row.refuse(profile.name(), "must never learn a protected address, expected H");
        }
    }

    void readReasons(String name, String text, Problems problems) {
        TableFile file = TableFile.read(name, text, List.of("profile", "category", "reason"), problems);
        for (TableRow row : file.rows()) {
            Category category = row.category();
            Profile profile = row.one("profile", CategoryTable::profile, "profile");
            String reason = row.required("reason");
            if (category != null && profile != null) {
                var ofRow = cellReasons.computeIfAbsent(category, none -> new EnumMap<>(Profile.class));
                if (ofRow.put(profile, reason) != null) {
                    row.refuse("profile", "this cell has a reason already");
                }
            }
        }
    }

    /** A visit-only cell says more to somebody who is about to knock at the door than to anybody else. */
    DetailLevel ceiling(Profile profile, Category category, Purpose purpose) {
        Map<Profile, DetailLevel> row = cells(purpose == Purpose.VISIT_SAFETY ? forVisits : otherwise, category);
        return Objects.requireNonNull(row.get(profile));
    }

    private static Map<Profile, DetailLevel> cells(Map<Category, Map<Profile, DetailLevel>> table, Category category) {
        return Objects.requireNonNull(table.get(category));
    }

    /** Why this cell is as it is: its own reason, or that of its row. */
    String reason(Profile profile, Category category) {
        String ofRow = rowReasons.getOrDefault(category, "");
        return cellReasons.getOrDefault(category, Map.of()).getOrDefault(profile, ofRow);
    }
}
