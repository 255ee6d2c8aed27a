package kinbridge.connectors.midwifery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedTest.Stage;
import kinbridge.connectors.RestApi;
import kinbridge.connectors.Tls;
import org.jspecify.annotations.Nullable;

/** The token of an OAuth2 client-credentials grant: fetched when needed, renewed before it runs out. */
final class BearerToken implements RestApi.Credentials {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration RENEW_BEFORE_END = Duration.ofSeconds(20);
    private static final long USUAL_LIFETIME_SECONDS = 300;

    private final MaternityAccess access;
    private final Tls tls;
    private final InstantSource clock;
    private final HttpClient client;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    BearerToken(MaternityAccess access, Tls tls, InstantSource clock) {
        this.access = access;
        this.tls = tls;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(access.timeout())
                .sslContext(tls.context())
                .build();
    }

    @Override
    public Map<String, String> headers() throws AgencyFailed {
        return Map.of("Authorization", "Bearer " + token());
    }

    synchronized String token() throws AgencyFailed {
        String held = token;
        if (held != null && clock.instant().isBefore(renewAt)) {
            return held;
        }
        JsonNode answer = ask();
        String fresh = answer.path("access_token").asText();
        if (fresh.isBlank()) {
            throw new AgencyFailed(Stage.AUTHENTICATE, "the token server answered without a token");
        }
        Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_LIFETIME_SECONDS));
        renewAt = clock.instant().plus(lifetime).minus(RENEW_BEFORE_END);
        token = fresh;
        return fresh;
    }

    @Override
    public synchronized boolean renew() {
        token = null;
        return true;
    }

    private JsonNode ask() throws AgencyFailed {
        try {
            HttpResponse<String> response = client.send(request(), HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> JSON.readTree(response.body());
                case 400, 401, 403 ->
                    throw new AgencyFailed(
                            Stage.AUTHENTICATE,
                            "the token server does not accept our client id and secret (" + response.statusCode()
                                    + "): ask the agency for new ones and set them");
                default ->
                    throw new AgencyFailed(
                            Stage.AUTHENTICATE,
                            "the token server answered with an error (" + response.statusCode() + ")");
            };
        } catch (AgencyFailed failure) {
            throw failure;
        } catch (JsonProcessingException notJson) {
            throw new AgencyFailed(Stage.AUTHENTICATE, "the token server answered something that is not JSON");
        } catch (IOException failure) {
            throw new AgencyFailed(
                    Stage.CONNECT,
                    "the token server: " + AgencyFailed.of(failure, tls).getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AgencyFailed("stopped while waiting for a token");
        }
    }

    private HttpRequest request() {
        String credentials = access.clientId() + ":" + access.clientSecret();
        String form = "grant_type=client_credentials"
                + (access.scope().isEmpty()
                        ? ""
                        : "&scope=" + URLEncoder.encode(access.scope(), StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(access.tokenUrl())
                .timeout(access.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }
}
