package kinbridge.mappings.housing;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The tables of the feed: the column that names the tenancy or house, those that tell a table, its mapping. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are method references without state
enum ArrearsTable {
    CASE_PRIORITIES(
            "tenancy_ref",
            List.of("days_in_arrears", "classification", "weekly_rent", "nosp_served", "patch_code", "eviction_date"),
            ArrearsCase::map),
    AGREEMENTS("tenancy_ref", List.of("agreement_type", "current_state", "starting_balance"), ArrearsSteps::agreement),
    COURT_CASES("tenancy_ref", List.of("court_date", "court_outcome", "strike_out_date"), ArrearsSteps::court),
    EVICTIONS("tenancy_ref", List.of("date"), ArrearsSteps::eviction),
    ARACTION("tag_ref", List.of("action_code", "action_date"), ArrearsSteps::action),
    ARAG("tag_ref", List.of("arag_status", "arag_startdate"), ArrearsSteps::legacyAgreement),
    TENAGREE("tag_ref", List.of("house_ref", "cot", "eot", "tenure", "cur_bal"), LegacyTenancy::tenancy),
    MEMBER("house_ref", List.of("person_no"), LegacyTenancy::member);

    private final String key;
    private final List<String> marks;
    private final Consumer<ArrearsRow> mapping;

    ArrearsTable(String key, List<String> marks, Consumer<ArrearsRow> mapping) {
        this.key = key;
        this.marks = marks;
        this.mapping = mapping;
    }

    /** The first table whose key and one of whose own columns are there; names in small letters. */
    static Optional<ArrearsTable> of(Collection<String> columns) {
        return Arrays.stream(values())
                .filter(table ->
                        columns.contains(table.key) && table.marks.stream().anyMatch(columns::contains))
                .findFirst();
    }

    static Optional<ArrearsTable> named(String title) {
        return Arrays.stream(values())
                .filter(table -> table.title().equals(title))
                .findFirst();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return key;
    }

    void map(ArrearsRow row) {
        mapping.accept(row);
    }
}
