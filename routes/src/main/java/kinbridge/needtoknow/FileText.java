package kinbridge.needtoknow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text of a file that a person wrote, or the place where it stops being text. */
final class FileText {

    /** More than anybody writes by hand: what is larger is some other file. */
    private static final int LARGEST_MEBIBYTES = 40;

    private static final int LARGEST_BYTES = LARGEST_MEBIBYTES * 1024 * 1024;

    private FileText() {}

    /** Null where it cannot be read: why is then among the problems. */
    static @Nullable String read(Path file, Problems problems) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(file.toString(), bytes, problems);
        } catch (IOException e) {
            problems.add(file.toString(), "cannot be read");
            return null;
        }
    }

    static @Nullable String read(String name, InputStream bytes, Problems problems) throws IOException {
        byte[] read = bytes.readNBytes(LARGEST_BYTES + 1);
        if (read.length > LARGEST_BYTES) {
            problems.add(name, "is too large, expected " + LARGEST_MEBIBYTES + " MiB at most");
            return null;
        }
        CharBuffer text = CharBuffer.allocate(read.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(read), text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            int line = (int) decoded.lines().count();
            boolean startsLine = decoded.isEmpty() || decoded.endsWith("\n");
            int column = startsLine ? 1 : decoded.length() - decoded.lastIndexOf('\n');
            problems.add(name, startsLine ? line + 1 : line, column, "is not UTF-8 text");
            return null;
        }
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }
}
