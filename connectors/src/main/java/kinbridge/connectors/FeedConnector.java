package kinbridge.connectors;

import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/**
 * How one agency's feeds are reached. Found by {@link ServiceLoader}; the hub adds its routes to the
 * Camel context, and starts, stops and pauses them by the route ids of {@link FeedSettings#routeId}.
 */
public interface FeedConnector {

    Agency agency();

    /**
     * What this connector can fetch: the formats that its feeds may have, each the id of the feed that
     * brought it first. A feed is this connector's when its {@link FeedSettings#format} is among them and
     * its agency is {@link #agency}.
     */
    Collection<String> formats();

    /**
     * One route a source of the feed, with ids from {@link FeedSettings#routeId}. No route may start
     * polling before the context is told to start it.
     *
     * @throws IllegalArgumentException when a setting is missing or wrong, saying which
     */
    Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver);

    /**
     * Connects to each source, signs in and fetches one payload, and changes nothing: it moves and
     * acknowledges nothing, keeps no mark, and reads queues without taking from them.
     *
     * @param hub its broker is where events wait
     * @return one answer a source, also where its settings are wrong
     */
    List<FeedTest> test(FeedSettings settings, CamelContext hub);

    static Stream<FeedConnector> all() {
        return ServiceLoader.load(FeedConnector.class).stream().map(ServiceLoader.Provider::get);
    }
}
