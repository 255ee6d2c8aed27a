package kinbridge.sharinglog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.CheckpointFile;
import kinbridge.sharinglog.chain.SigningKey;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.HubFolders;
import kinbridge.storage.HubInstance;
import kinbridge.storage.PrivateFile;
import kinbridge.storage.Vault;
import org.springframework.beans.factory.ObjectProvider;
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
            LogSettings settings,
            LogAlarms alarms,
            InstantSource clock) {
        HubFolders.makePrivate(folders.checkpoints());
        List<CheckpointFile> checkpoints = checkpointFolders(folders, settings).stream()
                .map(folder -> new CheckpointFile(folder.resolve(instance.name() + ".jsonl")))
                .toList();
        return new ChainWriter(
                () -> database.login(DatabaseRole.APP).connect(),
                instance.name(),
                SigningKey.keptIn(signingKeyFile),
                new CheckpointCopies(checkpoints),
                alarms,
                clock);
    }

    private static List<Path> checkpointFolders(HubFolders folders, LogSettings settings) {
        return Stream.of(folders.checkpoints(), settings.checkpointCopy())
                .filter(Objects::nonNull)
                .toList();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    LogWatch logWatch(
            HubDatabase database,
            DataSource dataSource,
            EntrySealer sealer,
            LogAlarms alarms,
            LogSettings settings,
            HubFolders folders,
            InstantSource clock) {
        return new LogWatch(
                database, dataSource, sealer, alarms, settings, checkpointFolders(folders, settings), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LogAlarms logAlarms(DataSource dataSource, HubInstance instance, InstantSource clock) {
        return new LogAlarms(dataSource, instance.name(), clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    LogWriter logWriter(ChainWriter chain, LogSettings settings, LogProjection projection) {
        return new LogWriter(chain, settings, projection::wake);
    }

    @Bean
    @DependsOnDatabaseInitialization
    SharingLog sharingLog(
            EntrySealer sealer, LogWriter writer, DataSource dataSource, ObjectProvider<MeterRegistry> meters) {
        return new SharingLog(sealer, writer, dataSource, meters.getIfAvailable(SimpleMeterRegistry::new));
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
    LogMetadata logMetadata(DataSource dataSource) {
        return new LogMetadata(dataSource);
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
    LogDisposal logDisposal(
            SharingLog sharingLog,
            LogProjection projection,
            HubDatabase database,
            DataSource dataSource,
            InstantSource clock) {
        return new LogDisposal(sharingLog, projection, database, dataSource, clock);
    }

    @Bean
    LogIntegrity logIntegrity(HubDatabase database, DataSource dataSource) {
        return new LogIntegrity(database, dataSource);
    }

    @Bean
    LogExport logExport(SharingLog sharingLog, HubDatabase database, InstantSource clock) {
        return new LogExport(sharingLog, database, clock);
    }
}
