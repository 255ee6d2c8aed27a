package kinbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.TeamStanding;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.SharingLog;
import kinbridge.sharinglog.chain.LogVerification;
import kinbridge.sharinglog.chain.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The storage and the log as the application puts them together. */
class HubStorageStartTest {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"kinbridge.storage", "kinbridge.sharinglog"})
    static class StorageAndLog {

        @Bean
        TeamStanding nobodyIsOfATeam() {
            return (practitioner, role, family) -> TafStatus.NOT_MEMBER;
        }

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        DecisionEngine decisionEngine() {
            Path home = Path.of(System.getProperty("kinbridge.home"));
            return DecisionEngine.by(SharingTables.load(home.resolve("config/sharing")));
        }
    }

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withUserConfiguration(StorageAndLog.class);

    @TempDir
    private Path folder;

    @Test
    void without_any_setting_the_hub_brings_its_own_database() {
        ApplicationContextRunner embedded =
                hub.withPropertyValues("kinbridge.home=" + folder, "kinbridge.data=" + folder.resolve("data"));
        embedded.run(context -> {
            append(context.getBean(SharingLog.class), 1);
            assertThat(user(context.getBean(JdbcClient.class))).isEqualTo("kinbridge_app");
            assertThat(context).hasSingleBean(PlatformTransactionManager.class);
            assertThat(LogVerification.ofDatabase(context.getBean(HubDatabase.class)))
                    .isInstanceOf(Verification.Intact.class);
        });
        assertThat(folder.resolve("data/checkpoints/hub-1.jsonl")).isNotEmptyFile();
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
        embedded.run(context -> append(context.getBean(SharingLog.class), 2));
    }

    @Test
    void with_an_address_the_hub_uses_the_operators_database() {
        try (TestDatabase operators = TestDatabase.fresh()) {
            hub.withPropertyValues(
                            "kinbridge.data=" + folder,
                            "kinbridge.keys.generate=true",
                            "kinbridge.instance=hub-2",
                            "kinbridge.database.url="
                                    + operators.login(DatabaseRole.APP).url(),
                            "kinbridge.database.app-password="
                                    + operators.login(DatabaseRole.APP).password(),
                            "kinbridge.database.owner-password="
                                    + operators.login(DatabaseRole.OWNER).password())
                    .run(context -> {
                        append(context.getBean(SharingLog.class), 1);
                        assertThat(context.getBean(DataSource.class).getConnection())
                                .satisfies(connection -> {
                                    assertThat(connection.getMetaData().getURL())
                                            .contains(operators.name());
                                    connection.close();
                                });
                    });
            assertThat(Files.exists(folder.resolve("postgres"))).isFalse();
        }
    }

    @Test
    void a_missing_password_is_named() {
        hub.withPropertyValues("kinbridge.data=" + folder, "kinbridge.database.url=jdbc:postgresql://127.0.0.1:1/x")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(StorageUnusable.class)
                        .hasMessageContaining("kinbridge.database.app-password"));
    }

    private static void append(SharingLog log, long expectedSequence) {
        LogEntry entry = LogEntry.of(EntryKind.POLICY, Instant.now(), LogEntry.Requester.hub(), "NONE", "policy-1");
        assertThat(log.append(entry).sequence()).isEqualTo(expectedSequence);
    }

    private static String user(JdbcClient jdbc) {
        return jdbc.sql("select current_user").query(String.class).single();
    }
}
