package kinbridge.mappings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What happens to a file on its way: bytes change, the end is lost, lines change places, cells are emptied. */
public final class Damage {

    private static final Path CASES = Path.of("src/test/resources");

    private Damage() {}

    /** The payloads that the cases of a feed are given, in the order of their names. */
    public static List<Path> givenTo(FeedMapping mapping) {
        Path folder = CASES.resolve(mapping.agency().word()).resolve(mapping.feed());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getParent().endsWith("given"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the payloads, damaged in one to three ways. */
    public static byte[] file(FeedMapping mapping, Random random) {
        List<Path> given = givenTo(mapping);
        byte[] bytes = read(given.get(random.nextInt(given.size())));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && bytes.length > 1; i++) {
            bytes = damaged(bytes, random);
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> swappedLines(bytes, random);
            case 3 -> emptied(bytes, random);
            default -> repeated(bytes, random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] swappedLines(byte[] bytes, Random random) {
        List<String> lines = new ArrayList<>(text(bytes).lines().toList());
        if (lines.size() > 1) {
            Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        }
        return bytes(String.join("\n", lines));
    }

    /** Takes out what stands between two marks that separate cells, values or elements. */
    private static byte[] emptied(byte[] bytes, Random random) {
        String text = text(bytes);
        int start = next(text, random.nextInt(text.length()));
        int end = next(text, start + 1);
        return bytes(text.substring(0, Math.min(start + 1, text.length())) + text.substring(end));
    }

    private static int next(String text, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && ",\"<>:;\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** A piece of the file once more, as after a transfer that was resumed wrongly. */
    private static byte[] repeated(byte[] bytes, Random random) {
        int start = random.nextInt(bytes.length);
        int end = start + random.nextInt(bytes.length - start);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, end);
        changed.write(bytes, start, bytes.length - start);
        return changed.toByteArray();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
