package kinbridge.connectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document that still knows its lines, which Jackson's own tree forgets. */
sealed interface YamlNode {

    /** Counted from 1. */
    int line();

    record Scalar(int line, String text) implements YamlNode {}

    record Sequence(int line, List<YamlNode> entries) implements YamlNode {}

    record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

    /** A value, and the line of its key. */
    record Entry(int line, YamlNode value) {}

    static YamlNode parse(String text) throws WrongSettings {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new WrongSettings(1, "the file is empty");
            }
            return read(parser);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new WrongSettings(Math.max(1, line), "this is not YAML: look at indentation, colons and quotes");
        } catch (IOException impossible) {
            throw new WrongSettings(1, "the file cannot be read");
        }
    }

    private static YamlNode read(JsonParser parser) throws IOException, WrongSettings {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, line);
            case START_ARRAY -> sequence(parser, line);
            case VALUE_NULL -> new Scalar(line, "");
            default -> new Scalar(line, parser.getText());
        };
    }

    private static YamlNode mapping(JsonParser parser, int line) throws IOException, WrongSettings {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (entries.put(key, new Entry(keyLine, read(parser))) != null) {
                throw new WrongSettings(keyLine, "the key '" + key + "' stands twice");
            }
        }
        return new Mapping(line, entries);
    }

    private static YamlNode sequence(JsonParser parser, int line) throws IOException, WrongSettings {
        List<YamlNode> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(read(parser));
        }
        return new Sequence(line, entries);
    }
}
