package kinbridge.connectors.midwifery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What the simulated maternity provider holds, in memory. */
final class SimulatedRecords {

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Resource> received = new LinkedHashMap<>();

    /** Keeps a copy as the newest version, stamped now. */
    synchronized Resource keep(Resource resource) {
        return keep(resource, now());
    }

    /** Keeps a copy with the time that it states itself, as when the borough is loaded. */
    synchronized void load(Resource resource) {
        Instant stated = Optional.ofNullable(
                        resource.getMeta().getLastUpdatedElement().getValueAsString())
                .map(text -> Instant.parse(
                        new InstantType(text).getValue().toInstant().toString()))
                .orElse(now());
        keep(resource, stated.isAfter(now()) ? now() : stated);
    }

    private Resource keep(Resource resource, Instant updated) {
        Resource kept = resource.copy();
        String id = resource.getIdElement().hasIdPart()
                ? resource.getIdElement().getIdPart()
                : UUID.randomUUID().toString();
        String key = kept.fhirType() + "/" + id;
        Resource before = resources.remove(key);
        int version =
                before == null ? 1 : Integer.parseInt(before.getIdElement().getVersionIdPart()) + 1;
        Meta meta = kept.getMeta();
        meta.setVersionId(Integer.toString(version));
        meta.setLastUpdatedElement(new InstantType(updated.toString()));
        kept.setId(new IdType(kept.fhirType(), id, Integer.toString(version)));
        resources.put(key, kept);
        return kept;
    }

    synchronized Optional<Resource> find(String type, String id) {
        return Optional.ofNullable(resources.get(type + "/" + id));
    }

    /** Those of a type, the least recently changed first. */
    synchronized List<Resource> ofType(String type) {
        return resources.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .sorted(Comparator.comparing(resource ->
                        resource.getMeta().getLastUpdatedElement().getValue().toInstant()))
                .toList();
    }

    /** The one that a condition such as {@code identifier=system|value} names. */
    synchronized Optional<Resource> matching(String type, String condition) {
        String wanted = condition.substring(condition.indexOf('?') + 1);
        if (!wanted.startsWith("identifier=")) {
            throw new PreconditionFailedException("only a condition on identifier is supported");
        }
        String[] token = wanted.substring("identifier=".length()).split("\\|", 2);
        List<Resource> matches = ofType(type).stream()
                .filter(resource -> token.length == 2 && carries(resource, token[0], token[1]))
                .toList();
        if (matches.size() > 1) {
            throw new PreconditionFailedException("more than one resource matches the condition");
        }
        return matches.stream().findFirst();
    }

    static boolean carries(Resource resource, String system, String value) {
        return identifiers(resource).stream()
                .anyMatch(identifier -> system.equals(identifier.getSystem()) && value.equals(identifier.getValue()));
    }

    private static List<Identifier> identifiers(Resource resource) {
        Property property = resource.getNamedProperty("identifier");
        List<Identifier> identifiers = new ArrayList<>();
        if (property != null) {
            for (Base value : property.getValues()) {
                if (value instanceof Identifier identifier) {
                    identifiers.add(identifier);
                }
            }
        }
        return identifiers;
    }

    /** Whether a resource points at a patient: {@code Patient/17}. */
    static boolean concerns(Resource resource, String reference) {
        return FhirContext.forR4Cached().newTerser().getAllResourceReferences(resource).stream()
                .anyMatch(found -> reference.equals(found.getResourceReference()
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue()));
    }

    /** Keeps what came from outside; what says nothing new is no new version. */
    synchronized Resource receive(Resource resource) {
        String key = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        Resource known = resources.get(key);
        if (known != null && sameContent(known, resource)) {
            return known;
        }
        Resource kept = keep(resource);
        received.put(kept.fhirType() + "/" + kept.getIdElement().getIdPart(), kept);
        return kept;
    }

    private static boolean sameContent(Resource known, Resource resource) {
        Resource one = known.copy();
        Resource other = resource.copy();
        one.setId(other.getIdElement());
        one.getMeta().setVersionId(null).setLastUpdatedElement(null);
        other.getMeta().setVersionId(null).setLastUpdatedElement(null);
        return one.equalsDeep(other);
    }

    /** What others wrote, as it stands now. */
    synchronized List<Resource> received() {
        return List.copyOf(received.values());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
