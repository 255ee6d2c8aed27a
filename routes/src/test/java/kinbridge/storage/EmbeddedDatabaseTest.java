package kinbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    private final EmbeddedDatabase server = TestDatabase.server();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void a_confirmed_commit_survives_a_power_cut(String setting) {
        assertThat(ask("show " + setting)).isEqualTo("on");
    }

    @Test
    void it_listens_on_this_machine_only() {
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(DatabaseRole.class)
    void every_role_signs_in_with_its_own_password(DatabaseRole role) throws SQLException {
        try (var connection = server.login(role).connect()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo(role.user());
        }
    }

    @Test
    void a_wrong_password_is_refused_even_from_this_machine() {
        Login login = server.login(DatabaseRole.APP);
        Login wrong = new Login(login.url(), login.user(), "wrong");
        assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");
    }

    @Test
    void the_administrator_needs_a_password_too() {
        Login login = server.administrator();
        Login wrong = new Login(login.url(), login.user(), "postgres");
        assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");
    }

    @Test
    void a_login_does_not_print_its_password() {
        Login login = server.login(DatabaseRole.APP);
        assertThat(login.toString()).doesNotContain(login.password());
    }

    @Test
    void a_simulator_gets_a_database_of_its_own() {
        Login login = server.furtherDatabase("socialcare_simulator");
        JdbcClient jdbc = JdbcClient.create(login.unpooled());
        jdbc.sql("create table if not exists visit (id integer)").update();
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .isEqualTo("socialcare_simulator");
    }

    @Test
    void a_simulator_cannot_enter_the_hubs_database() {
        Login own = server.furtherDatabase("socialcare_simulator");
        Login strayed = new Login(server.login(DatabaseRole.APP).url(), own.user(), own.password());
        assertThatThrownBy(strayed::connect).hasMessageContaining("permission denied for database");
    }

    @Test
    void the_hub_cannot_enter_the_simulators_database() {
        Login own = server.furtherDatabase("socialcare_simulator");
        Login app = server.login(DatabaseRole.APP);
        assertThatThrownBy(() -> new Login(own.url(), app.user(), app.password()).connect())
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void a_second_hub_on_the_same_folder_is_refused() {
        HubFolders same = HubFolders.of(
                null,
                Path.of(System.getProperty("kinbridge.data"))
                        .resolve("test-database")
                        .toString());
        assertThatThrownBy(() -> EmbeddedDatabase.start(same, 0))
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("Another hub is running");
    }

    @Test
    void secrets_are_readable_by_the_hubs_user_only() throws Exception {
        Path keys = Path.of(System.getProperty("kinbridge.data")).resolve("test-database/keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private String ask(String sql) {
        return JdbcClient.create(server.login(DatabaseRole.APP).unpooled())
                .sql(sql)
                .query(String.class)
                .single();
    }
}
