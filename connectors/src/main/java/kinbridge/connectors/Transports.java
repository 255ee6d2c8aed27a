package kinbridge.connectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.connectors.FeedSettings.Source;
import org.apache.camel.RoutesBuilder;

/** For agencies that are reached by the plain transports, files over SFTP and views in a database. */
public final class Transports {

    private Transports() {}

    /**
     * One route a source.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong, saying which
     */
    public static Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver) {
        List<RoutesBuilder> routes = new ArrayList<>();
        for (Source source : settings.sources()) {
            routes.add(
                    switch (source.transport()) {
                        case "sftp" -> new SftpPickupRoute(settings, source, receiver);
                        case "jdbc" -> new ViewPollRoute(settings, source, receiver);
                        default -> throw unknown(settings, source);
                    });
        }
        return routes;
    }

    /** Looks at every source once; each line begins with the source's name. */
    public static Stream<String> test(FeedSettings settings) {
        return settings.sources().stream()
                .flatMap(source -> look(settings, source).map(line -> source.name() + ": " + line));
    }

    private static Stream<String> look(FeedSettings settings, Source source) {
        try {
            return switch (source.transport()) {
                case "sftp" -> new SftpLook(SftpSource.of(source)).lines().stream();
                case "jdbc" -> new ViewLook(ViewSource.of(source)).lines().stream();
                default -> throw unknown(settings, source);
            };
        } catch (IllegalArgumentException wrong) {
            return Stream.of("failed: " + wrong.getMessage());
        }
    }

    private static IllegalArgumentException unknown(FeedSettings settings, Source source) {
        return new IllegalArgumentException("source " + source.name() + ": feed " + settings.feed()
                + " is fetched by sftp or jdbc, not by " + source.transport());
    }
}
