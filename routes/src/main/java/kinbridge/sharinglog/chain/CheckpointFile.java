package kinbridge.sharinglog.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Checkpoints outside the database, one JSON object a line with the public key in it: another team
 * copies the file to where nobody who runs the hub can change it.
 */
public final class CheckpointFile {

    /** Longer than any line, so that the last one is read without the others. */
    private static final int TAIL_BYTES = 8192;

    private final Path file;

    public CheckpointFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    private record Line(LogJson.CheckpointLine checkpoint, LogJson.KeyLine key) {}

    /**
     * On disk when it returns.
     *
     * @param keys those that signed them, by id: an earlier checkpoint may be of an earlier key
     */
    public void append(List<Checkpoint> checkpoints, Map<String, VerifyingKey> keys) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        StringBuilder lines = new StringBuilder();
        for (Checkpoint checkpoint : checkpoints) {
            VerifyingKey key = keys.get(checkpoint.keyId());
            if (key == null) {
                throw new IOException("the key " + checkpoint.keyId() + " is not among those of the log");
            }
            lines.append(LogJson.write(new Line(LogJson.checkpoint(checkpoint), LogJson.key(key))))
                    .append('\n');
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel.size()));
            channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    /** Where the last whole line ends: a line that was cut off by a crash is written again. */
    private long wholeLines(long size) throws IOException {
        byte[] tail = tail(size);
        for (int at = tail.length - 1; at >= 0; at--) {
            if (tail[at] == '\n') {
                return size - tail.length + at + 1;
            }
        }
        return size - tail.length;
    }

    private byte[] tail(long size) throws IOException {
        byte[] tail = new byte[(int) Math.min(size, TAIL_BYTES)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(size - tail.length);
            in.readFully(tail);
        }
        return tail;
    }

    /** The last whole line; nothing while there is none. */
    public Optional<Checkpoint> last() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] tail = tail(Files.size(file));
        String text = new String(tail, StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1).stripTrailing();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LogJson.read(whole.substring(whole.lastIndexOf('\n') + 1), Line.class)
                    .checkpoint()
                    .toCheckpoint());
        } catch (JsonProcessingException | RuntimeException problem) {
            throw new UnreadableLog("The last line of " + file + " is not a checkpoint.");
        }
    }

    /**
     * Line by line, without keeping them.
     *
     * @throws UnreadableLog at the first line that is none; those before it were handed over
     */
    public static void forEach(Path file, BiConsumer<Checkpoint, VerifyingKey> taker) {
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                if (!text.isBlank()) {
                    Signed signed = signed(file, number, text);
                    taker.accept(signed.checkpoint(), signed.key());
                }
            }
        } catch (IOException problem) {
            throw new UnreadableLog("The checkpoint file " + file + " cannot be read.");
        }
    }

    private record Signed(Checkpoint checkpoint, VerifyingKey key) {}

    private static Signed signed(Path file, int number, String text) {
        try {
            Line line = LogJson.read(text, Line.class);
            return new Signed(line.checkpoint().toCheckpoint(), line.key().toKey());
        } catch (JsonProcessingException | RuntimeException problem) {
            throw new UnreadableLog("Line " + number + " of " + file + " is not a checkpoint.");
        }
    }
}
