package kinbridge.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A migrated database of its own for a test, in one embedded server for all tests of the module. The
 * server starts once a JVM; a further database is a copy of a migrated template, which is quick.
 *
 * <p>Plain tests: {@code TestDatabase database = TestDatabase.fresh();}. Spring tests:
 * {@code @DynamicPropertySource static void database(DynamicPropertyRegistry registry) {
 * TestDatabase.fresh().register(registry); }}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String SHARED = "test_shared";

    private final EmbeddedDatabase server;
    private final String name;
    private final List<AutoCloseable> pools = new ArrayList<>();

    private TestDatabase(EmbeddedDatabase server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A database of its own, migrated with everything under db/migration; takes about a second. */
    public static TestDatabase fresh() {
        return make("test_" + COUNT.incrementAndGet());
    }

    /** The one that tests share, emptied of every row: quicker, for a test that changes rows only. */
    public static TestDatabase shared() {
        Shared.ONLY.jdbc(DatabaseRole.OWNER).sql("""
                do $$ begin
                    execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
                             from pg_tables where tableowner = 'kinbridge_owner' and schemaname <> 'public');
                end $$""").update();
        return new TestDatabase(Server.ONLY, SHARED);
    }

    private static final class Shared {
        static final TestDatabase ONLY = make(SHARED);
    }

    private static TestDatabase make(String name) {
        EmbeddedDatabase server = Server.ONLY;
        administer(
                server,
                "drop database if exists " + name + " with (force)",
                "create database " + name + " owner kinbridge_owner template " + Server.TEMPLATE,
                "revoke all on database " + name + " from public",
                "grant connect on database " + name + " to kinbridge_app, kinbridge_disposal, kinbridge_reader");
        return new TestDatabase(server, name);
    }

    /** The shared server itself. */
    public static EmbeddedDatabase server() {
        return Server.ONLY;
    }

    /** As the server's superuser, to do to a database what no role of the hub may. */
    public static JdbcClient administrator() {
        return JdbcClient.create(Server.ONLY.administrator().unpooled());
    }

    public String name() {
        return name;
    }

    public Login login(DatabaseRole role) {
        Login login = server.login(role);
        return new Login(inDatabase(login.url(), name), login.user(), login.password());
    }

    /** Pooled, and closed with this. */
    public DataSource dataSource(DatabaseRole role) {
        var pool = login(role).pool(name + "-" + role, 8);
        pools.add(pool);
        return pool;
    }

    public JdbcClient jdbc(DatabaseRole role) {
        return JdbcClient.create(login(role).unpooled());
    }

    /** As this database seen by the application's configuration. */
    public HubDatabase asConfigured() {
        return new ConfiguredDatabase(
                login(DatabaseRole.APP).url(),
                java.util.Arrays.stream(DatabaseRole.values())
                        .collect(java.util.stream.Collectors.toMap(
                                role -> role, role -> login(role).password())));
    }

    /** Points a Spring test at this database; keys are made under the test's data folder. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("kinbridge.database.url", () -> login(DatabaseRole.APP).url());
        registry.add("kinbridge.keys.generate", () -> "true");
        for (DatabaseRole role : DatabaseRole.values()) {
            registry.add(
                    "kinbridge.database." + role.name().toLowerCase(java.util.Locale.ROOT) + "-password",
                    () -> login(role).password());
        }
    }

    @Override
    public void close() {
        pools.forEach(pool -> {
            try {
                pool.close();
            } catch (Exception problem) {
                throw new IllegalStateException(problem);
            }
        });
        pools.clear();
        if (!name.equals(SHARED)) {
            administer(server, "drop database if exists " + name + " with (force)");
        }
    }

    private static void administer(EmbeddedDatabase server, String... statements) {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String inDatabase(String url, String name) {
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    /** Started at first use, stopped with the JVM. */
    private static final class Server {

        static final String TEMPLATE = "test_template";
        static final EmbeddedDatabase ONLY = start();

        private static EmbeddedDatabase start() {
            Path data = Path.of(System.getProperty("kinbridge.data", "target/kinbridge-data"));
            EmbeddedDatabase server = EmbeddedDatabase.start(
                    HubFolders.of(null, data.resolve("test-database").toString()), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            administer(
                    server,
                    "drop database if exists " + TEMPLATE + " with (force)",
                    "create database " + TEMPLATE + " owner kinbridge_owner template template0");
            Login owner = server.login(DatabaseRole.OWNER);
            Flyway.configure()
                    .dataSource(inDatabase(owner.url(), TEMPLATE), owner.user(), owner.password())
                    .load()
                    .migrate();
            return server;
        }
    }
}
