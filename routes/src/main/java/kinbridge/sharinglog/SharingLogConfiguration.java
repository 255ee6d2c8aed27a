package kinbridge.sharinglog;

import java.time.InstantSource;
import javax.sql.DataSource;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.HubFolders;
import kinbridge.storage.HubInstance;
import kinbridge.storage.PrivateFile;
import kinbridge.storage.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the sharing log together; each part that touches the tables waits for the migrations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
class SharingLogConfiguration {

    @Bean
    EntrySealer entrySealer(
            Vault vault,
            @Qualifier("restrictedVault") Vault restrictedVault,
            @Value("${kinbridge.version:}") String engineVersion) {
        return new EntrySealer(vault, restrictedVault, engineVersion);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    LogProjection logProjection(DataSource dataSource, EntrySealer sealer) {
        return new LogProjection(dataSource, sealer);
    }

    @Bean
    ChainWriter chainWriter(
            HubDatabase database,
            HubInstance instance,
            HubFolders folders,
            @Qualifier("signingKeyFile") PrivateFile signingKeyFile,
            InstantSource clock) {
        CheckpointFile checkpoints = new CheckpointFile(folders.checkpoints().resolve(instance.name() + ".jsonl"));
        return new ChainWriter(
                () -> database.login(DatabaseRole.APP),
                instance.name(),
                SigningKey.keptIn(signingKeyFile),
                checkpoints,
                clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    LogWriter logWriter(ChainWriter chain, LogSettings settings, LogProjection projection) {
        return new LogWriter(chain, settings, projection::wake);
    }

    @Bean
    @DependsOnDatabaseInitialization
    SharingLog sharingLog(EntrySealer sealer, LogWriter writer, DataSource dataSource) {
        return new SharingLog(sealer, writer, dataSource);
    }

    @Bean
    LogSearch logSearch(DataSource dataSource, EntrySealer sealer) {
        return new LogSearch(dataSource, sealer);
    }

    @Bean
    EntryFinder entryFinder(DataSource dataSource, EntrySealer sealer) {
        return new EntryFinder(dataSource, sealer);
    }

    @Bean
    HiddenDecisions hiddenDecisions(DataSource dataSource, EntrySealer sealer) {
        return new HiddenDecisions(dataSource, sealer);
    }

    @Bean
    RestrictedLog restrictedLog(SharingLog sharingLog, DataSource dataSource, EntrySealer sealer, InstantSource clock) {
        return new RestrictedLog(sharingLog, dataSource, sealer, clock);
    }

    @Bean
    LogDisposal logDisposal(SharingLog sharingLog, HubDatabase database, DataSource dataSource, InstantSource clock) {
        return new LogDisposal(sharingLog, database, dataSource, clock);
    }

    @Bean
    LogExport logExport(SharingLog sharingLog, HubDatabase database, InstantSource clock) {
        return new LogExport(sharingLog, database, clock);
    }
}
