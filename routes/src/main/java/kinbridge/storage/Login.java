package kinbridge.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How one role signs in to one database; never prints its password. */
public record Login(String url, String user, String password) {

    /** How the pool of {@link #poolOfQuestions} is named, also in what it says when nothing of it is free. */
    public static final String QUESTIONS = "kinbridge-questions";

    /** One connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "kinbridge");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /** A new connection at each request, for rare work such as migrations. */
    public DataSource unpooled() {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(url);
        dataSource.setConnectionProperties(properties());
        return dataSource;
    }

    /** A pool, which the caller closes. */
    public HikariDataSource pool(String name, int connections) {
        return new HikariDataSource(config(name, connections));
    }

    /**
     * A pool for large questions, which the caller closes. None is held while nobody asks.
     *
     * @param longest the database breaks off each statement that takes longer
     */
    public HikariDataSource poolOfQuestions(int connections, Duration longest) {
        HikariConfig config = config(QUESTIONS, connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("options", "-c statement_timeout=" + longest.toMillis());
        return new HikariDataSource(config);
    }

    private HikariConfig config(String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        // A practitioner who waits longer is better told that the hub cannot answer.
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "kinbridge");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Otherwise the message of a failed insert quotes the row, and ends up in a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // What counts as today is London's day, in the database as well.
        config.setConnectionInitSql("set time zone 'Europe/London'");
        return config;
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
