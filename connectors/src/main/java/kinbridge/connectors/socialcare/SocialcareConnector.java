package kinbridge.connectors.socialcare;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Look;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.Transports;
import kinbridge.mappings.Agency;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/** Reaches the social care case system: nightly files and statutory returns by SFTP, views by JDBC. */
public final class SocialcareConnector implements FeedConnector {

    private final InstantSource clock = InstantSource.system();

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public Collection<String> formats() {
        return List.of(
                "socialcare-ssd",
                "socialcare-dfe",
                "socialcare-cin",
                "socialcare-903",
                "socialcare-annexa",
                "socialcare-singleview");
    }

    @Override
    public Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver) {
        return settings.sources().stream()
                .map(source -> Transports.route(settings, source, receiver, clock))
                .toList();
    }

    @Override
    public List<FeedTest> test(FeedSettings settings, CamelContext hub) {
        return Look.atEach(settings, source -> Transports.look(settings, source));
    }
}
