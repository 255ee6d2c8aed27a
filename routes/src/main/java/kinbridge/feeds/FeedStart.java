package kinbridge.feeds;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import kinbridge.connectors.ColumnMapFiles;
import kinbridge.connectors.DeliveryFiles;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.FeedFiles;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.SettingsFile;
import kinbridge.mappings.ColumnMap;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads {@code config/feeds/} and {@code config/deliveries/} and puts them to work. */
@Component
public class FeedStart {

    private static final Logger LOG = LoggerFactory.getLogger(FeedStart.class);

    private final FeedControl feeds;
    private final ConfiguredDeliveries deliveries;
    private final Path config;

    FeedStart(FeedControl feeds, ConfiguredDeliveries deliveries, HubFolders folders) {
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.config = folders.config();
    }

    /** @param lookup the value of a placeholder, or null */
    public void start(Function<String, @Nullable String> lookup) {
        List<SettingsFile<ColumnMap>> columns = ColumnMapFiles.read(config.resolve("columns"));
        for (SettingsFile<ColumnMap> file : columns) {
            if (file instanceof SettingsFile.Wrong<ColumnMap> faulty) {
                feeds.problem("columns/" + faulty.file(), faulty.line(), faulty.reason());
            }
        }
        for (SettingsFile<FeedSettings> file : FeedFiles.read(config.resolve("feeds"), lookup)) {
            if (file instanceof SettingsFile.Loaded<FeedSettings> sound) {
                add(sound, columns);
            } else if (file instanceof SettingsFile.Wrong<FeedSettings> faulty) {
                feeds.problem(faulty.file(), faulty.line(), faulty.reason());
            }
        }
        for (SettingsFile<DeliverySettings> file : DeliveryFiles.read(config.resolve("deliveries"), lookup)) {
            if (file instanceof SettingsFile.Loaded<DeliverySettings> sound) {
                add(sound);
            } else if (file instanceof SettingsFile.Wrong<DeliverySettings> faulty) {
                feeds.problem(faulty.file(), faulty.line(), faulty.reason());
            }
        }
        LOG.info(
                "{} feeds are configured, {} files have a problem",
                feeds.feeds().size(),
                feeds.problems().size());
    }

    private void add(SettingsFile.Loaded<FeedSettings> sound, List<SettingsFile<ColumnMap>> columns) {
        FeedSettings settings = sound.settings();
        if (ColumnMapFiles.of(settings, columns).isEmpty()) {
            feeds.problem(
                    sound.file(),
                    1,
                    "no sound column map '" + settings.columns() + "' for the format " + settings.format()
                            + " in config/columns");
        } else {
            feeds.add(settings, sound.file());
        }
    }

    private void add(SettingsFile.Loaded<DeliverySettings> sound) {
        try {
            deliveries.add(sound.settings());
        } catch (Exception wrong) {
            feeds.problem(sound.file(), 1, "cannot start: " + wrong.getMessage());
        }
    }
}
