package kinbridge.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** An empty data folder for the stories: what an earlier run stored must not pass for what this one did. */
final class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER =
            Path.of(System.getProperty("kinbridge.stories", "target/stories")).toAbsolutePath();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            Files.createDirectories(FOLDER);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("stories", Map.of("kinbridge.data", FOLDER.toString())));
    }
}
