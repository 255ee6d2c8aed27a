package kinbridge.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.mappings.Statement;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of one batch that wait to be inserted together: a round trip a row would make a large file
 * take hours.
 */
final class Rows {

    private static final int IS_CURRENT = 8;
    private static final int FIELDS = 9;

    private final Map<UUID, Object[]> versions = new LinkedHashMap<>();
    private final List<Object[]> records = new ArrayList<>();
    private final List<Object[]> subjects = new ArrayList<>();
    private final List<Object[]> names = new ArrayList<>();
    private final List<Object[]> relationships = new ArrayList<>();

    /** @param row with the statement itself in the place of its fields, which are sealed when it is written */
    void version(UUID id, Object[] row) {
        versions.put(id, row);
    }

    void addRecord(Object[] row) {
        records.add(row);
    }

    void subject(Object[] row) {
        subjects.add(row);
    }

    void name(Object[] row) {
        names.add(row);
    }

    void relationship(Object[] row) {
        relationships.add(row);
    }

    /** Overtaken within the same batch; false if the version is in the database already. */
    boolean overtake(UUID version) {
        Object[] row = versions.get(version);
        if (row == null) {
            return false;
        }
        row[IS_CURRENT] = false;
        return true;
    }

    void insert(JdbcTemplate database, Function<Statement, byte[]> sealing) {
        versions.values().parallelStream().forEach(row -> row[FIELDS] = sealing.apply((Statement) row[FIELDS]));
        insert(
                database,
                "statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,"
                        + " content_hash, is_current, fields, received_sequence)",
                11,
                List.copyOf(versions.values()));
        insert(
                database,
                "statements.record (version_id, id, agency, holder, type, category, occurred, occurred_on,"
                        + " until, until_on, marks)",
                11,
                records);
        insert(database, "statements.record_subject (version_id, position, system, kind, local_id, role)", 6, subjects);
        insert(database, "statements.record_name (system, kind, local_id, record_id)", 4, names);
        insert(
                database,
                "statements.relationship (version_id, id, agency, holder, category, type, from_system,"
                        + " from_local_id, to_system, to_local_id, since, since_on, until, until_on)",
                14,
                relationships);
        versions.clear();
        records.clear();
        subjects.clear();
        names.clear();
        relationships.clear();
    }

    private static void insert(JdbcTemplate database, String into, int columns, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            String places = "?" + ", ?".repeat(columns - 1);
            String same = into.startsWith("statements.record_name") ? " on conflict do nothing" : "";
            database.batchUpdate("insert into " + into + " values (" + places + ")" + same, rows);
        }
    }
}
