package kinbridge.connectors.housing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import kinbridge.connectors.DemoSecrets;
import kinbridge.connectors.EventSender;
import kinbridge.connectors.SftpServer;
import kinbridge.connectors.SimulatedHttp;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * The housing system of the invented borough: tenures by REST, events to the hub's broker, and the files
 * of {@link HousingFiles} on an SFTP server.
 */
public final class HousingSimulator implements Simulator {

    static final String QUEUE = "housing.tenure.events";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/api/v1/tenures";

    private final SimulatedTenures tenures = new SimulatedTenures();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private @Nullable EventSender events;
    private @Nullable SftpServer sftp;
    private Map<String, String> placeholders = Map.of();

    @Override
    public Agency agency() {
        return Agency.HOUSING;
    }

    @Override
    public void start(Setting setting) throws IOException {
        JsonNode known = setting.borough().merged(agency().word());
        known.path("tenures").forEach(tenures::put);
        String key = new DemoSecrets(setting.folder()).secret("api-key");
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext(PATH, exchange -> serve(exchange, key));
        threads = SimulatedHttp.threads("housing-simulator");
        started.setExecutor(threads);
        started.start();
        server = started;
        SftpServer files = SftpServer.start(setting.folder(), "kinbridge-housing");
        sftp = files;
        new HousingFiles(known, files).dropFirst(setting.folder().resolve("first-files-made"));
        placeholders = new HashMap<>(files.placeholders("HOUSING"));
        placeholders.put(
                "HOUSING_URL", "http://127.0.0.1:" + started.getAddress().getPort());
        placeholders.put("HOUSING_API_KEY", key);
        EventSender sender = new EventSender(setting, QUEUE);
        events = sender;
        List<String> past = new ArrayList<>();
        known.path("events").forEach(event -> past.add(event.toString()));
        sender.sendPast(past);
    }

    private void serve(HttpExchange exchange, String key) throws IOException {
        try (exchange) {
            if (!SimulatedHttp.hasKey(exchange, key)) {
                SimulatedHttp.answer(exchange, 401, "{\"message\":\"Unauthorized\"}");
            } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
                SimulatedHttp.answer(exchange, 404, "{\"message\":\"Not found\"}");
            } else {
                list(exchange);
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        JsonNode page;
        try {
            page = tenures.page(SimulatedHttp.query(exchange));
        } catch (RuntimeException wrongQuery) {
            SimulatedHttp.answer(exchange, 400, "{\"message\":\"Bad request\"}");
            return;
        }
        SimulatedHttp.answer(exchange, 200, page.toString());
    }

    @Override
    public Map<String, String> placeholders() {
        return placeholders;
    }

    /** Puts a file where the hub fetches it: {@code arrears/evictions.csv}. */
    public void drop(String fileName, byte[] content) {
        Objects.requireNonNull(sftp, "start the simulator first").drop(fileName, content);
    }

    /** A tenure is made or changed, as of now. */
    public void putTenure(String tenure) throws IOException {
        tenures.put(JSON.readTree(tenure));
    }

    /** Something happened to a tenure. */
    public void send(String event) throws IOException {
        if (events != null) {
            events.send(event);
        }
    }

    @Override
    public void close() {
        SimulatedHttp.stop(server, threads);
        server = null;
        if (events != null) {
            events.close();
        }
        SftpServer files = sftp;
        if (files != null) {
            files.close();
        }
    }
}
