package kinbridge.connectors.midwifery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kinbridge.connectors.DeliveryConnector;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.Tls;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * Tells midwifery, by a FHIR transaction, what a safeguarding midwife may know: a CP-IS flag for an
 * unborn child, say. What it creates carries the message's key as identifier and is created only if that
 * is not there yet, so that a retry never makes a second flag.
 */
public final class MidwiferyDelivery implements DeliveryConnector {

    static final String KEY_SYSTEM = "https://kinbridge.example.gov.uk/Id/delivery";

    private final Map<DeliverySettings, MaternityServer> servers = new ConcurrentHashMap<>();

    @Override
    public String delivery() {
        return "midwifery-cpis";
    }

    @Override
    public String deliver(DeliverySettings settings, String key, String body) throws IOException, DeliveryRefused {
        Bundle transaction = transaction(body);
        int index = 0;
        for (BundleEntryComponent entry : transaction.getEntry()) {
            prepare(entry, key + "." + index++);
        }
        return servers.computeIfAbsent(settings, MidwiferyDelivery::server).transact(transaction, key);
    }

    private static MaternityServer server(DeliverySettings settings) {
        return new MaternityServer(MaternityAccess.of(settings), Tls.of(settings), InstantSource.system());
    }

    private static Bundle transaction(String body) throws DeliveryRefused {
        try {
            Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, body);
            if (bundle.getType() == Bundle.BundleType.TRANSACTION && bundle.hasEntry()) {
                return bundle;
            }
        } catch (DataFormatException notFhir) {
            throw new DeliveryRefused("the message is not FHIR R4 JSON");
        }
        throw new DeliveryRefused("the message is not a FHIR transaction with entries");
    }

    private static void prepare(BundleEntryComponent entry, String key) throws DeliveryRefused {
        Resource resource = entry.getResource();
        if (resource == null) {
            return;
        }
        OurMark.setOn(resource);
        if (entry.getRequest().getMethod() != HTTPVerb.POST
                || entry.getRequest().hasIfNoneExist()) {
            return;
        }
        try {
            Identifier identifier = (Identifier) resource.addChild("identifier");
            identifier.setSystem(KEY_SYSTEM).setValue(key);
            entry.getRequest().setIfNoneExist("identifier=" + KEY_SYSTEM + "|" + key);
        } catch (FHIRException | ClassCastException withoutIdentifier) {
            throw new DeliveryRefused("the message creates a " + resource.fhirType()
                    + " without a condition; a retry could create it twice");
        }
    }
}
