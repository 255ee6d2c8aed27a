package kinbridge.connectors;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of a view in the order in which its rows changed. Plain SQL that PostgreSQL, SQL Server
 * and Oracle all take, for each case system has its own.
 */
final class ViewReader {

    private static final int QUERY_TIMEOUT_SECONDS = 60;
    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    private final ViewSource source;

    ViewReader(ViewSource source) {
        this.source = source;
    }

    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", source.user());
        String password = source.password();
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        Connection connection = DriverManager.getConnection(source.url(), properties);
        connection.setReadOnly(true);
        return connection;
    }

    /**
     * Rows that changed after the mark, but not within the last seconds: a transaction that began
     * earlier may still commit an earlier time, and would be passed over.
     */
    ViewPage page(Connection connection, ViewSource.View view, ViewMarks.@Nullable Mark after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql(view, after != null))) {
            query.setMaxRows(source.pageRows());
            query.setFetchSize(source.pageRows());
            query.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            query.setTimestamp(1, Timestamp.from(databaseTime(connection).minus(source.settling())));
            if (after != null) {
                query.setTimestamp(2, Timestamp.from(after.changed()));
                query.setTimestamp(3, Timestamp.from(after.changed()));
                query.setString(4, after.key());
            }
            try (ResultSet results = query.executeQuery()) {
                return ViewPage.read(results, source, view);
            }
        }
    }

    private String sql(ViewSource.View view, boolean after) {
        String time = source.highWater();
        String newer = " and (%s > ? or (%s = ? and %s > ?))".formatted(time, time, view.key());
        return "select * from %s where %s <= ?%s order by %s, %s"
                .formatted(view.from(), time, after ? newer : "", time, view.key());
    }

    private Instant databaseTime(Connection connection) throws SQLException {
        String dual = source.url().startsWith("jdbc:oracle:") ? " from dual" : "";
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select current_timestamp" + dual)) {
            results.next();
            return results.getTimestamp(1).toInstant();
        }
    }
}
