package kinbridge.connectors.midwifery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.DemoSecrets;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The maternity provider of the invented borough: a FHIR R4 server with OAuth2 in front. */
public final class MidwiferySimulator implements Simulator {

    private static final String CLIENT_ID = "kinbridge";
    private static final long TOKEN_LIFETIME_SECONDS = 300;
    private static final int PAGE_SIZE = 50;
    private static final List<Class<? extends Resource>> TYPES = List.of(
            Patient.class,
            RelatedPerson.class,
            EpisodeOfCare.class,
            Condition.class,
            Observation.class,
            Appointment.class,
            Encounter.class,
            Flag.class,
            CarePlan.class,
            CareTeam.class,
            Consent.class,
            Communication.class,
            AuditEvent.class,
            Practitioner.class,
            PractitionerRole.class,
            Organization.class,
            Location.class);

    private final SimulatedRecords records = new SimulatedRecords();
    private @Nullable Tomcat tomcat;
    private @Nullable SimulatedSignIn signIn;
    private Map<String, String> placeholders = Map.of();

    @Override
    public Agency agency() {
        return Agency.MIDWIFERY;
    }

    @Override
    public void start(Setting setting) throws IOException {
        load(setting.borough().merged(agency().word()));
        String secret = new DemoSecrets(setting.folder()).secret("client-secret");
        SimulatedSignIn door = new SimulatedSignIn(CLIENT_ID, secret, TOKEN_LIFETIME_SECONDS);
        signIn = door;
        int port = serve(setting, door);
        String url = "http://127.0.0.1:" + port;
        placeholders = Map.of(
                "MIDWIFERY_FHIR_URL",
                url + "/fhir",
                "MIDWIFERY_TOKEN_URL",
                url + "/token",
                "MIDWIFERY_CLIENT_ID",
                CLIENT_ID,
                "MIDWIFERY_CLIENT_SECRET",
                secret);
    }

    private void load(JsonNode bundle) {
        if (bundle.path("entry").isArray()) {
            // A real system also holds values that FHIR does not allow: that must not stop the demo.
            FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new LenientErrorHandler().setErrorOnInvalidValue(false))
                    .parseResource(Bundle.class, bundle.toString())
                    .getEntry()
                    .forEach(entry -> records.load(entry.getResource()));
        }
    }

    private int serve(Setting setting, SimulatedSignIn door) throws IOException {
        RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
        SimulatedTransactions transactions = new SimulatedTransactions(records);
        TYPES.forEach(type -> server.registerProvider(new SimulatedResources(type, records, transactions)));
        server.registerProvider(transactions);
        FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(100);
        pages.setDefaultPageSize(PAGE_SIZE);
        pages.setMaximumPageSize(PAGE_SIZE);
        server.setPagingProvider(pages);
        try {
            Tomcat started = SimulatedTomcat.start(setting.folder(), server, door);
            tomcat = started;
            return started.getConnector().getLocalPort();
        } catch (LifecycleException failure) {
            throw new IOException("the simulated FHIR server did not start", failure);
        }
    }

    @Override
    public Map<String, String> placeholders() {
        return placeholders;
    }

    /** The provider writes or changes a record, as of now. */
    public void put(Resource resource) {
        records.keep(resource);
    }

    /** What others wrote to the provider, as it stands now. */
    public <T extends Resource> List<T> received(Class<T> type) {
        return records.received().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Makes the server forget the tokens that it gave. */
    public void endTokens() {
        if (signIn != null) {
            signIn.endTokens();
        }
    }

    @Override
    public void close() {
        SimulatedTomcat.stop(tomcat);
        tomcat = null;
    }
}
