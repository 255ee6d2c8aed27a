package kinbridge.connectors.probation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import kinbridge.connectors.DemoSecrets;
import kinbridge.connectors.EventSender;
import kinbridge.connectors.SimulatedHttp;
import kinbridge.connectors.Simulator;
import kinbridge.connectors.Tls;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/** The probation API of the invented borough, by mutual TLS, and its events to the hub's broker. */
public final class ProbationSimulator implements Simulator {

    static final String QUEUE = "probation.events";
    static final String CONSUMER = "kinbridge";

    private static final JsonMapper JSON = new JsonMapper();

    private final SimulatedPersons persons = new SimulatedPersons();
    private @Nullable HttpsServer server;
    private @Nullable ExecutorService threads;
    private @Nullable EventSender events;
    private @Nullable PersonsDoor door;
    private Map<String, String> placeholders = Map.of();

    @Override
    public Agency agency() {
        return Agency.PROBATION;
    }

    @Override
    public void start(Setting setting) throws IOException {
        JsonNode known = setting.borough().merged(agency().word());
        known.path("persons").forEach(this::load);
        DemoCertificates certificates = new DemoCertificates(setting.folder());
        String key = new DemoSecrets(setting.folder()).secret("api-key");
        int port = serve(certificates, key);
        placeholders = Map.of(
                "PROBATION_URL", "https://127.0.0.1:" + port,
                "PROBATION_API_KEY", key,
                "PROBATION_KEY_STORE", certificates.client(CONSUMER).toString(),
                "PROBATION_KEY_STORE_PASSWORD", certificates.password(),
                "PROBATION_TRUST_STORE", certificates.trustStore().toString(),
                "PROBATION_TRUST_STORE_PASSWORD", certificates.password());
        EventSender sender = new EventSender(setting, QUEUE);
        events = sender;
        List<String> past = new ArrayList<>();
        known.path("events").forEach(event -> past.add(event.toString()));
        sender.sendPast(past);
    }

    private void load(JsonNode person) {
        String crn = person.path("crn").asText();
        person.path("resources")
                .properties()
                .forEach(resource -> persons.put(crn, resource.getKey(), resource.getValue()));
    }

    private int serve(DemoCertificates certificates, String key) throws IOException {
        Path trust = certificates.trustStore();
        SSLContext tls = Tls.ofServer(certificates.server(), trust, certificates.password());
        HttpsServer started = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters both = tls.getDefaultSSLParameters();
                both.setNeedClientAuth(true);
                parameters.setSSLParameters(both);
            }
        });
        PersonsDoor opened = new PersonsDoor(persons, CONSUMER, key);
        door = opened;
        started.createContext("/", opened);
        threads = SimulatedHttp.threads("probation-simulator");
        started.setExecutor(threads);
        started.start();
        server = started;
        return started.getAddress().getPort();
    }

    @Override
    public Map<String, String> placeholders() {
        return placeholders;
    }

    /** A person's resource is made or changed; the empty resource is the person. */
    public void putResource(String crn, String resource, String content) throws IOException {
        persons.put(crn, resource, JSON.readTree(content));
    }

    /** Something happened to a person. */
    public void send(String event) throws IOException {
        if (events != null) {
            events.send(event);
        }
    }

    /** The paths asked for until now, in order. */
    public List<String> asked() {
        return door == null ? List.of() : door.asked();
    }

    /** From now on the API answers 503, or serves again. */
    public void setDown(boolean down) {
        if (door != null) {
            door.setDown(down);
        }
    }

    @Override
    public void close() {
        SimulatedHttp.stop(server, threads);
        server = null;
        if (events != null) {
            events.close();
        }
    }
}
