package kinbridge.sharinglog;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kinbridge.storage.HubFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints outside the database, one JSON object a line with the public key in it: another team
 * copies the file to where nobody who runs the hub can change it.
 */
final class CheckpointFile {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

    private final Path file;

    CheckpointFile(Path file) {
        this.file = file;
    }

    /** The checkpoint is in the database already, so a full disk is reported and does not stop the log. */
    void append(Checkpoint checkpoint, VerifyingKey key) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                HubFolders.makePrivate(folder);
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                String line = LogJson.write(new Line(LogJson.checkpoint(checkpoint), LogJson.key(key))) + "\n";
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException problem) {
            LOG.error("A checkpoint of the sharing log could not be written to {}", file, problem);
        }
    }

    private record Line(LogJson.CheckpointLine checkpoint, LogJson.KeyLine key) {}

    /** What such a file holds. */
    record Content(List<Checkpoint> checkpoints, Map<String, VerifyingKey> keys) {}

    static Content read(Path file) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        Map<String, VerifyingKey> keys = new LinkedHashMap<>();
        int number = 0;
        try {
            for (String text : Files.readAllLines(file)) {
                number++;
                if (text.isBlank()) {
                    continue;
                }
                Line line = LogJson.read(text, Line.class);
                checkpoints.add(line.checkpoint().toCheckpoint());
                VerifyingKey key = line.key().toKey();
                keys.put(key.id(), key);
            }
        } catch (JsonProcessingException | RuntimeException problem) {
            throw new UnreadableLog("Line " + number + " of " + file + " is not a checkpoint.");
        } catch (IOException problem) {
            throw new UnreadableLog("The checkpoint file " + file + " cannot be read.");
        }
        return new Content(checkpoints, keys);
    }
}
