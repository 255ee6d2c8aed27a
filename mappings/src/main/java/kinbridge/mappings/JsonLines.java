package kinbridge.mappings;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object a line. Read line by line, so that a line that is broken costs that line and not the
 * rest of the file.
 */
final class JsonLines {

    private static final int BLANK_LIMIT_BYTES = 1024;

    private JsonLines() {}

    /** Whether the first line is a whole object and more follows; the stream stays where it was. */
    static boolean begin(BufferedInputStream content) throws IOException {
        content.mark(JsonItems.OBJECT_LIMIT_BYTES + BLANK_LIMIT_BYTES);
        try {
            byte[] start = firstLine(content);
            return start.length > 0
                    && JsonItems.read(new String(start, StandardCharsets.UTF_8)).isObject()
                    && moreFollows(content);
        } finally {
            content.reset();
        }
    }

    /** The bytes before the first line end, or none where it is over the limit. */
    private static byte[] firstLine(InputStream content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = content.read(); next >= 0 && next != '\n'; next = content.read()) {
            if (bytes.size() >= JsonItems.OBJECT_LIMIT_BYTES) {
                return new byte[0];
            }
            bytes.write(next);
        }
        return bytes.toByteArray();
    }

    private static boolean moreFollows(InputStream content) throws IOException {
        for (int read = 0; read < BLANK_LIMIT_BYTES - 2; read++) {
            int next = content.read();
            if (next < 0 || !Character.isWhitespace(next)) {
                return next >= 0;
            }
        }
        return false;
    }

    static void split(InputStream content, JsonItems.ItemSink sink, JsonItems shape) throws IOException {
        int number = 0;
        for (Line line = Line.read(content); !line.isEnd(); line = Line.read(content)) {
            number++;
            String location = "line " + number;
            if (!line.isWhole()) {
                sink.fault(location, "", "longer than 4 MiB", "an object of at most 4 MiB");
            } else if (!line.text().isBlank()) {
                split(location, line.text(), sink, shape);
            }
        }
    }

    private static void split(String location, String line, JsonItems.ItemSink sink, JsonItems shape)
            throws IOException {
        if (JsonItems.read(line).isObject()) {
            try (var parser = JsonItems.FACTORY.createParser(line)) {
                new JsonStream(shape.arrays(), sink, location).split(parser);
            } catch (UnreadablePayload impossible) {
                throw new IllegalStateException(impossible);
            }
        } else {
            sink.fault(location, line, "not one JSON object", "one JSON object a line");
        }
    }

    /** A line up to the limit; what is longer is read over and not kept. */
    private record Line(String text, boolean isWhole, boolean isEnd) {

        static Line read(InputStream content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int next = content.read();
            boolean end = next < 0;
            boolean whole = true;
            while (next >= 0 && next != '\n') {
                if (bytes.size() < JsonItems.OBJECT_LIMIT_BYTES) {
                    bytes.write(next);
                } else {
                    whole = false;
                }
                next = content.read();
            }
            return new Line(bytes.toString(StandardCharsets.UTF_8), whole, end);
        }
    }
}
