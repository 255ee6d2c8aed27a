package kinbridge.needtoknow;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds the sharing tables. */
final class SharingFolder {

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            description = "The folder of the sharing tables. Default: config/sharing under KINBRIDGE_HOME.")
    private @Nullable Path folder;

    SharingTables load() {
        return SharingTables.load(folder == null ? ofHome() : folder);
    }

    private static Path ofHome() {
        String fromEnvironment = System.getenv().getOrDefault("KINBRIDGE_HOME", "");
        String home = System.getProperty("kinbridge.home", fromEnvironment);
        return Path.of(home).resolve("config").resolve("sharing");
    }
}
