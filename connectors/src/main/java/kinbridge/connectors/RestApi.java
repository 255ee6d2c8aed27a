package kinbridge.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks an agency's web interface for JSON, as it stands: nothing is parsed into a model here, so that one
 * wrong date in one record cannot lose its neighbours. Follows no redirect and leaves the agency's own
 * server for no link, since every request carries our credentials.
 */
public final class RestApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ANSWER_LIMIT_BYTES = 32 * 1024 * 1024;

    private final URI base;
    private final String accept;
    private final Duration timeout;
    private final Credentials credentials;
    private final Tls tls;
    private final InstantSource clock;
    private final HttpClient client;

    /** What shows the agency who we are. */
    @FunctionalInterface
    public interface Credentials {
        Map<String, String> headers() throws AgencyFailed;

        /** The agency did not accept them; true when it is worth trying once more with new ones. */
        default boolean renew() {
            return false;
        }
    }

    /** What the agency answered. */
    public sealed interface Answer {}

    /**
     * @param answeredAt the agency's own clock, or ours where it does not say
     */
    public record Found(JsonNode body, Instant answeredAt) implements Answer {}

    /** Answered, and has no such thing. */
    public record NothingThere() implements Answer {}

    /** Answered, and will not give it to us. */
    public record Refused(int status, String reason) implements Answer {}

    public RestApi(URI base, String accept, Duration timeout, Credentials credentials, Tls tls, InstantSource clock) {
        this.base = base;
        this.accept = accept;
        this.timeout = timeout;
        this.credentials = credentials;
        this.tls = tls;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .sslContext(tls.context())
                .build();
    }

    /** A key that the agency gave us, sent with each request. */
    public static Credentials apiKey(String key) {
        return () -> Map.of("x-api-key", key);
    }

    /** What the server showed last, for the warning before it runs out. */
    public List<FeedCertificate> seen() {
        return tls.seen();
    }

    /** The server, for people: {@code https://fhir.example.nhs.uk}. */
    public String server() {
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Asks for a path below the base address. */
    public Answer get(String pathAndQuery) throws AgencyFailed {
        return follow(URI.create(base + pathAndQuery));
    }

    /** Asks for an address that the agency named, such as its next page. */
    public Answer follow(URI address) throws AgencyFailed {
        if (!isOurs(address)) {
            throw new AgencyFailed("the agency's answer leads to another server, which we do not follow");
        }
        Answer answer = ask(address);
        if (answer instanceof Refused refused && refused.status() == 401 && credentials.renew()) {
            return ask(address);
        }
        return answer;
    }

    /** Asks, and takes anything but an answer with content as a failure. */
    public Found must(String pathAndQuery) throws AgencyFailed {
        return found(get(pathAndQuery));
    }

    public Found found(Answer answer) throws AgencyFailed {
        if (answer instanceof Found found) {
            return found;
        }
        if (answer instanceof Refused refused) {
            throw new AgencyFailed(StatusTrouble.stage(refused.status()), refused.reason());
        }
        throw new AgencyFailed("the address is not known to the agency (404): check the address");
    }

    private boolean isOurs(URI address) {
        return base.getScheme().equals(address.getScheme())
                && base.getRawAuthority().equals(address.getRawAuthority())
                && address.getRawPath().startsWith(base.getRawPath())
                && !address.getRawPath().contains("..");
    }

    private Answer ask(URI address) throws AgencyFailed {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(timeout).header("Accept", accept);
        credentials.headers().forEach(request::header);
        try {
            return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (AgencyFailed failure) {
            throw failure;
        } catch (IOException failure) {
            throw NetworkTrouble.of(failure, tls.showsCertificate());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AgencyFailed("stopped while waiting for an answer");
        }
    }

    private Answer answer(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status == 200) {
                refuseWhatIsForOnePerson(response);
                refuseWhatIsNoJson(response);
                return new Found(json(body), time(response));
            }
            if (status == 404) {
                return new NothingThere();
            }
            if (status == 408 || status == 429 || status >= 500) {
                throw StatusTrouble.later(status);
            }
            return StatusTrouble.refused(status);
        }
    }

    /** What was fetched on behalf of one person may be shown to that person only, and kept by nobody. */
    private static void refuseWhatIsForOnePerson(HttpResponse<?> response) throws AgencyFailed {
        if (response.headers().firstValue("X-On-Behalf-Of").isPresent()) {
            throw new AgencyFailed("the agency answered for one person only (X-On-Behalf-Of), which may not be kept:"
                    + " ask it to answer the hub itself");
        }
    }

    private static void refuseWhatIsNoJson(HttpResponse<?> response) throws AgencyFailed {
        String type = response.headers().firstValue("Content-Type").orElse("json");
        if (!type.toLowerCase(Locale.ROOT).contains("json")) {
            throw new AgencyFailed("the agency answered something that is not JSON, as its content type says: check"
                    + " whether the address is that of the interface and not of a web page");
        }
    }

    private static JsonNode json(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(ANSWER_LIMIT_BYTES + 1);
        if (bytes.length > ANSWER_LIMIT_BYTES) {
            throw new AgencyFailed("the answer is larger than " + ANSWER_LIMIT_BYTES + " bytes");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException notJson) {
            throw new AgencyFailed("the agency answered something that is not JSON");
        }
    }

    private Instant time(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElseGet(clock::instant);
        } catch (DateTimeParseException unreadable) {
            return clock.instant();
        }
    }
}
