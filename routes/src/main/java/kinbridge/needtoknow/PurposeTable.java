package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.PurposeFacts.Agreement;

/** Reads {@code purposes.csv} and {@code purpose-ceilings.csv}. */
final class PurposeTable {

    private static final List<String> COLUMNS = List.of(
            "purpose",
            "title",
            "agreement",
            "gateway",
            "on request",
            "necessity needed",
            "override without agreement",
            "law enforcement",
            "health or social care",
            "may claim");

    /** Every purpose but the one that is a person's right. */
    static final List<Purpose> PURPOSES = Stream.of(Purpose.values())
            .filter(purpose -> purpose != Purpose.SUBJECT_ACCESS)
            .toList();

    private PurposeTable() {}

    static Map<Purpose, PurposeFacts> read(
            String name,
            String text,
            Map<Purpose, Map<Category, DetailLevel>> ceilings,
            Set<String> gateways,
            Problems problems) {
        TableFile file = TableFile.read(name, text, COLUMNS, problems);
        Map<Purpose, PurposeFacts> table = new EnumMap<>(Purpose.class);
        for (TableRow row : file.rows()) {
            Purpose purpose = row.one("purpose", PurposeTable::ofTable, "purpose");
            Agreement agreement = row.one("agreement", Agreement::of, "agreement");
            String gateway = row.text("gateway");
            if (!gateways.contains(gateway)) {
                row.refuse("gateway", "'" + gateway + "' is not a gateway in lawful-bases.yaml");
            }
            if (purpose != null && agreement != null) {
                PurposeFacts facts = facts(row, agreement, ceilings.getOrDefault(purpose, Map.of()));
                if (table.put(purpose, facts) != null) {
                    row.refuse("purpose", "'" + purpose + "' is there twice");
                }
            }
        }
        PURPOSES.stream()
                .filter(purpose -> !table.containsKey(purpose))
                .forEach(purpose -> file.refuse("no sound row for purpose '" + purpose + "'"));
        return table;
    }

    private static PurposeFacts facts(TableRow row, Agreement agreement, Map<Category, DetailLevel> ceilings) {
        Set<Profile> mayClaim = EnumSet.noneOf(Profile.class);
        mayClaim.addAll(row.several("may claim", CategoryTable::profile, "profile"));
        return new PurposeFacts(
                row.required("title"),
                agreement,
                row.text("gateway"),
                row.yes("on request"),
                row.yes("necessity needed"),
                row.yes("override without agreement"),
                row.yes("law enforcement"),
                row.yes("health or social care"),
                mayClaim,
                ceilings);
    }

    /** Categories down, purposes across; X where the purpose does not reach the category. */
    static Map<Purpose, Map<Category, DetailLevel>> readCeilings(String name, String text, Problems problems) {
        List<String> columns = new ArrayList<>(List.of("category"));
        PURPOSES.forEach(purpose -> columns.add(purpose.name()));
        TableFile file = TableFile.read(name, text, columns, problems);
        Map<Purpose, Map<Category, DetailLevel>> table = new EnumMap<>(Purpose.class);
        PURPOSES.forEach(purpose -> table.put(purpose, new EnumMap<>(Category.class)));
        Set<Category> seen = EnumSet.noneOf(Category.class);
        for (TableRow row : file.rows()) {
            Category category = row.category();
            if (category != null) {
                if (!seen.add(category)) {
                    row.refuse("category", "'" + category + "' is there twice");
                }
                table.forEach((purpose, column) -> readCell(row, purpose, category, column));
            }
        }
        EnumSet.complementOf(EnumSet.copyOf(seen.isEmpty() ? EnumSet.noneOf(Category.class) : seen))
                .forEach(category -> file.refuse("no row for category '" + category + "'"));
        return table;
    }

    private static void readCell(TableRow row, Purpose purpose, Category category, Map<Category, DetailLevel> column) {
        if (!row.text(purpose.name()).equals("X")) {
            DetailLevel level = row.level(purpose.name(), "FSEX");
            if (level != null) {
                column.put(category, level);
            }
        }
    }

    private static Optional<Purpose> ofTable(String code) {
        return Purpose.of(code).filter(PURPOSES::contains);
    }
}
