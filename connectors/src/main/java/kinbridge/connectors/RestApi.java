package kinbridge.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

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
    private final boolean showsCertificate;
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

    public RestApi(
            URI base,
            String accept,
            Duration timeout,
            Credentials credentials,
            @Nullable SSLContext tls,
            InstantSource clock) {
        this.base = base;
        this.accept = accept;
        this.timeout = timeout;
        this.credentials = credentials;
        this.showsCertificate = tls != null;
        this.clock = clock;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout);
        this.client = tls == null ? builder.build() : builder.sslContext(tls).build();
    }

    /** A key that the agency gave us, sent with each request. */
    public static Credentials apiKey(String key) {
        return () -> Map.of("x-api-key", key);
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
        throw new AgencyFailed(
                answer instanceof Refused refused ? refused.reason() : "the address is not known to the agency (404)");
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
            throw new AgencyFailed(inPlainWords(failure, showsCertificate));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AgencyFailed("stopped while waiting for an answer");
        }
    }

    private Answer answer(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status == 200) {
                return new Found(json(body), time(response));
            }
            return switch (status) {
                case 404 -> new NothingThere();
                case 401 -> new Refused(status, "the agency does not accept our key or token (401)");
                case 403 -> new Refused(status, "the agency does not allow us this (403)");
                case 408, 429 -> throw new AgencyFailed("the agency asks us to wait (" + status + ")");
                default -> {
                    if (status >= 500) {
                        throw new AgencyFailed("the agency's server answered with an error (" + status + ")");
                    }
                    yield new Refused(status, "the agency did not understand our request (" + status + ")");
                }
            };
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

    /** What to look at first, without the address: a path may name a person. */
    private static String inPlainWords(IOException failure, boolean showsCertificate) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "the secure connection was refused: check our certificate and the certificate authority";
            }
            if (cause instanceof HttpTimeoutException) {
                return "the agency's server did not answer in time";
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return "the name of the agency's server is not known";
            }
        }
        if (failure instanceof ConnectException) {
            return "the agency's server could not be reached";
        }
        // Some servers hang up on a certificate that they do not accept, and say nothing.
        return "the connection to the agency's server broke off"
                + (showsCertificate ? "; perhaps it does not accept our certificate" : "");
    }
}
