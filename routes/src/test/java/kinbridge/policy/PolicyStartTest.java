package kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.TeamStanding;
import kinbridge.policy.PolicyVersions.Condition;
import kinbridge.policy.PolicyVersions.Way;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubFolders;
import kinbridge.storage.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which policy a hub starts with, and what it says of its files while it runs. */
class PolicyStartTest {

    private static final Requester IAN = new Requester("ian-wetherby", "Ian Wetherby", "ig_officer", "LA_IG");
    private static final Requester CHIDI = new Requester("chidi-obi", "Chidi Obi", "ig_officer", "LA_IG");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"kinbridge.storage", "kinbridge.sharinglog"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
    @Import({
        PolicyConfiguration.class,
        PolicyStart.class,
        PolicyEntries.class,
        PolicyWatch.class,
        StoredVersions.class,
        StoredProposals.class,
        TwoPeople.class
    })
    static class PolicyAlone {

        @Bean
        TeamStanding nobodyIsOfATeam() {
            return (practitioner, role, family) -> TafStatus.NOT_MEMBER;
        }

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        PolicyInForce policyInForce(HubFolders folders) {
            return new PolicyInForce(SharingTables.load(folders.config().resolve("sharing")));
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }
    }

    @TempDir
    private Path home;

    private TestDatabase database;
    private Path sharing;
    private ApplicationContextRunner hub;

