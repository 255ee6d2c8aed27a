package kinbridge.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * How a simulated agency writes what it keeps over restarts, secrets above all: readable by its owner
 * only, and there whole or not at all, since a demonstration may be killed at any moment.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Replaces the file if it is there. */
    public static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (var channel = Files.newByteChannel(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(part))) {
            channel.write(java.nio.ByteBuffer.wrap(content));
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
