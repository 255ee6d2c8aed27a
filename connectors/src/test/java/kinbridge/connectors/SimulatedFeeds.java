package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The feed files of the repository, read with the values of a running simulator. */
public final class SimulatedFeeds {

    private SimulatedFeeds() {}

    /** All feeds of the agency, which must all be sound. */
    public static List<FeedSettings> of(Simulator simulator) {
        Map<String, String> values = new HashMap<>(simulator.placeholders());
        values.put("KINBRIDGE_POLL_SECONDS", "1");
        values.put("KINBRIDGE_SETTLE_SECONDS", "0");
        Path folder = Path.of(System.getProperty("kinbridge.home"), "config", "feeds");
        List<SettingsFile<FeedSettings>> files = FeedFiles.read(folder, values::get).stream()
                .filter(file -> file.file().startsWith(simulator.agency().word() + "-"))
                .toList();
        assertThat(files).isNotEmpty().allMatch(SettingsFile.Loaded.class::isInstance);
        return files.stream()
                .map(file -> ((SettingsFile.Loaded<FeedSettings>) file).settings())
                .toList();
    }
}
