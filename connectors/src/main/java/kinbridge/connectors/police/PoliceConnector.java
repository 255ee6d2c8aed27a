package kinbridge.connectors.police;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.Transports;
import kinbridge.mappings.Agency;
import org.apache.camel.RoutesBuilder;

/** Reaches the police force: what it drops on an SFTP server, from protection notices to crime batches. */
public final class PoliceConnector implements FeedConnector {

    @Override
    public Agency agency() {
        return Agency.POLICE;
    }

    @Override
    public Collection<String> formats() {
        return List.of("police-ppn", "police-summary", "police-court", "police-crime");
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
