package kinbridge.mappings.probation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import kinbridge.mappings.JsonPart;

/** The resources of the External API: the path, the shape by which a bare one is known, and its mapping. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are method references without state
enum Resource {
    ACCESS_LIMITATIONS(
            "access-limitations",
            object -> has(object, "excludedFrom", "restrictedTo", "userExcluded", "userRestricted"),
            AccessLimits::map),
    ADDRESSES(
            "addresses",
            object -> object.path("contactDetails").has("addresses") || has(object, "cprAddressId", "noFixedAbode"),
            AddressMapping::map),
    SUPERVISIONS("supervisions", object -> object.has("supervisions"), SupervisionMapping::map),
    LICENCES("licences/conditions", object -> object.has("licences"), LicenceMapping::map),
    SERIOUS_HARM(
            "risks/serious-harm",
            object -> object.has("riskInCommunity") || object.path("summary").has("riskInCommunity"),
            RiskMapping::seriousHarm),
    OFFICER(
            "person-responsible-officer",
            object -> has(object, "communityOffenderManager", "prisonOffenderManager"),
            OfficerMapping::map),
    MAPPA("risks/mappadetail", object -> object.has("level") && object.has("category"), RiskMapping::mappa),
    DYNAMIC_RISKS(
            "risks/dynamic",
            object -> object.has("code") && object.has("description") && object.has("startDate"),
            RegistrationMapping::map),
    STATUS_INFORMATION("status-information", object -> false, RegistrationMapping::map),
    PERSON(
            "",
            object -> has(object, "otherIds", "cprUUID", "limitedAccess")
                    || (has(object, "surname", "lastName") && object.has("firstName"))
                    || has(object, "probationOffenderSearch"),
            PersonMapping::map),
    /** Understood, and more than a family view may know, or nothing of it: needs, scores, notes, health. */
    NOT_FOR_THE_FAMILY_VIEW("not-for-the-family-view", object -> false, (payload, of) -> {}),
    UNKNOWN("unknown", object -> false, (payload, of) -> {});

    private static final List<String> NOT_MAPPED = List.of(
            "assessment-summary",
            "care-needs",
            "case-notes",
            "contacts",
            "contact-events",
            "emergency-contacts",
            "epf",
            "health-and-diet",
            "name",
            "needs",
            "number-of-children",
            "offences",
            "protected-characteristics",
            "risk-management-plan",
            "risks/categories",
            "risks/scores",
            "sentences",
            "sentences/latest-key-dates-and-adjustments",
            "visit-orders");

    private final String path;
    private final Predicate<JsonNode> shape;
    private final BiConsumer<JsonPart, ProbationCase> mapping;

    Resource(String path, Predicate<JsonNode> shape, BiConsumer<JsonPart, ProbationCase> mapping) {
        this.path = path;
        this.shape = shape;
        this.mapping = mapping;
    }

    /** How an item of it is called: the path, {@code person} for the root. */
    String title() {
        return path.isEmpty() ? "person" : path;
    }

    void map(JsonPart payload, ProbationCase of) {
        mapping.accept(payload, of);
    }

    /** By the path the connector names, else by shape. */
    static Resource of(JsonNode wrapper) {
        if (!wrapper.has("payload") || !wrapper.has("resource")) {
            JsonNode bare = wrapper.path("data").isContainerNode() ? wrapper.path("data") : wrapper;
            return byShape(bare.isArray() ? bare.path(0) : bare);
        }
        String named = wrapper.path("resource").asText().replaceAll("^/+|/+$", "");
        if (NOT_MAPPED.contains(named)) {
            return NOT_FOR_THE_FAMILY_VIEW;
        }
        return Arrays.stream(values())
                .filter(resource -> resource.path.equals(named))
                .findFirst()
                .orElse(named.equals("person") ? PERSON : UNKNOWN);
    }

    /** What the API answered, without the wrapper and without {@code data}. */
    static JsonPart payload(JsonPart wrapper) {
        JsonPart payload = wrapper.has("payload") && wrapper.has("resource") ? wrapper.at("payload") : wrapper;
        return payload.node().path("data").isContainerNode() ? payload.at("data") : payload;
    }

    private static Resource byShape(JsonNode object) {
        return Arrays.stream(values())
                .filter(resource -> resource.shape.test(object))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static boolean has(JsonNode object, String... names) {
        return Arrays.stream(names).anyMatch(object::has);
    }
}
