package kinbridge.needtoknow;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds the sharing tables. */
final class SharingFolder {

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            description = "The folder of the sharing tables. Default: config/sharing under KINBRIDGE_HOME.")
    private @Nullable Path folder;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            defaultValue = "${sys:kinbridge.today:-0001-01-01}",
            description = "Decide by the law of that day, such as 2027-04-01. Default: today.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LocalDate day;

    /** The engine by the tables, and by the law of the day asked for. */
    DecisionEngine engine() {
        return on(load());
    }

    DecisionEngine on(SharingTables tables) {
        return DecisionEngine.by(tables).on(day);
    }

    SharingTables load() {
        return SharingTables.load(folder == null ? ofHome() : folder);
    }

    private static Path ofHome() {
        String fromEnvironment = System.getenv().getOrDefault("KINBRIDGE_HOME", "");
        String home = System.getProperty("kinbridge.home", fromEnvironment);
        return Path.of(home).resolve("config").resolve("sharing");
    }
}
