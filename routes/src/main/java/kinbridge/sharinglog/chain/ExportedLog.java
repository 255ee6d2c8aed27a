package kinbridge.sharinglog.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A log in a file of its own: one JSON object a line, the stored bytes in Base64, with the public keys
 * and the checkpoints. Whoever has it needs nothing of ours to check it.
 */
public final class ExportedLog implements StoredLog {

    private static final String FORMAT = "kinbridge-log-export-1";

    private final Path file;
    private final Set<String> instances = new LinkedHashSet<>();
    /** Of each chain that a checkpoint speaks of, the last entry under one. */
    private final Map<String, Long> checkpointed = new LinkedHashMap<>();

    private final Map<String, VerifyingKey> keys = new LinkedHashMap<>();

    /** One line: exactly one of its parts is there. */
    private record Line(
            @Nullable String format,
            LogJson.@Nullable KeyLine key,
            LogJson.@Nullable CheckpointLine checkpoint,
            LogJson.@Nullable InstanceLine instance,
            LogJson.@Nullable EntryLine entry) {}

    private ExportedLog(Path file) {
        this.file = file;
    }

    /** The keys and checkpoints stand before the entries, so that the entries can be read in one pass. */
    public static void write(StoredLog log, Writer out) throws IOException {
        line(out, new Line(FORMAT, null, null, null, null));
        for (VerifyingKey key : log.keys().values()) {
            line(out, new Line(null, LogJson.key(key), null, null, null));
        }
        for (String instance : log.instances()) {
            writeCheckpoints(log, instance, out);
        }
        for (String instance : log.instances()) {
            line(out, new Line(null, null, null, new LogJson.InstanceLine(instance), null));
        }
        for (String instance : log.instances()) {
            writeEntries(log, instance, out);
        }
        out.flush();
    }

    private static void writeCheckpoints(StoredLog log, String instance, Writer out) throws IOException {
        try (CheckpointCursor checkpoints = log.checkpoints(instance)) {
            for (Checkpoint next = checkpoints.next(); next != null; next = checkpoints.next()) {
                line(out, new Line(null, null, LogJson.checkpoint(next), null, null));
            }
        }
    }

    private static void writeEntries(StoredLog log, String instance, Writer out) throws IOException {
        try (EntryCursor entries = log.entries(instance)) {
            for (StoredEntry stored = entries.next(); stored != null; stored = entries.next()) {
                ChainedEntry entry = stored.read();
                if (entry != null) {
                    line(out, new Line(null, null, null, null, LogJson.entry(entry)));
                }
            }
        }
    }

    private static void line(Writer out, Line line) throws IOException {
        out.write(LogJson.write(line));
        out.write('\n');
    }

    public static ExportedLog open(Path file) {
        ExportedLog log = new ExportedLog(file);
        try (LineReader reader = new LineReader(file)) {
            NumberedLine first = reader.next();
            if (first == null || !FORMAT.equals(first.read().format())) {
                throw new UnreadableLog(file + " is not an export of a sharing log.");
            }
            for (NumberedLine next = reader.next(); next != null; next = reader.next()) {
                Line line = next.read();
                if (line.entry() != null) {
                    break;
                }
                log.take(line, next);
            }
        }
        return log;
    }

    private void take(Line line, NumberedLine where) {
        if (line.key() != null) {
            VerifyingKey key = line.key().toKey();
            keys.put(key.id(), key);
        }
        if (line.checkpoint() != null) {
            Checkpoint checkpoint = where.checkpoint(line.checkpoint());
            Long before = checkpointed.put(checkpoint.instance(), checkpoint.sequence());
            if (before != null && before > checkpoint.sequence()) {
                throw new UnreadableLog("Line " + where.number() + " of " + file
                        + " is a checkpoint that stands after a" + " later one: lines of the export were moved.");
            }
        }
        if (line.instance() != null) {
            instances.add(line.instance().name());
        }
    }

    @Override
    public List<String> instances() {
        Set<String> named = new LinkedHashSet<>(instances);
        named.addAll(checkpointed.keySet());
        return List.copyOf(named);
    }

    @Override
    public CheckpointCursor checkpoints(String instance) {
        LineReader reader = new LineReader(file);
        return new CheckpointCursor() {
            @Override
            public @Nullable Checkpoint next() {
                for (NumberedLine line = reader.next(); line != null; line = reader.next()) {
                    Line read = line.read();
                    if (read.entry() != null) {
                        return null;
                    }
                    if (read.checkpoint() != null
                            && read.checkpoint().instance().equals(instance)) {
                        return line.checkpoint(read.checkpoint());
                    }
                }
                return null;
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    @Override
    public Map<String, VerifyingKey> keys() {
        return Map.copyOf(keys);
    }

    @Override
    public Optional<Place> unreadableWithoutTombstone() {
        return Optional.empty();
    }

    @Override
    public EntryCursor entries(String instance) {
        return new LineCursor(new LineReader(file), instance, Set.copyOf(instances));
    }

    @Override
    public void close() {
        // Each pass opens and closes the file itself.
    }

    private record LineCursor(LineReader reader, String instance, Set<String> listed) implements EntryCursor {

        @Override
        public @Nullable StoredEntry next() {
            NumberedLine line = reader.next();
            return line == null ? null : () -> line.entryOf(instance, listed);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private record NumberedLine(Path file, long number, String text) {

        Line read() {
            try {
                return LogJson.read(text, Line.class);
            } catch (JsonProcessingException problem) {
                throw new UnreadableLog(
                        "Line " + number + " of " + file + " is damaged: it is not a line of an export.");
            }
        }

        Checkpoint checkpoint(LogJson.CheckpointLine line) {
            try {
                return line.toCheckpoint();
            } catch (RuntimeException problem) {
                throw new UnreadableLog("Line " + number + " of " + file + " is damaged: it is not a checkpoint.");
            }
        }

        @Nullable
        ChainedEntry entryOf(String instance, Set<String> listed) {
            LogJson.EntryLine line = read().entry();
            if (line != null && !listed.contains(line.instance())) {
                throw new UnreadableLog(
                        "Line " + number + " of " + file + " is an entry of a chain that the export does"
                                + " not list: it was added, or the line that lists the chain was taken out.");
            }
            try {
                return line == null || !line.instance().equals(instance) ? null : line.toEntry();
            } catch (RuntimeException problem) {
                throw new UnreadableLog("Line " + number + " of " + file + " is damaged: it is not an entry.");
            }
        }
    }

    /** Reads line by line and knows which one it could not read. */
    private static final class LineReader implements AutoCloseable {

        private final Path file;
        private final BufferedReader in;
        private long number;

        LineReader(Path file) {
            this.file = file;
            try {
                this.in = Files.newBufferedReader(file);
            } catch (IOException problem) {
                throw new UnreadableLog("The export " + file + " cannot be read.");
            }
        }

        @Nullable
        NumberedLine next() {
            try {
                String text = in.readLine();
                number++;
                return text == null ? null : new NumberedLine(file, number, text);
            } catch (IOException problem) {
                throw new UnreadableLog("The export " + file + " cannot be read after line " + number + ".");
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException problem) {
                throw new UnreadableLog("The export " + file + " cannot be closed.");
            }
        }
    }
}
