package kinbridge.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The two folders that the hub knows: home, which holds what people change ({@code config/}), and data,
 * which holds what the hub makes.
 *
 * @param home property {@code kinbridge.home}, by default the working directory
 * @param data property {@code kinbridge.data}, by default {@code data} under home
 */
public record HubFolders(Path home, Path data) {

    /** Blank or absent values fall back to the defaults; relative ones start at the working directory. */
    public static HubFolders of(@Nullable String home, @Nullable String data) {
        Path homeFolder = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
        Path dataFolder = data == null || data.isBlank()
                ? homeFolder.resolve("data")
                : Path.of(data).toAbsolutePath().normalize();
        return new HubFolders(homeFolder, dataFolder);
    }

    public Path config() {
        return home.resolve("config");
    }

    /** Passwords and encryption keys; nobody but the hub's own user may enter. */
    public Path keys() {
        return data.resolve("keys");
    }

    /** Signed heads of the sharing log, for another team to copy away. */
    public Path checkpoints() {
        return data.resolve("checkpoints");
    }

    /** Makes a folder that only the hub's own user may enter. */
    public static Path makePrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot make the folder " + folder, problem);
        }
    }
}
