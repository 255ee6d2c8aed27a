package kinbridge.connectors;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest.Outcome;
import kinbridge.connectors.FeedTest.Stage;
import kinbridge.connectors.FeedTest.Step;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a source that the agency pushes to the hub, checked. See {@code package-info} for the
 * options.
 *
 * @param routeId the route that says whether the source is open
 * @param clientId the OAuth2 client that may push, or null
 * @param scope what its token must allow
 * @param certificateSubject whom its client certificate must name, or null
 * @param contentTypes what may be pushed, in lower case and without parameters
 * @param fhir whether the answer is a FHIR resource
 */
public record PushSource(
        String feed,
        String routeId,
        @Nullable String clientId,
        String scope,
        @Nullable X500Principal certificateSubject,
        long maxBytes,
        Set<String> contentTypes,
        boolean fhir) {

    private static final Set<String> OPTIONS =
            Set.of("client-id", "scope", "certificate-subject", "max-megabytes", "content-types");
    private static final int USUAL_MEGABYTES = 50;
    private static final int MOST_MEGABYTES = 2048;
    private static final String FHIR_JSON = "application/fhir+json";

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    public static PushSource of(FeedSettings feed, Source source) {
        Options.onlyKnown(source, OPTIONS);
        boolean fhir = feed.format().endsWith("-fhir");
        String client = source.option("client-id", "");
        X500Principal subject = subject(source);
        if (client.isEmpty() && subject == null) {
            throw new IllegalArgumentException(
                    "source " + source.name() + " needs the setting 'client-id' or 'certificate-subject'");
        }
        return new PushSource(
                feed.feed(),
                feed.routeId(source),
                client.isEmpty() ? null : client,
                source.option("scope", "intake:" + feed.feed()),
                subject,
                megabytes(source) * 1024L * 1024L,
                Set.copyOf(Stream.of(source.option("content-types", fhir ? FHIR_JSON : "application/json")
                                .toLowerCase(Locale.ROOT)
                                .split(","))
                        .map(String::strip)
                        .toList()),
                fhir);
    }

    /** The sources of a feed that the agency pushes. */
    public static List<PushSource> of(FeedSettings feed) {
        return feed.sources().stream()
                .filter(source -> source.transport().equals("push"))
                .map(source -> of(feed, source))
                .toList();
    }

    /** Whether a token of this client with these scopes may push here. */
    public boolean admits(@Nullable String client, Collection<String> scopes) {
        return clientId != null && clientId.equals(client) && scopes.contains(scope);
    }

    /** Whether the holder of a client certificate of this subject may push here. */
    public boolean admits(X500Principal subject) {
        return subject.equals(certificateSubject);
    }

    /** There is nothing of ours to try: the agency comes to us. */
    FeedTest look(String source) {
        String who = Stream.of(
                        clientId == null ? "" : "a token of client " + clientId + " with scope " + scope,
                        certificateSubject == null ? "" : "a client certificate of " + certificateSubject.getName())
                .filter(way -> !way.isEmpty())
                .reduce((one, other) -> one + " or " + other)
                .orElse("");
        return new FeedTest(
                source,
                List.of(
                        new Step(Stage.CONNECT, Outcome.NOT_TRIED, "the agency sends to POST /intake/" + feed),
                        new Step(Stage.AUTHENTICATE, Outcome.NOT_TRIED, "it must show " + who),
                        new Step(Stage.FETCH, Outcome.NOT_TRIED, "the hub asks for nothing; let the agency send one")),
                null,
                List.of());
    }

    private static @Nullable X500Principal subject(Source source) {
        String subject = source.option("certificate-subject", "");
        try {
            return subject.isEmpty() ? null : new X500Principal(subject);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting 'certificate-subject' must be as in"
                            + " 'CN=maternity,O=Example Trust'",
                    malformed);
        }
    }

    private static int megabytes(Source source) {
        int megabytes = source.number("max-megabytes", USUAL_MEGABYTES);
        if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting 'max-megabytes' must be 1 to " + MOST_MEGABYTES);
        }
        return megabytes;
    }
}
