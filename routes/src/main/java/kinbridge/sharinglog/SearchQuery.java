package kinbridge.sharinglog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/** The conditions of a search, always with named parameters. */
final class SearchQuery {

    private static final String HAS_DECISION =
            "exists (select from sharing_log.projection_decision d where d.entry_id = e.entry_id and ";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    static SearchQuery of(LogFilter filter) {
        SearchQuery query = new SearchQuery();
        query.add(
                "e.kind = :kind",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        query.add("e.family_id = :family", "family", filter.familyId());
        query.add("e.person_id = :person", "person", filter.personId());
        query.add("e.agency = :agency", "agency", filter.agency());
        query.add("e.purpose = :purpose", "purpose", filter.purpose());
        query.add(HAS_DECISION + "d.rule = :rule)", "rule", filter.rule());
        query.add(HAS_DECISION + "d.record_id = :record)", "record", filter.recordId());
        query.add(HAS_DECISION + "d.subjects @> array[:subject]::uuid[])", "subject", filter.subject());
        query.add("(e.override_count > 0) = :overridden", "overridden", filter.overridden());
        query.add("e.recorded_at >= :from", "from", filter.from() == null ? null : LogRows.timestamp(filter.from()));
        query.add("e.recorded_at < :to", "to", filter.to() == null ? null : LogRows.timestamp(filter.to()));
        if (filter.level() != null) {
            query.conditions.add(countColumn(filter.level()) + " > 0");
        }
        return query;
    }

    SearchQuery after(LogCursor cursor) {
        conditions.add("(e.recorded_at, e.entry_id) < (:cursorTime, :cursorEntry)");
        values.put("cursorTime", LogRows.timestamp(cursor.recordedAt()));
        values.put("cursorEntry", cursor.entryId());
        return this;
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static String countColumn(DetailLevel level) {
        return switch (level) {
            case WITHHOLD_HIDE -> throw new IllegalArgumentException("level 0 is not searchable here");
            case WITHHOLD -> "e.withheld_count";
            case EXISTENCE -> "e.existence_count";
            case SUMMARY -> "e.summary_count";
            case FULL -> "e.full_count";
        };
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
