package kinbridge.connectors.midwifery;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Look;
import kinbridge.connectors.Options;
import kinbridge.connectors.Poll;
import kinbridge.connectors.PollRoute;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.RestApi;
import kinbridge.connectors.Tls;
import kinbridge.connectors.Transports;
import kinbridge.mappings.Agency;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/** Asks the maternity provider's FHIR server what changed. */
public final class MidwiferyConnector implements FeedConnector {

    private static final String FORMAT = "midwifery-fhir";
    private static final Pattern RESOURCE_TYPE = Pattern.compile("[A-Z][A-Za-z]{2,40}");
    private static final int PAGE_SIZE = 100;
    private static final Set<String> OPTIONS = Set.of(
            "fhir-url",
            "token-url",
            "client-id",
            "client-secret",
            "scope",
            "resource-types",
            "page-size",
            "timeout-seconds",
            "poll-seconds",
            "longest-pause-seconds");

    private final InstantSource clock = InstantSource.system();

    @Override
    public Agency agency() {
        return Agency.MIDWIFERY;
    }

    @Override
    public Collection<String> formats() {
        return List.of(FORMAT);
    }

    @Override
    public Collection<RoutesBuilder> routes(FeedSettings settings, Receiver receiver) {
        return settings.sources().stream()
                .map(source -> route(settings, source, receiver))
                .toList();
    }

    private RoutesBuilder route(FeedSettings settings, Source source, Receiver receiver) {
        if (!isFhir(source)) {
            return Transports.route(settings, source, receiver, clock);
        }
        MaternityPoll fetch = new MaternityPoll(
                settings.feed(),
                source.name(),
                types(source),
                source.number("page-size", PAGE_SIZE),
                server(source),
                receiver);
        Poll poll = new Poll(settings.feed(), source, receiver, fetch, clock);
        return new PollRoute(settings.routeId(source), source, poll);
    }

    @Override
    public List<FeedTest> test(FeedSettings settings, CamelContext hub) {
        return Look.atEach(settings, source -> isFhir(source) ? testFhir(source) : Transports.look(settings, source));
    }

    private FeedTest testFhir(Source source) {
        String type = types(source).get(0);
        RestApi server = server(source);
        Look look = new Look(source.name(), "connected to " + server.server(), "signed in, the token was accepted");
        try {
            FeedTest.Sample sample = MaternityPoll.sample(type, server);
            return look.fetched(sample == null ? "no " + type + " is there" : "one " + type, sample)
                    .withSeen(server.seen());
        } catch (AgencyFailed failure) {
            return look.failed(failure).withSeen(server.seen());
        }
    }

    private static boolean isFhir(Source source) {
        return "fhir".equals(source.transport());
    }

    private RestApi server(Source source) {
        Options.onlyKnown(source, OPTIONS, Tls.OPTIONS);
        MaternityAccess access = MaternityAccess.of(source);
        Tls tls = Tls.of(source);
        return new RestApi(
                access.fhirUrl(),
                "application/fhir+json",
                access.timeout(),
                new BearerToken(access, tls, clock),
                tls,
                clock);
    }

    private static List<String> types(Source source) {
        List<String> types = Stream.of(source.option("resource-types").split(","))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .toList();
        if (types.isEmpty()
                || !types.stream().allMatch(type -> RESOURCE_TYPE.matcher(type).matches())) {
            throw new IllegalArgumentException("source " + source.name()
                    + ": resource-types must be FHIR resource types with commas between them");
        }
        return types;
    }
}
