package kinbridge.sharinglog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.chain.LogRows;
import org.jspecify.annotations.Nullable;

/** The conditions of a search, always with named parameters. */
final class SearchQuery {

    private static final String HAS_DECISION =
            "exists (select from sharing_log.projection_decision d where d.entry_id = e.entry_id and ";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** One condition on a decision of an entry. */
    record Condition(String sql, String name, Object value) {

        /** Up to so many decisions that meet it. */
        String atMost(int decisions) {
            return "select count(*) from (select from sharing_log.projection_decision d where " + sql + " limit "
                    + decisions + ") as some_decisions";
        }
    }

    /** @param isRare whether few decisions meet a condition, so that it is quicker to begin with them than with time */
    static SearchQuery of(LogFilter filter, Predicate<Condition> isRare) {
        SearchQuery query = new SearchQuery();
        query.add(
                "e.kind = :kind",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        query.add("e.family_id = :family", "family", filter.familyId());
        query.add("e.person_id = :person", "person", filter.personId());
        query.add("e.agency = :agency", "agency", filter.agency());
        query.add("e.purpose = :purpose", "purpose", filter.purpose());
        query.add("e.channel = :channel", "channel", filter.channel());
        for (Condition condition : ofDecisions(filter)) {
            query.add(
                    isRare.test(condition)
                            ? "e.entry_id = any(array(select d.entry_id from sharing_log.projection_decision d where "
                                    + condition.sql() + "))"
                            : HAS_DECISION + condition.sql() + ")",
                    condition.name(),
                    condition.value());
        }
        query.add("(e.override_count > 0) = :overridden", "overridden", filter.overridden());
        query.add("e.recorded_at >= :from", "from", filter.from() == null ? null : LogRows.timestamp(filter.from()));
        query.add("e.recorded_at < :to", "to", filter.to() == null ? null : LogRows.timestamp(filter.to()));
        if (filter.words() != null && filter.kind() == null) {
            // Each search for words is an entry with these words, and would find itself.
            query.conditions.add("e.kind <> 'LOG_READ'");
        }
        if (filter.reference() != null) {
            query.reference(filter.reference());
        }
        if (filter.level() != null) {
            query.conditions.add(countColumn(filter.level()) + " > 0");
        }
        return query;
    }

    private static List<Condition> ofDecisions(LogFilter filter) {
        List<Condition> conditions = new ArrayList<>();
        if (filter.rule() != null) {
            conditions.add(new Condition("d.rule = :rule", "rule", filter.rule()));
        }
        if (filter.recordId() != null) {
            conditions.add(new Condition("d.record_id = :record", "record", filter.recordId()));
        }
        if (!filter.subjects().isEmpty()) {
            UUID[] subjects = filter.subjects().toArray(UUID[]::new);
            conditions.add(new Condition("d.subjects && cast(:subjects as uuid[])", "subjects", subjects));
        }
        if (filter.basis() != null) {
            conditions.add(new Condition("d.basis @> array[cast(:basis as text)]", "basis", filter.basis()));
        }
        return conditions;
    }

    /** The same, from there on; this one stays as it is. */
    SearchQuery after(LogCursor cursor) {
        SearchQuery rest = new SearchQuery();
        rest.conditions.addAll(conditions);
        rest.values.putAll(values);
        rest.conditions.add(cursor.order().following());
        rest.values.put("cursorTime", LogRows.timestamp(cursor.recordedAt()));
        rest.values.put("cursorEntry", cursor.entryId());
        if (cursor.order().isByKey()) {
            rest.values.put("cursorKey", cursor.key());
        }
        return rest;
    }

    /** Nothing that was added to a chain after these places. */
    SearchQuery within(Map<String, Long> lastOfEachChain) {
        conditions.add("exists (select from unnest(cast(:chains as text[]), cast(:places as bigint[])) as"
                + " last (chain, place) where last.chain = e.instance and e.sequence <= last.place)");
        values.put("chains", lastOfEachChain.keySet().toArray(String[]::new));
        values.put("places", lastOfEachChain.values().toArray(Long[]::new));
        return this;
    }

    /** As a range of ids, which the primary key answers. */
    private void reference(String beginning) {
        String digits = beginning.toLowerCase(Locale.ROOT).replace("-", "");
        if (!digits.matches("[0-9a-f]{1,32}")) {
            throw new IllegalArgumentException("not the reference of an entry");
        }
        conditions.add("e.entry_id between :firstId and :lastId");
        values.put("firstId", id(digits + "0".repeat(32 - digits.length())));
        values.put("lastId", id(digits + "f".repeat(32 - digits.length())));
    }

    private static UUID id(String digits) {
        return UUID.fromString(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
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
