package kinbridge.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Asks the server itself whether a commit survives a power cut. A hub that acknowledges what it can
 * lose would one day lose a child's strategy meeting, so without both settings it does not start.
 */
final class Durability {

    private Durability() {}

    static void require(Login login) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            requireNotOff(statement, "fsync");
            requireNotOff(statement, "synchronous_commit");
            requireNotOff(statement, "full_page_writes");
        } catch (SQLException problem) {
            throw new StorageUnusable("Cannot sign in to the database as " + login, problem);
        }
    }

    private static void requireNotOff(Statement statement, String setting) throws SQLException {
        try (ResultSet answer = statement.executeQuery("show " + setting)) {
            if (!answer.next() || answer.getString(1).equals("off")) {
                throw new StorageUnusable("The database runs with " + setting
                        + " off: a power cut would lose what it has confirmed. Set it on, then start again.");
            }
        }
    }
}