    @BeforeEach
    void copyTheTables() throws IOException {
        database = TestDatabase.fresh();
        sharing = Files.createDirectories(home.resolve("config/sharing"));
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("kinbridge.home")).resolve("config/sharing"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, sharing.resolve(file.getFileName()));
            }
        }
        hub = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withUserConfiguration(PolicyAlone.class)
                .withPropertyValues(
                        "kinbridge.home=" + home,
                        "kinbridge.data=" + home.resolve("data"),
                        "kinbridge.keys.generate=true",
                        "kinbridge.policy.read-every-seconds=3600",
                        "kinbridge.database.url="
                                + database.login(DatabaseRole.APP).url(),
                        "kinbridge.database.app-password="
                                + database.login(DatabaseRole.APP).password(),
                        "kinbridge.database.owner-password="
                                + database.login(DatabaseRole.OWNER).password());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void change(String text, String replacement) {
        try {
            Path matrix = sharing.resolve("matrix.csv");
            Files.writeString(matrix, Files.readString(matrix).replaceFirst(text, replacement));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String onDisk() {
        return SharingTables.versionOf(SharingTables.filesIn(sharing));
    }

    /** Starts, two people adopt a changed cell, stops. */
    private String adopted() {
        String[] version = new String[1];
        hub.run(context -> {
            TwoPeople changes = context.getBean(TwoPeople.class);
            String matrix = context.getBean(PolicyInForce.class)
                    .tables()
                    .files()
                    .get("matrix.csv")
                    .replaceFirst("FI.BENEFITS,S", "FI.BENEFITS,E");
            UUID change = changes.propose(IAN, java.util.Map.of("matrix.csv", matrix), "less of benefits");
            changes.adopt(CHIDI, change);
            version[0] = context.getBean(DecisionEngine.class).policyVersion();
        });
        return version[0];
    }

    @Test
    void the_first_start_takes_the_files() {
        hub.run(context -> {
            PolicyVersions.InForce first =
                    context.getBean(StoredVersions.class).inForce().orElseThrow();
            assertThat(first.way()).isEqualTo(Way.FIRST_START);
            assertThat(first.version()).isEqualTo(onDisk());
            assertThat(context.getBean(PolicyWatch.class).readDisk().condition())
                    .isEqualTo(Condition.AS_IN_FORCE);
        });
    }

    @Test
    void what_two_people_adopted_is_in_force_after_a_restart_whatever_lies_on_the_disk() {
        String adopted = adopted();
        change("ID.FAMILY,F", "ID.FAMILY,S");

        hub.run(context -> {
            assertThat(context.getBean(PolicyInForce.class).policyVersion()).isEqualTo(adopted);
            assertThat(context.getBean(PolicyWatch.class).readDisk().condition())
                    .isEqualTo(Condition.DIFFERENT);
        });
    }

    @Test
    void a_file_changed_while_the_hub_was_down_does_not_change_what_is_decided() {
        hub.run(context -> {});
        String first = onDisk();
        change("ID.FAMILY,F", "ID.FAMILY,S");

        hub.run(context -> assertThat(context.getBean(PolicyInForce.class).policyVersion())
                .isEqualTo(first)
                .isNotEqualTo(onDisk()));
    }

    @Test
    void an_operator_may_take_the_files_by_naming_their_version_and_it_is_recorded() {
        adopted();
        change("ID.FAMILY,F", "ID.FAMILY,S");

        hub.withPropertyValues("kinbridge.policy.take-from-disk=" + onDisk()).run(context -> {
            PolicyVersions.InForce now =
                    context.getBean(StoredVersions.class).inForce().orElseThrow();
            assertThat(now.way()).isEqualTo(Way.OPERATOR);
            assertThat(context.getBean(PolicyInForce.class).policyVersion()).isEqualTo(onDisk());
        });
    }

    @Test
    void a_setting_that_names_another_version_takes_nothing() {
        String adopted = adopted();
        change("ID.FAMILY,F", "ID.FAMILY,S");

        hub.withPropertyValues("kinbridge.policy.take-from-disk=" + "0".repeat(64))
                .run(context -> assertThat(context.getBean(PolicyInForce.class).policyVersion())
                        .isEqualTo(adopted));
    }

    @Test
    void a_start_with_a_broken_file_is_refused_with_file_line_and_reason() {
        change("ID.CORE,F", "ID.CORE,Q");

        hub.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("matrix.csv, line 2")
                .hasMessageContaining("'Q' is none of"));
    }

    @Test
    void a_file_broken_under_a_running_hub_is_told_and_the_policy_goes_on() {
        hub.run(context -> {
            String before = context.getBean(PolicyInForce.class).policyVersion();
            change("ID.CORE,F", "ID.CORE,Testina");
            PolicyVersions.Disk disk = context.getBean(PolicyWatch.class).readDisk();

            assertThat(disk.condition()).isEqualTo(Condition.REFUSED);
            assertThat(disk.problems()).anySatisfy(problem -> {
                assertThat(problem.file()).isEqualTo("matrix.csv");
                assertThat(problem.line()).isEqualTo("2");
                assertThat(problem.column()).isEqualTo("SWK");
            });
            assertThat(context.getBean(PolicyInForce.class).policyVersion()).isEqualTo(before);
            var health =
                    new PolicyHealth(context.getBean(PolicyInForce.class), context.getBean(PolicyWatch.class)).health();
            assertThat(health.getStatus().getCode()).isEqualTo("UP");
            assertThat(health.getDetails().toString())
                    .contains("matrix.csv, line 2", "refused, not in force")
                    .doesNotContain("Testina");
        });
    }

    @Test
    void the_files_on_the_disk_can_be_proposed_and_adopted() {
        hub.run(context -> {
            change("ID.FAMILY,F", "ID.FAMILY,S");
            TwoPeople changes = context.getBean(TwoPeople.class);
            changes.adopt(CHIDI, changes.proposeDisk(IAN, "as agreed in the board"));

            assertThat(context.getBean(PolicyInForce.class).policyVersion()).isEqualTo(onDisk());
            assertThat(context.getBean(StoredVersions.class)
                            .inForce()
                            .orElseThrow()
                            .by())
                    .isEqualTo(List.of("ian-wetherby", "chidi-obi"));
        });
    }

    @Test
    void another_instance_follows_what_was_adopted_here() {
        hub.run(here -> hub.withPropertyValues("kinbridge.instance=hub-2").run(there -> {
            TwoPeople changes = here.getBean(TwoPeople.class);
            change("ID.FAMILY,F", "ID.FAMILY,S");
            changes.adopt(CHIDI, changes.proposeDisk(IAN, "both hubs"));
            there.getBean(PolicyWatch.class).follow();

            assertThat(there.getBean(PolicyInForce.class).policyVersion()).isEqualTo(onDisk());
        }));
    }

    @Test
    void stored_files_that_somebody_altered_are_not_decided_by() {
        String adopted = adopted();
        database.jdbc(DatabaseRole.OWNER)
                .sql("update policy.file set content = replace(convert_from(content, 'UTF8'), 'ID.CORE,F', 'ID.CORE,E')"
                        + "::bytea where name = 'matrix.csv' and digest = ?")
                .param(adopted)
                .update();

        hub.run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("were altered"));
    }
}
