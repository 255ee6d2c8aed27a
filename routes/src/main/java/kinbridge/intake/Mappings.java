package kinbridge.intake;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.connectors.ColumnMapFiles;
import kinbridge.connectors.FeedFiles;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.SettingsFile;
import kinbridge.mappings.ColumnMap;
import kinbridge.mappings.FeedMapping;
import kinbridge.storage.HubFolders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The mapping of each feed: of those that a format is named after, and of each further one that a file in
 * {@code config/feeds} says to be of a known format. A file that is wrong, or names a format or a column map
 * that there is not, gives no mapping; its feed does not start and the connectors page says why.
 */
@Component
public class Mappings {

    private final Map<String, FeedMapping> formats =
            FeedMapping.all().collect(Collectors.toUnmodifiableMap(FeedMapping::feed, Function.identity()));
    private final Map<String, FeedMapping> byFeed = new TreeMap<>(formats);

    @Autowired
    Mappings(HubFolders folders) {
        this(folders.config());
    }

    Mappings(Path config) {
        List<SettingsFile<ColumnMap>> columns = ColumnMapFiles.read(config.resolve("columns"));
        // Only what the feed carries is asked here; how it is reached needs no value of the environment.
        for (SettingsFile<FeedSettings> file : FeedFiles.read(config.resolve("feeds"), name -> "0")) {
            if (file instanceof SettingsFile.Loaded<FeedSettings> loaded) {
                add(loaded.settings(), columns);
            }
        }
    }

    private void add(FeedSettings settings, List<SettingsFile<ColumnMap>> columns) {
        FeedMapping format = formats.get(settings.format());
        byFeed.remove(settings.feed());
        if (format != null) {
            ColumnMapFiles.of(settings, columns)
                    .ifPresent(map -> byFeed.put(settings.feed(), new ConfiguredMapping(settings.feed(), format, map)));
        }
    }

    public FeedMapping of(String feed) {
        FeedMapping mapping = byFeed.get(feed);
        if (mapping == null) {
            throw new IllegalArgumentException("no mapping for feed '" + feed + "', expected one of " + feeds());
        }
        return mapping;
    }

    /** The mapping of the format that the feed carries, beside which the format's shape lies. */
    FeedMapping formatOf(String feed) {
        return of(feed) instanceof ConfiguredMapping configured ? configured.format() : of(feed);
    }

    public boolean has(String feed) {
        return byFeed.containsKey(feed);
    }

    public Collection<String> feeds() {
        return byFeed.keySet().stream().sorted().toList();
    }
}
