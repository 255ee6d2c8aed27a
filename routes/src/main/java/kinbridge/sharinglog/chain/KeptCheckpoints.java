package kinbridge.sharinglog.chain;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Checkpoints that somebody else kept, read one by one: there may be one for each minute of many years. */
@FunctionalInterface
public interface KeptCheckpoints {

    /** @throws UnreadableLog where they cannot be read */
    void forEach(Consumer<Checkpoint> taker);

    static KeptCheckpoints none() {
        return taker -> {};
    }

    static KeptCheckpoints of(Path file) {
        return taker -> CheckpointFile.forEach(file, (checkpoint, key) -> taker.accept(checkpoint));
    }
}
