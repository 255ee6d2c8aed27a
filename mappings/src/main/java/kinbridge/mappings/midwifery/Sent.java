package kinbridge.mappings.midwifery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.NhsNumber;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One resource as it was sent: its reference and time, whom it names, and the statements made of it.
 * Every statement's reference begins with the resource's own, so that all of them can be found by it.
 */
final class Sent {

    static final String SYSTEM = "midwifery-fhir";
    private static final String URN = "urn:uuid:";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private static final List<String> ADDRESSES =
            List.of("/address/home", "/address/temp", "/address/work", "/address/old");

    private static final Map<String, List<String>> PARTS = Map.of(
            "Patient", join(ADDRESSES, "/diversity", "/birth"),
            "RelatedPerson", join(ADDRESSES, "/relationship", "/guardian"),
            "EpisodeOfCare", List.of("/worker"),
            "Observation", List.of("/unborn", "/mother"));

    private final Item item;
    private final Resource resource;
    private final Findings findings;
    private final String reference;
    private final StatementList statements;

    Sent(Item item, Resource resource, Findings findings) {
        this.item = item;
        this.resource = resource;
        this.findings = findings;
        this.reference = resource.fhirType() + "/" + key();
        this.statements = new StatementList(item, Agency.MIDWIFERY, time());
    }

    Findings findings() {
        return findings;
    }

    /** {@code Appointment/17}. */
    String reference() {
        return reference;
    }

    /** The id alone: {@code 17}. */
    String id() {
        return reference.substring(reference.indexOf('/') + 1);
    }

    @Nullable
    Instant time() {
        return resource.getMeta().getLastUpdated() == null
                ? item.payloadTime()
                : resource.getMeta().getLastUpdated().toInstant();
    }

    /** Whether the sender has marked it restricted or very restricted, as PDS marks a protected person. */
    boolean isRestricted() {
        return resource.getMeta().getSecurity().stream().anyMatch(Sent::isRestricted);
    }

    private static boolean isRestricted(Coding label) {
        return CONFIDENTIALITY.equals(label.getSystem())
                && ("R".equals(label.getCode()) || "V".equals(label.getCode()));
    }

    void add(
            String part,
            RecordType type,
            Category category,
            List<Subject> subjects,
            @Nullable Occurred occurred,
            @Nullable Occurred until,
            Fields fields) {
        statements.record(reference + part, type, category, subjects, occurred, until, fields);
    }

    /** The statements so far; a part's reference is {@code reference() + part}. */
    StatementList statements() {
        return statements;
    }

    void remove(String part, String reason) {
        statements.removal(reference + part, reason);
    }

    /** Takes back all that a resource of this type may have said. */
    void removeAll(String reason) {
        remove("", reason);
        partsOf(resource.fhirType()).forEach(part -> remove(part, reason));
    }

    /** The further statements that are made of a resource of that type. */
    static List<String> partsOf(String type) {
        return PARTS.getOrDefault(type, List.of());
    }

    /**
     * Whom a reference names: a Patient by id, or by NHS number where that is all there is. Null, with a
     * part in quarantine, where it names nobody.
     */
    @Nullable
    Subject patient(Reference to, String field, Subject.Role role) {
        String id = localId(to, "Patient");
        if (id != null) {
            Optional.of(to.getIdentifier())
                    .filter(identifier -> NHS.test(identifier)
                            && NhsNumber.read(identifier.getValue()).isEmpty())
                    .ifPresent(identifier -> findings.warn(
                            field + ".identifier", "the NHS number fails its check, the reference is taken"));
            return Subject.person(SYSTEM, id, role);
        }
        Identifier identifier = contained(to).orElse(to.getIdentifier());
        if (!NHS.test(identifier)) {
            findings.part(field, null, "names no patient", "a reference to a Patient, or an NHS number");
            return null;
        }
        Optional<NhsNumber> number = NhsNumber.read(identifier.getValue());
        if (number.isEmpty()) {
            findings.part(
                    field + ".identifier.value",
                    identifier.getValue(),
                    "not a valid NHS number",
                    "ten digits that pass modulus 11");
        }
        return number.map(valid -> Subject.person(Terms.NHS_NUMBER, valid.value(), role))
                .orElse(null);
    }

    static final java.util.function.Predicate<Identifier> NHS =
            identifier -> Terms.NHS_NUMBER.equals(identifier.getSystem()) && identifier.getValue() != null;

    private Optional<Identifier> contained(Reference to) {
        if (!to.hasReference() || !to.getReference().startsWith("#") || !(resource instanceof DomainResource whole)) {
            return Optional.empty();
        }
        return whole.getContained().stream()
                .filter(part -> part instanceof Patient
                        && to.getReference().substring(1).equals(part.getIdPart()))
                .flatMap(part -> ((Patient) part).getIdentifier().stream())
                .filter(NHS)
                .findFirst();
    }

    /** The id in a reference to a resource of that type: relative, absolute or {@code urn:uuid:}. */
    static @Nullable String localId(Reference to, String type) {
        String text = to.hasReference() ? to.getReference().strip() : "";
        if (text.startsWith(URN)) {
            boolean mayBe = !to.hasType() || to.getType().equals(type);
            return mayBe && text.length() > URN.length() ? text.substring(URN.length()) : null;
        }
        String[] steps = text.split("/_history/", 2)[0].split("/");
        int last = steps.length - 1;
        return last >= 1 && steps[last - 1].equals(type) && !steps[last].isBlank() ? steps[last] : null;
    }

    /** Null also for a value the parser has refused: that is among the findings already. */
    @Nullable
    Occurred when(String field, @Nullable BaseDateTimeType value) {
        return value == null || value.getValue() == null
                ? null
                : findings.when(field, value.getValueAsString(), DateText.Order.UNKNOWN);
    }

    @Nullable
    Occurred start(String field, Period period) {
        return when(field + ".start", period.getStartElement());
    }

    @Nullable
    Occurred end(String field, Period period) {
        return when(field + ".end", period.getEndElement());
    }

    /** The id, or where there is none an identifier that is not the NHS number, or the content's hash. */
    private String key() {
        if (resource.getIdElement().hasIdPart()) {
            return resource.getIdElement().getIdPart();
        }
        try {
            byte[] content = item.content().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "unnamed-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> join(List<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }
}
