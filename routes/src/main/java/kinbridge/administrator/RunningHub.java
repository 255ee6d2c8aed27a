package kinbridge.administrator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches the hub that runs on this machine, and with what token. */
public final class RunningHub {

    /** A large authority's families take a while to be compared one by one. */
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @Option(
            names = "--hub",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "The hub's management address. Default: ${DEFAULT-VALUE}.")
    private String url = "http://127.0.0.1:8081";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The administrator's token. Default: KINBRIDGE_ADMIN_TOKEN, or keys/admin-token in the hub's"
                    + " data folder.")
    private @Nullable Path tokenFile;

    /** @param text what the hub answered, or why it did not, for a person */
    public record Answer(int status, String text) {
        public boolean isGood() {
            return status == 200;
        }
    }

    /**
     * Asks one of the endpoints that only the administrator may.
     *
     * @param said texts by name: the management port takes no other values
     */
    public Answer ask(String endpoint, Map<String, String> said) throws IOException {
        String body = new ObjectMapper().writeValueAsString(said);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/" + endpoint))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), words(response));
        } catch (ConnectException silent) {
            throw new IOException(
                    "The hub at " + url + " does not answer: is it running, and is that its management"
                            + " address (--hub)?",
                    silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted before the hub answered.", stopped);
        }
    }

    private static String words(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401 -> "The hub refuses the token.";
            case 429 -> "The hub is asked too often, or is at it already: try again in a minute.";
            default ->
                response.body().isBlank() ? "The hub answers with status " + response.statusCode() : response.body();
        };
    }

    private String token() throws IOException {
        String fromEnvironment = System.getenv().getOrDefault("KINBRIDGE_ADMIN_TOKEN", "");
        if (tokenFile == null && !fromEnvironment.isBlank()) {
            return fromEnvironment.strip();
        }
        Path file = tokenFile == null ? usualFile() : tokenFile;
        if (!Files.isReadable(file)) {
            throw new IOException("There is no administrator's token to read in " + file
                    + ": ask where the hub runs and as its user, or name the token's file (--token-file).");
        }
        return Files.readString(file).strip();
    }

    private static Path usualFile() {
        String home = setting("kinbridge.home", "KINBRIDGE_HOME");
        String data = setting("kinbridge.data", "KINBRIDGE_DATA");
        Path folder = data.isBlank() ? Path.of(home).resolve("data") : Path.of(data);
        return folder.resolve("keys").resolve("admin-token");
    }

    private static String setting(String property, String variable) {
        return System.getProperty(property, System.getenv().getOrDefault(variable, ""));
    }
}
