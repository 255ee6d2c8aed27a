package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that calls the hub, with the demonstration's token of one practitioner or without any. */
final class ApiCaller {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    private ApiCaller(int port, String token) {
        this.port = port;
        this.token = token;
    }

    static ApiCaller nobody(Hub hub) {
        return new ApiCaller(hub.port(), "");
    }

    static ApiCaller with(Hub hub, String token) {
        return new ApiCaller(hub.port(), token);
    }

    static ApiCaller as(Hub hub, String practitioner) {
        String answer = nobody(hub)
                .post("/api/demo/token", "{\"practitioner\":\"" + practitioner + "\"}")
                .body();
        Matcher token = TOKEN.matcher(answer);
        assertThat(token.find()).as("a token for " + practitioner).isTrue();
        return with(hub, token.group(1));
    }

    HttpResponse<String> get(String address) {
        return send(request(address).GET().build());
    }

    HttpResponse<String> post(String address, String body) {
        return send(request(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", stopped);
        }
    }
}
