package kinbridge.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the storage: the migrations run as the owner, everything else as the application's role. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HubFolders hubFolders(StorageSettings settings) {
        return HubFolders.of(settings.home(), settings.data());
    }

    @Bean
    @ConditionalOnMissingBean
    HubInstance hubInstance(StorageSettings settings) {
        return new HubInstance(settings.instance());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    HubDatabase hubDatabase(StorageSettings settings, HubFolders folders) {
        StorageSettings.Database database = settings.database();
        if (database.isEmbedded()) {
            return EmbeddedDatabase.start(folders, database.port());
        }
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        put(passwords, DatabaseRole.APP, database.appPassword());
        put(passwords, DatabaseRole.OWNER, database.ownerPassword());
        put(passwords, DatabaseRole.DISPOSAL, database.disposalPassword());
        put(passwords, DatabaseRole.READER, database.readerPassword());
        HubDatabase configured = new ConfiguredDatabase(database.url(), passwords);
        Durability.require(configured.login(DatabaseRole.APP));
        return configured;
    }

    private static void put(Map<DatabaseRole, String> passwords, DatabaseRole role, @Nullable String password) {
        if (password != null) {
            passwords.put(role, password);
        }
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(HubDatabase database, StorageSettings settings) {
        return database.login(DatabaseRole.APP)
                .pool("kinbridge", settings.database().poolSize());
    }

    /** For whoever asks the log something large: few at a time and none for ever, so that looks are not kept waiting. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    @Qualifier("questions")
    HikariDataSource questionsDataSource(HubDatabase database, StorageSettings settings) {
        return database.login(DatabaseRole.APP)
                .poolOfQuestions(
                        settings.database().questionsAtOnce(),
                        settings.database().longestQuestion());
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(HubDatabase database) {
        return database.login(DatabaseRole.OWNER).unpooled();
    }

    @Bean
    KeySource keySource(StorageSettings settings, HubFolders folders) {
        boolean mayGenerate =
                settings.database().isEmbedded() || settings.keys().generate();
        return new KeySource(folders.keys(), mayGenerate);
    }

    /** Seals raw messages, record fields and the details of the sharing log. */
    @Bean
    Vault vault(KeySource keys, StorageSettings settings) {
        return keys.vault(
                "records", settings.keys().recordsFile(), settings.keys().records());
    }

    /** Seals what the sharing log holds about level 0; a key of its own, so that it can be kept apart. */
    @Bean(defaultCandidate = false)
    @Qualifier("restrictedVault")
    Vault restrictedVault(KeySource keys, StorageSettings settings) {
        return keys.vault(
                "restricted", settings.keys().restrictedFile(), settings.keys().restricted());
    }

    /** Where the sharing log's signing key is, or may be made. */
    @Bean
    @Qualifier("signingKeyFile")
    PrivateFile signingKeyFile(KeySource keys, StorageSettings settings) {
        return keys.file("signing", settings.keys().signingFile());
    }
}
