package kinbridge.connectors.socialcare;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.Transports;
import kinbridge.mappings.Agency;
import org.apache.camel.RoutesBuilder;

/** Reaches the social care case system: nightly files and statutory returns by SFTP, views by JDBC. */
public final class SocialcareConnector implements FeedConnector {

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public Collection<String> feeds() {
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
        return Transports.routes(settings, receiver);
    }

    @Override
    public Stream<String> test(FeedSettings settings) {
        return Transports.test(settings);
    }
}
