package kinbridge.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads each YAML file of a folder by itself. */
final class SettingsFolder {

    /** What one document says. */
    @FunctionalInterface
    interface Reading<T> {
        T read(String id, SettingsKeys keys, Placeholders placeholders) throws WrongSettings;
    }

    private SettingsFolder() {}

    static <T> List<SettingsFile<T>> read(Path folder, Function<String, @Nullable String> lookup, Reading<T> reading) {
        Placeholders placeholders = new Placeholders(lookup);
        return files(folder).stream()
                .map(file -> readOne(file, placeholders, reading))
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static <T> SettingsFile<T> readOne(Path file, Placeholders placeholders, Reading<T> reading) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - ".yaml".length());
        try {
            SettingsKeys keys = SettingsKeys.of(YamlNode.parse(Files.readString(file)), placeholders);
            return new SettingsFile.Loaded<>(name, reading.read(id, keys, placeholders));
        } catch (WrongSettings wrong) {
            return new SettingsFile.Wrong<>(name, wrong.line(), wrong.reason());
        } catch (CharacterCodingException notText) {
            return new SettingsFile.Wrong<>(name, 1, "the file is not UTF-8 text");
        } catch (IOException unreadable) {
            return new SettingsFile.Wrong<>(name, 1, "the file cannot be read");
        }
    }
}
