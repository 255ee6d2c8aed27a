package kinbridge.connectors.midwifery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.Borough;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.HubStandIn;
import kinbridge.connectors.RunningRoutes;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub that asks one maternity provider. */
abstract class MidwiferyTestCase {

    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final JsonMapper JSON = new JsonMapper();

    final MidwiferySimulator midwifery = new MidwiferySimulator();
    final HubStandIn hub = new HubStandIn();
    final RunningRoutes routes = new RunningRoutes();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        routes.close();
        midwifery.close();
    }

    void start(Borough borough) throws Exception {
        midwifery.start(new Simulator.Setting(borough, folder, null, null, null, null));
    }

    void startEmpty() throws Exception {
        start(new Borough(List.of(), List.of()));
    }

    void poll(Map<String, String> changes) throws Exception {
        routes.run(new MidwiferyConnector(), settings(changes), hub);
    }

    FeedSettings settings(Map<String, String> changes) {
        Map<String, String> given = midwifery.placeholders();
        Map<String, String> options = new HashMap<>();
        options.put("fhir-url", given.getOrDefault("MIDWIFERY_FHIR_URL", "http://127.0.0.1:1/fhir"));
        options.put("token-url", given.getOrDefault("MIDWIFERY_TOKEN_URL", "http://127.0.0.1:1/token"));
        options.put("client-id", given.getOrDefault("MIDWIFERY_CLIENT_ID", "kinbridge"));
        options.put("client-secret", given.getOrDefault("MIDWIFERY_CLIENT_SECRET", "secret"));
        options.put("resource-types", "Patient, Appointment, Flag");
        options.put("poll-seconds", "1");
        options.put("longest-pause-seconds", "1");
        options.putAll(changes);
        return new FeedSettings(
                "midwifery-fhir",
                Agency.MIDWIFERY,
                "Maternity records",
                "A maternity system",
                Duration.ofHours(1),
                List.of(new FeedSettings.Source("fhir", "server", options)));
    }

    /** The resources handed over until now: {@code Patient/anna}. */
    List<String> handedOver() {
        List<String> references = new ArrayList<>();
        for (HubStandIn.Kept payload : hub.kept()) {
            for (JsonNode entry : json(payload.content()).path("entry")) {
                JsonNode resource = entry.path("resource");
                references.add(resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText());
            }
        }
        return references;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    static Patient patient(String id, String nhsNumber) {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addIdentifier().setSystem(NHS_NUMBER).setValue(nhsNumber);
        return patient;
    }

    static Appointment appointment(String id) {
        Appointment appointment = new Appointment();
        appointment.setId(id);
        appointment.setStatus(Appointment.AppointmentStatus.BOOKED);
        return appointment;
    }
}
