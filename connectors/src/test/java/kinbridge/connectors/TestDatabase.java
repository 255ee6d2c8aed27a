package kinbridge.connectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** One real PostgreSQL for all tests of this module, and an empty database in it for each who asks. */
public final class TestDatabase {

    private static EmbeddedPostgres server;

    private TestDatabase() {}

    public static synchronized Simulator.Database empty() throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(database("postgres"), "create database " + name);
        return database(name);
    }

    public static void execute(Simulator.Database database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Simulator.Database database(String name) {
        return new Simulator.Database(server().getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static synchronized EmbeddedPostgres server() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.start();
            }
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
