package kinbridge.connectors.socialcare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kinbridge.connectors.Simulator;

/**
 * The simulated case system's own database: tables, and over them views named as the standard's tables,
 * which say when each row last changed.
 */
final class CaseSystemDatabase {

    /** What changes between two nightly extracts and must not wait for the next. */
    static final List<String> TABLES = List.of("ssd_s47_enquiry", "ssd_cp_plans", "ssd_involvements", "ssd_contacts");

    private static final String TABLES_SCHEMA = "case_system";
    private static final String VIEWS_SCHEMA = "ssd";

    private final Simulator.Database database;
    private final CaseSystemRows rows;

    CaseSystemDatabase(Simulator.Database database, CaseSystemRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Makes tables and views where they are not there yet, and fills in rows that are not there yet. */
    void start() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + TABLES_SCHEMA);
            statement.execute("create schema if not exists " + VIEWS_SCHEMA);
            for (String table : TABLES) {
                statement.execute(tableSql(table));
                statement.execute(viewSql(table));
                for (Map<String, String> row : rows.rows(table)) {
                    insert(connection, table, row, " on conflict do nothing");
                }
            }
        }
    }

    /** A practitioner saves something: the row is new, or replaces the one with the same key. */
    void save(String table, Map<String, String> row) throws SQLException {
        String key = rows.columns(table).get(0);
        String newValues = rows.columns(table).stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        try (Connection connection = open()) {
            insert(
                    connection,
                    table,
                    row,
                    " on conflict (" + key + ") do update set " + newValues + ", last_updated = clock_timestamp()");
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private String tableSql(String table) {
        List<String> columns = rows.columns(table);
        String definitions = columns.stream()
                .map(column -> column + (isTime(column) ? " timestamp" : " text"))
                .collect(Collectors.joining(", "));
        return "create table if not exists %s.%s (%s, last_updated timestamptz not null default clock_timestamp(), primary key (%s))"
                .formatted(TABLES_SCHEMA, table, definitions, columns.get(0));
    }

    private String viewSql(String table) {
        return "create or replace view %s.%s as select %s, last_updated from %s.%s"
                .formatted(VIEWS_SCHEMA, table, String.join(", ", rows.columns(table)), TABLES_SCHEMA, table);
    }

    private void insert(Connection connection, String table, Map<String, String> row, String onConflict)
            throws SQLException {
        List<String> columns = rows.columns(table);
        String values = columns.stream()
                .map(column -> isTime(column) ? "cast(? as timestamp)" : "?")
                .collect(Collectors.joining(", "));
        String sql = "insert into %s.%s (%s) values (%s)%s"
                .formatted(TABLES_SCHEMA, table, String.join(", ", columns), values, onConflict);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                String value = row.get(columns.get(i));
                insert.setString(
                        i + 1, value == null || value.isEmpty() ? null : CaseSystemRows.written(columns.get(i), value));
            }
            insert.executeUpdate();
        }
    }

    private static boolean isTime(String column) {
        return column.endsWith("_date");
    }
}
