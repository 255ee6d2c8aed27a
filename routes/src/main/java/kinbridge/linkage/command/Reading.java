package kinbridge.linkage.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file could not be read or written, without a stack trace. */
final class Reading {

    private Reading() {}

    static String fault(IOException fault) {
        if (fault instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (fault instanceof FileSystemException unusable) {
            return Path.of(unusable.getFile()).getFileName() + " cannot be used: "
                    + fault.getClass().getSimpleName();
        }
        return String.valueOf(fault.getMessage());
    }
}
