package kinbridge.mappings;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks one JSON document and gives out the objects in it as items, one at a time. */
final class JsonStream {

    private final Set<String> arrays;
    private final JsonItems.ItemSink sink;
    private final @Nullable String line;
    private int given;
    private boolean sawArray;
    private @Nullable Copy open;

    JsonStream(Set<String> arrays, JsonItems.ItemSink sink) {
        this(arrays, sink, null);
    }

    /** @param line the line of the payload that is walked, or null for the whole payload */
    JsonStream(Set<String> arrays, JsonItems.ItemSink sink, @Nullable String line) {
        this.arrays = arrays;
        this.sink = sink;
        this.line = line;
    }

    void split(JsonParser parser) throws IOException, UnreadablePayload {
        try {
            while (parser.nextToken() != null) {
                root(parser);
            }
        } catch (StreamConstraintsException e) {
            breakOff(parser, "a text or a nesting beyond the limit, the rest cannot be read", "at most 4 MiB");
        } catch (JsonEOFException e) {
            breakOff(parser, "the payload breaks off here", "a whole JSON object");
        } catch (JsonProcessingException e) {
            breakOff(parser, "not JSON, the rest cannot be read", "JSON in UTF-8");
        } catch (CharConversionException e) {
            breakOff(parser, "not UTF-8, the rest cannot be read", "JSON in UTF-8");
        }
        if (given == 0 && !sawArray) {
            throw new UnreadablePayload("no JSON in the payload, expected an array or an object");
        }
    }

    private void root(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            items(parser);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            Copy copy = new Copy(parser);
            open = copy;
            if (wrapper(parser, copy, "")) {
                open = null;
            } else {
                give(copy);
            }
        } else {
            give(Copy.of(parser));
        }
    }

    private void items(JsonParser parser) throws IOException {
        sawArray = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Copy copy = new Copy(parser);
            open = copy;
            copy.value(parser);
            give(copy);
        }
    }

    /** Copies an object, and gives out the arrays named as holding items instead; whether there were any. */
    private boolean wrapper(JsonParser parser, Copy copy, String path) throws IOException {
        boolean found = false;
        copy.event(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = path + parser.currentName();
            copy.event(parser);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && arrays.contains(field)) {
                copy.nothing();
                items(parser);
                open = copy;
                found = true;
            } else if (value == JsonToken.START_OBJECT
                    && arrays.stream().anyMatch(array -> array.startsWith(field + "."))) {
                found |= wrapper(parser, copy, field + ".");
            } else {
                copy.value(parser);
            }
        }
        copy.event(parser);
        return found;
    }

    private void give(Copy copy) {
        open = null;
        given++;
        if (copy.isTooLarge()) {
            sink.fault(location(), copy.text(), "larger than 4 MiB", "an object of at most 4 MiB");
        } else {
            sink.give(location(), copy.text());
        }
    }

    private void breakOff(JsonParser parser, String reason, String expected) {
        Copy copy = open;
        given++;
        // In the place and not in the reason, so that the same fault of many items is one reason.
        String inLine = line == null ? ", line " + parser.currentLocation().getLineNr() + " column " : ", column ";
        String place = location() + inLine + parser.currentLocation().getColumnNr();
        sink.fault(place, copy == null ? "" : copy.text(), reason, expected);
    }

    private String location() {
        if (line == null) {
            return "object " + given;
        }
        return given == 1 ? line : line + ", object " + given;
    }

    /** The text of one value while it is read, up to the limit. */
    private static final class Copy {
        private final StringWriter text = new StringWriter();
        private final JsonGenerator generator;
        private final long startBytes;
        private boolean tooLarge;

        Copy(JsonParser parser) throws IOException {
            generator = JsonItems.FACTORY.createGenerator(text);
            generator.configure(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT, false);
            startBytes = position(parser);
        }

        static Copy of(JsonParser parser) throws IOException {
            Copy copy = new Copy(parser);
            copy.value(parser);
            return copy;
        }

        void value(JsonParser parser) throws IOException {
            event(parser);
            int depth = parser.currentToken().isStructStart() ? 1 : 0;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                event(parser);
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }

        void event(JsonParser parser) throws IOException {
            tooLarge |= position(parser) - startBytes > JsonItems.OBJECT_LIMIT_BYTES;
            if (!tooLarge) {
                generator.copyCurrentEventExact(parser);
            }
        }

        void nothing() throws IOException {
            generator.writeNull();
        }

        boolean isTooLarge() {
            return tooLarge;
        }

        String text() {
            try {
                generator.flush();
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
            return text.toString();
        }

        private static long position(JsonParser parser) {
            long bytes = parser.currentLocation().getByteOffset();
            return bytes >= 0 ? bytes : parser.currentLocation().getCharOffset();
        }
    }
}
