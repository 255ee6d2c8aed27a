package kinbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseRestartTest {

    @TempDir
    private Path folder;

    @Test
    void rows_survive_a_restart_and_a_server_left_by_a_hard_kill() throws Exception {
        HubFolders folders = HubFolders.of(null, folder.toString());
        String firstUrl;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folders, 0)) {
            firstUrl = database.login(DatabaseRole.OWNER).url();
            owner(database).sql("create table kept (word text)").update();
            owner(database).sql("insert into kept values ('first')").update();
        }
        EmbeddedDatabase abandoned = EmbeddedDatabase.start(folders, 0);
        assertThat(abandoned.login(DatabaseRole.OWNER).url()).isEqualTo(firstUrl);
        owner(abandoned).sql("insert into kept values ('second')").update();
        abandoned.abandon();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folders, 0)) {
            assertThat(owner(database)
                            .sql("select word from kept order by word")
                            .query(String.class)
                            .list())
                    .containsExactly("first", "second");
        }
        loseKeys();
        assertThatThrownBy(() -> EmbeddedDatabase.start(folders, 0))
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("Put the keys folder back");
    }

    @Test
    void a_server_that_dies_is_started_again_with_all_it_had_confirmed() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(HubFolders.of(null, folder.toString()), 0)) {
            owner(database).sql("create table kept (word text)").update();
            owner(database).sql("insert into kept values ('confirmed')").update();
            killServer();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> owner(database)
                            .sql("select word from kept")
                            .query(String.class)
                            .single()
                            .equals("confirmed"));
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_first_start_that_was_interrupted_is_begun_anew() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(HubFolders.of(null, folder.toString()), 0)) {
            assertThat(owner(database).sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
        }
    }

    private void killServer() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    private void loseKeys() throws IOException {
        Files.move(folder.resolve("keys"), folder.resolve("keys-lost"));
    }

    private static JdbcClient owner(EmbeddedDatabase database) {
        return JdbcClient.create(database.login(DatabaseRole.OWNER).unpooled());
    }
}
