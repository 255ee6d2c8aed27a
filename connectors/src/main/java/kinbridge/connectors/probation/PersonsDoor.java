package kinbridge.connectors.probation;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import kinbridge.connectors.SimulatedHttp;

/**
 * Lets in one consumer, by certificate and key, to the paths that it is allowed; everything else is
 * refused, as the real API does.
 */
final class PersonsDoor implements HttpHandler {

    private static final Pattern ALLOWED = Pattern.compile("/v1/persons(?:/(?<person>[A-Z0-9]{5,10})(?:/(?<resource>"
            + "access-limitations|addresses|supervisions|licences/conditions|person-responsible-officer|needs"
            + "|risks/(?:serious-harm|dynamic|mappadetail|scores)|number-of-children|status-information"
            + "|sentences/latest-key-dates-and-adjustments))?)?");

    private final SimulatedPersons persons;
    private final String consumer;
    private final String key;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    PersonsDoor(SimulatedPersons persons, String consumer, String key) {
        this.persons = persons;
        this.consumer = consumer;
        this.key = key;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    void setDown(boolean down) {
        this.down = down;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher allowed = ALLOWED.matcher(path);
            if (down) {
                SimulatedHttp.answer(exchange, 503, "{\"status\":503}");
            } else if (!SimulatedHttp.hasKey(exchange, key)) {
                SimulatedHttp.answer(exchange, 401, "{\"status\":401,\"userMessage\":\"Unauthorized\"}");
            } else if (!isConsumer((HttpsExchange) exchange) || !allowed.matches()) {
                SimulatedHttp.answer(exchange, 403, "{\"status\":403,\"userMessage\":\"Forbidden\"}");
            } else {
                asked.add(path);
                serve(exchange, allowed);
            }
        }
    }

    private void serve(HttpExchange exchange, Matcher allowed) throws IOException {
        Map<String, String> query = SimulatedHttp.query(exchange);
        String person = allowed.group("person");
        String resource = allowed.group("resource");
        JsonNode found =
                person == null ? persons.list(query) : persons.find(person, resource == null ? "" : resource, query);
        if (found == null) {
            SimulatedHttp.answer(exchange, 404, "{\"status\":404,\"userMessage\":\"Not found\"}");
        } else {
            SimulatedHttp.answer(exchange, 200, found.toString());
        }
    }

    private boolean isConsumer(HttpsExchange exchange) {
        try {
            String name = exchange.getSSLSession().getPeerPrincipal().getName();
            return new LdapName(name)
                    .getRdns().stream()
                            .anyMatch(
                                    part -> part.getType().equalsIgnoreCase("CN") && consumer.equals(part.getValue()));
        } catch (SSLPeerUnverifiedException | InvalidNameException nobody) {
            return false;
        }
    }
}
