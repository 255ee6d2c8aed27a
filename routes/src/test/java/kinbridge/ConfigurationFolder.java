package kinbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kinbridge.connectors.DeliveryFiles;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.FeedFiles;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.SettingsFile;
import kinbridge.needtoknow.SharingTables;

/** The files of {@code config/} below a home, as the tests of their completeness read them. */
record ConfigurationFolder(Path home) {

    /** The feeds that have a file in {@code config/feeds}, sound or not. */
    List<String> feeds() {
        return list(home.resolve("config/feeds"))
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".yaml"))
                .map(name -> name.substring(0, name.length() - ".yaml".length()))
                .toList();
    }

    SettingsFile<FeedSettings> feed(String feed) {
        return FeedFiles.read(home.resolve("config/feeds"), PlaceholderDefaults::of).stream()
                .filter(file -> file.file().equals(feed + ".yaml"))
                .findFirst()
                .orElseThrow();
    }

    List<SettingsFile<DeliverySettings>> deliveries() {
        return DeliveryFiles.read(home.resolve("config/deliveries"), PlaceholderDefaults::of);
    }

    SharingTables sharingTables() {
        return SharingTables.load(home.resolve("config/sharing"));
    }

    /** Each agreement by its file, as it stands. */
    Map<String, JsonNode> agreements() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        Map<String, JsonNode> agreements = new TreeMap<>();
        for (Path file : list(home.resolve("config/sharing/agreements")).toList()) {
            try {
                agreements.put(file.getFileName().toString(), yaml.readTree(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(file.getFileName() + " is not YAML", e);
            }
        }
        return agreements;
    }

    static Set<String> texts(JsonNode node, String key) {
        return StreamSupport.stream(node.path(key).spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** What lies in a folder, in order; nothing where there is none. */
    static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
