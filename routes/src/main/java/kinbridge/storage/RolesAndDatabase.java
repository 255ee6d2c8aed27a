package kinbridge.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the roles and databases of the embedded server; the same script a database administrator runs. */
final class RolesAndDatabase {

    private final Login administrator;

    RolesAndDatabase(Login administrator) {
        this.administrator = administrator;
    }

    /** The four roles with these passwords, and the hub's database, if they are not there yet. */
    void ensureHub(String database, DatabasePasswords passwords) throws SQLException {
        try (Connection connection = administrator.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script());
            for (DatabaseRole role : DatabaseRole.values()) {
                statement.execute("alter role " + role.user() + " password '" + passwords.of(role.user()) + "'");
            }
            makeDatabase(connection, database, DatabaseRole.OWNER.user());
            for (DatabaseRole role : DatabaseRole.values()) {
                statement.execute("grant connect on database " + database + " to " + role.user());
            }
        }
    }

    /** A database of its own, with one role of the same name that owns it and may enter no other. */
    void ensureFurther(String name, String password) throws SQLException {
        if (!name.matches("[a-z][a-z_]{0,40}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (Connection connection = administrator.connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name + " login");
            }
            statement.execute("alter role " + name + " password '" + password + "'");
            makeDatabase(connection, name, name);
        }
    }

    private static void makeDatabase(Connection connection, String database, String owner) throws SQLException {
        if (exists(connection, "select from pg_database where datname = ?", database)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database " + database + " owner " + owner + " encoding 'UTF8' template template0");
            statement.execute("revoke all on database " + database + " from public");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String script() {
        try (InputStream script = RolesAndDatabase.class.getResourceAsStream("roles.sql")) {
            if (script == null) {
                throw new IllegalStateException("roles.sql is not in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
